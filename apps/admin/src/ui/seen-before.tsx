import { Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { discussionRoutes } from '@lytt/shared';
import { useView } from '../api/hooks';
import { useDates, useTexts } from '../i18n/texts';
import { Loaded } from './loaded';
import { Words } from './quote';
import { useStudy } from './study-context';

/** What the author of an answer had read of the others before writing it, asked for when somebody wants to know. */
export function SeenBefore({ postId }: { postId: string }): ReactNode {
  const t = useTexts('house.ui');
  const study = useStudy();
  const [open, setOpen] = useState(false);
  if (!study.may('moderation.read')) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('seenBefore')}</summary>
      {open ? <Seen postId={postId} /> : null}
    </details>
  );
}

function Seen({ postId }: { postId: string }): ReactNode {
  const t = useTexts('house.ui');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const seen = useView(discussionRoutes.seenBefore, { params: { studyId: study.id, postId } });
  return (
    <Loaded query={seen} lines={2}>
      {({ answeredAt, items }) =>
        items.length === 0 ? (
          <Text size="sm" mt="xs">
            {t('seenNothing')}
          </Text>
        ) : (
          <Stack gap="sm" mt="xs">
            <Text size="sm">{t('seenCount', { count: items.length, when: when(answeredAt) })}</Text>
            {items.map((item) => (
              <div key={item.postId}>
                <Text size="sm" c="dimmed">
                  {t('seenBy', { kind: item.kind, name: item.alias ?? item.staffName ?? t('somebody') })} ·{' '}
                  {t('seenAt', { when: when(item.firstSeenAt) })}
                </Text>
                {item.body === null ? <Text size="sm">{t('seenErased')}</Text> : <Words size="sm">{item.body}</Words>}
              </div>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
