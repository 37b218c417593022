import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { Refused } from '../api/call';
import { useTexts } from '../i18n/texts';

const BEFORE_SKELETON_MS = 300;

/** The four states of anything that comes from the server: loading, refused, not yours, here. */
export function Loaded<View>({
  query,
  children,
  lines = 4,
}: {
  query: UseQueryResult<View, Refused>;
  children: (view: View) => ReactNode;
  lines?: number;
}): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <RefusedNote fault={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}

function Waiting({ lines }: { lines: number }): ReactNode {
  const t = useTexts('house.ui');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), BEFORE_SKELETON_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} height={24} width={`${95 - ((at * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

/** What the server refused, in its words, and what to do. */
export function RefusedNote({ fault, retry }: { fault: Refused; retry?: () => void }): ReactNode {
  const t = useTexts('house.ui');
  if (fault.problem.status === 403)
    return (
      <Alert color="gray" title={t('noAccess')}>
        <Text>{t('noAccessTodo')}</Text>
      </Alert>
    );
  return (
    <Alert color="red" title={fault.problem.title}>
      {fault.problem.errors?.map((each) => (
        <Text key={`${each.path}${each.message}`} size="sm">
          {each.path}
          {each.line ? ` (${each.line})` : ''}: {each.message}
        </Text>
      ))}
      {retry ? (
        <Button mt="sm" size="xs" variant="default" onClick={retry}>
          {t('retry')}
        </Button>
      ) : null}
    </Alert>
  );
}
