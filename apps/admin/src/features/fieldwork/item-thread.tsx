import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ItemView, ThreadPost } from '@lytt/shared';
import { useDates, useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import classes from './queue.module.css';
import { stateText } from './state-mark';

/** What was written under an answer, oldest first, and how the answer went through the loop. */
export function ItemThread({ view }: { view: ItemView }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const name = (state: ItemView['item']['state']): string => t(stateText({ kind: view.item.kind, state }));
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t('thread')}
      </Title>
      {view.thread.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('threadNone')}
        </Text>
      ) : (
        <Stack gap="md">
          {view.thread.map((post) => (
            <Post key={post.postId} post={post} />
          ))}
        </Stack>
      )}
      {view.history.length > 0 ? (
        <details style={{ marginTop: 'var(--mantine-spacing-md)' }}>
          <summary>{t('history')}</summary>
          <ol>
            {view.history.map((change, at) => (
              <li key={at}>
                <Text size="sm">
                  {t('historyLine', { when: when(change.at), from: name(change.from), to: name(change.to) })}
                  {change.by ? t('historyBy', { name: change.by }) : ''}
                </Text>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function Post({ post }: { post: ThreadPost }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  return (
    <div className={classes.post} data-by={post.by}>
      <Group gap="xs">
        <Title order={4} size="h6">
          {post.name ?? t('somebody')}
          {post.by === 'moderator' ? ` (${t('moderator')})` : ''} {t(`kind.${post.kind}`)}
        </Title>
        <Text size="sm" c="dimmed">
          {when(post.at)}
        </Text>
        {post.private ? (
          <Badge size="sm" variant="outline" color="gray">
            {t('private')}
          </Badge>
        ) : null}
      </Group>
      <Words>{post.body}</Words>
    </div>
  );
}
