import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { DOCUMENTS_AT_ONCE, type DocumentView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import classes from './coding.module.css';
import { FeelingDot } from './marks';

interface Props {
  documents: DocumentView[];
  total: number;
  offset: number;
  current: string | undefined;
  onOpen: (postId: string) => void;
  onOffset: (offset: number) => void;
}

/** The answers of one question, as the conversation went; each says what is on it already. */
export function DocumentsList({ documents, total, offset, current, onOpen, onOffset }: Props): ReactNode {
  const t = useTexts('coding.coding');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {t('shown', { count: total })}
      </Text>
      <ul ref={list} className={classes.documents} aria-label={t('documents')}>
        {documents.map((document) => (
          <li key={document.postId}>
            <UnstyledButton
              className={classes.document}
              aria-current={document.postId === current ? 'true' : undefined}
              onClick={() => onOpen(document.postId)}
            >
              <Entry document={document} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {total > DOCUMENTS_AT_ONCE ? (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={offset === 0}
            onClick={() => onOffset(offset - DOCUMENTS_AT_ONCE)}
          >
            {t('earlier', { count: DOCUMENTS_AT_ONCE })}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={offset + DOCUMENTS_AT_ONCE >= total}
            onClick={() => onOffset(offset + DOCUMENTS_AT_ONCE)}
          >
            {t('later', { count: DOCUMENTS_AT_ONCE })}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function Entry({
  document: { alias, kind, texts, version, segments, sentiments },
}: {
  document: DocumentView;
}): ReactNode {
  const t = useTexts('coding.coding');
  const body = texts.find((each) => each.version === version)?.body ?? '';
  const sentiment = sentiments.find((each) => each.version === version);
  const codes = new Set(segments.flatMap((segment) => segment.codes.map((code) => code.id))).size;
  return (
    <>
      <Text size="sm" fw={600} component="span" display="block">
        {alias ?? t('noAlias')}
        {kind === 'answer' ? '' : ` · ${kind === 'reply' || kind === 'probe_answer' ? t(kind) : t('other')}`}
      </Text>
      <Text size="sm" component="span" display="block" truncate>
        {body}
      </Text>
      <Text size="xs" c="dimmed" component="span" display="block">
        {sentiment ? (
          <>
            <FeelingDot label={sentiment.label} /> {t(sentiment.label)} ·{' '}
          </>
        ) : null}
        {t('codesOn', { count: codes })}
        {segments.some((segment) => segment.starred) ? ` · ★ ${t('starred')}` : ''}
      </Text>
    </>
  );
}
