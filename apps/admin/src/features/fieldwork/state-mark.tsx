import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueueItem } from '@lytt/shared';
import { useDates, useTexts, type AdminKey } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';

/** Amber is for what needs a moderator; the word always stands beside the colour. */
const NEEDS = new Set(['unclear', 'answered']);

export function stateText(item: Pick<QueueItem, 'kind' | 'state'>): AdminKey<'moderation.fieldwork'> {
  if (item.kind === 'answer') return `state.${item.state}`;
  return item.state === 'settled' ? 'state.replied' : item.state === 'clear' ? 'state.noReply' : 'state.question';
}

export function StateMark({ item }: { item: QueueItem }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const needs = item.kind === 'answer' ? NEEDS.has(item.state) : item.state === 'unread';
  return (
    <Badge
      component="span"
      size="sm"
      style={{ flexShrink: 0 }}
      variant={item.state === 'unread' && item.kind === 'answer' ? 'filled' : 'light'}
      color={needs ? 'amber' : item.state === 'unread' ? 'fjord' : 'gray'}
    >
      {t(stateText(item))}
    </Badge>
  );
}

/** An unclear answer is followed up before its day is over; the deadline is the midnight that ends it. */
export function DueMark({ item }: { item: QueueItem }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const { day } = useDates(study.timeZone);
  if (!item.deadline) return null;
  const lastMoment = new Date(Date.parse(item.deadline) - 1).toISOString();
  return (
    <Badge component="span" size="sm" variant={item.overdue ? 'filled' : 'light'} color="amber">
      {item.overdue ? t('overdue', { day: day(lastMoment) }) : t('deadline')}
    </Badge>
  );
}
