import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { TAKING_PART, type SeatState } from '@lytt/shared';
import { useDates, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './panel.module.css';
import { panelTexts } from './texts';
import { useShares } from './words';

export interface CardPerson {
  kind: 'panel' | 'reserve';
  position: number;
  /** Absent while the draw waits for its confirmation. */
  state?: SeatState | undefined;
  since?: string | null | undefined;
  alias?: string | null | undefined;
  values: string[];
  rating: number | null;
  chance: number | null;
}

const GONE: readonly SeatState[] = ['declined', 'expired', 'dropped', 'withdrawn'];

/** One seat, at a glance. The state is a word; its colour only repeats it. */
export function PersonCard({
  person,
  who,
  menu,
}: {
  person: CardPerson;
  who?: ReactNode;
  menu?: ReactNode;
}): ReactNode {
  const t = useTexts(panelTexts);
  const share = useShares();
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const { state } = person;
  const gone = state !== undefined && GONE.includes(state);
  const colour = state === 'invited' ? 'amber' : state !== undefined && TAKING_PART.includes(state) ? 'fjord' : 'gray';
  return (
    <li className={`${classes.card} ${gone ? classes.gone : ''}`}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Text fw={650} size="sm" style={{ flex: 1, minWidth: 0 }}>
          {t(person.kind === 'panel' ? 'seatNumber' : 'reserveNumber', { position: person.position })}
          {person.alias ? ` · ${person.alias}` : ''}
        </Text>
        <Badge
          variant="light"
          color={colour}
          size="sm"
          styles={{ root: { height: 'auto', flex: 'none' }, label: { whiteSpace: 'normal' } }}
        >
          {t(state ?? 'proposed')}
        </Badge>
        {menu}
      </Group>
      <Text size="sm">{person.values.join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {person.rating === null ? t('ratingNone') : t('rating', { rating: Math.round(person.rating * 10) / 10 })}
        {person.chance === null ? '' : ` · ${t('chance', { chance: share(person.chance, 1) })}`}
        {state && state !== 'drawn' && person.since ? ` · ${t('since', { when: when(person.since) })}` : ''}
      </Text>
      {who}
    </li>
  );
}
