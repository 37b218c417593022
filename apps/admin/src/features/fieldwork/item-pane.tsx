import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import type { ItemView } from '@lytt/shared';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { SeenBefore } from '../../ui/seen-before';
import { useStudy } from '../../ui/study-context';
import { ActBar } from './act-bar';
import { ItemThread } from './item-thread';
import { PersonStrip } from './person-strip';
import { DueMark, StateMark } from './state-mark';
import type { Acts } from './use-acts';

/** The middle column: the answer, large, with what was asked above it and what followed below. */
export function ItemPane({
  view,
  acts,
  onPerson,
  headingRef,
}: {
  view: ItemView;
  acts: Acts;
  onPerson: () => void;
  headingRef: Ref<HTMLHeadingElement>;
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const { item } = view;
  return (
    <Stack gap="md" component="article">
      <div>
        <Title order={2} size="h3" ref={headingRef} tabIndex={-1} style={{ outline: 'none' }}>
          {item.alias ?? t('somebody')}
        </Title>
        {item.question ? (
          <Text c="dimmed">
            {t('questionLine', {
              position: item.question.position,
              day: item.question.day,
              title: localized(item.question.title),
            })}
          </Text>
        ) : null}
        <Group gap="xs" mt={6}>
          <StateMark item={item} />
          <Text size="sm" c="dimmed">
            {item.state === 'unread' ? when(item.createdAt) : t('since', { when: when(item.since) })}
          </Text>
          {item.holder ? (
            <Text size="sm">
              {item.holder.staffId === acts.meId ? t('mine') : t('heldBy', { name: item.holder.name })}
            </Text>
          ) : null}
          <DueMark item={item} />
          {view.sentiment ? (
            <Badge variant="outline" color="gray">
              {t(`sounds.${view.sentiment}`)}
            </Badge>
          ) : null}
        </Group>
      </div>
      <PersonStrip person={view.person} onAll={onPerson} />
      {view.question ? (
        <details>
          <summary>{t('questionText')}</summary>
          <Text mt="xs" maw="62ch" style={{ whiteSpace: 'pre-wrap' }}>
            {localized(view.question.text)}
          </Text>
          <Text mt="xs" size="sm" c="dimmed">
            {t(`masking.${view.question.masking}`)}
          </Text>
        </details>
      ) : null}
      {item.editedSince ? <Alert color="amber">{t('editedNote')}</Alert> : null}
      <Words size="lg">{view.body}</Words>
      {view.versions.length > 0 ? (
        <details>
          <summary>{t('versions', { count: view.versions.length })}</summary>
          <Stack gap="sm" mt="xs">
            {view.versions.map((version) => (
              <div key={version.version}>
                <Text size="sm" c="dimmed">
                  {t('versionAt', { when: when(version.at) })}
                </Text>
                <Words size="sm">{version.body}</Words>
              </div>
            ))}
          </Stack>
        </details>
      ) : null}
      {item.kind === 'answer' ? <SeenBefore key={item.postId} postId={item.postId} /> : null}
      <ActBar view={view} acts={acts} />
      <ItemThread view={view} />
    </Stack>
  );
}
