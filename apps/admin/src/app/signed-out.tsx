import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import {
  useQueryClient,
  type MutationCacheNotifyEvent,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { call, Refused } from '../api/call';
import { useView } from '../api/hooks';
import { useTexts } from '../i18n/texts';
import { useDone } from '../ui/toasts';

/** Calls back when the server says that nobody is signed in here any more, whatever was asked. */
function onSignedOut(client: QueryClient, tell: () => void): () => void {
  const heard = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent): void => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const { error } = event.action as { error: unknown };
    if (error instanceof Refused && error.problem.code === 'access.signed-out') tell();
  };
  const stops = [client.getQueryCache().subscribe(heard), client.getMutationCache().subscribe(heard)];
  return () => stops.forEach((stop) => stop());
}

/**
 * A session ends after some hours, perhaps in the middle of a sentence. The page stays as it is, with what was written
 * on it; signing in happens beside it, and this notices when it has.
 */
export function SignedOut(): ReactNode {
  const t = useTexts('house.shell');
  const done = useDone();
  const client = useQueryClient();
  const [away, setAway] = useState(false);
  const [told, tell] = useState<string>();
  // Whose page this is: what stands on it must not go out in the name of whoever signs in next.
  const own = useRef<string>(undefined);
  const present = useView(accessRoutes.me).data?.me;
  useEffect(() => void (own.current ??= present?.email), [present]);
  useEffect(() => onSignedOut(client, () => setAway(true)), [client]);

  const lookAgain = async (): Promise<void> => {
    const { me } = await call(accessRoutes.me);
    if (me?.step !== 'done') return tell(t('stillOut'));
    if (own.current && me.email !== own.current) return tell(t('somebodyElse', { name: me.name }));
    setAway(false);
    tell(undefined);
    void client.invalidateQueries();
    done(t('backIn'));
  };
  const look = (): void => void lookAgain().catch((fault: Error) => tell(fault.message));
  useEffect(() => {
    if (!away) return undefined;
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  });

  return (
    <Modal
      opened={away}
      onClose={() => setAway(false)}
      title={t('signedOut')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('signedOutTodo')}</Text>
        {told ? <Text role="status">{told}</Text> : null}
        <Group>
          <Button component="a" href="/admin/sign-in" target="_blank" rel="noopener" data-autofocus>
            {t('signInBeside')}
          </Button>
          <Button variant="default" onClick={look}>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
