import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { TAKING_PART, type SeatState } from '@lytt/shared';
import { useDates, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { useNumbers, useShares } from '../words';
import classes from './seats.module.css';

export interface CardPerson {
  kind: 'panel' | 'reserve';
  position: number;
  /** Absent while the draw waits for its confirmation. */
  state?: SeatState | undefined;
  since?: string | null | undefined;
  answerBy?: string | null | undefined;
  alias?: string | null | undefined;
  late?: boolean | undefined;
  addressFault?: { code: string; at: string } | null | undefined;
  /** Whose place it is, as that seat is called; empty when that is not known any more. */
  inPlaceOf?: string | undefined;
  traits: string;
  rating: number | null;
  chance: number | null;
}

export const GONE: readonly SeatState[] = ['declined', 'expired', 'dropped', 'withdrawn'];

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
  const t = useTexts('panel.seats');
  const panel = useTexts('panel.panel');
  const share = useShares();
  const number = useNumbers();
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const { state, answerBy, inPlaceOf } = person;
  const gone = state !== undefined && GONE.includes(state);
  const colour = state === 'invited' ? 'amber' : state !== undefined && TAKING_PART.includes(state) ? 'fjord' : 'gray';
  const isLate = answerBy ? new Date(answerBy) < new Date() : false;
  const details = [
    person.rating === null ? panel('ratingNone') : panel('rating', { rating: number(person.rating, 1) }),
    person.chance === null ? undefined : t('chance', { chance: share(person.chance, 1) }),
    state && state !== 'drawn' && person.since ? t('since', { when: when(person.since) }) : undefined,
    state === 'invited' && answerBy ? t(isLate ? 'answerLate' : 'answerBy', { when: when(answerBy) }) : undefined,
    inPlaceOf === undefined ? undefined : inPlaceOf ? t('replacesSeat', { seat: inPlaceOf }) : t('replaces'),
  ].filter((each) => each !== undefined);
  return (
    <li className={`${classes.card} ${gone ? classes.gone : ''}`}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Text fw={650} size="sm" style={{ flex: 1, minWidth: 0 }}>
          {t(person.kind === 'panel' ? 'seatNumber' : 'reserveNumber', { position: person.position })}
          {person.alias ? ` · ${person.alias}` : ''}
        </Text>
        {person.late ? (
          <Badge variant="outline" color="gray" size="sm" style={{ flex: 'none' }}>
            {t('late')}
          </Badge>
        ) : null}
        <Badge
          variant="light"
          color={colour}
          size="sm"
          styles={{ root: { height: 'auto', flex: 'none' }, label: { whiteSpace: 'normal' } }}
        >
          {panel(state ?? 'proposed')}
        </Badge>
        {menu}
      </Group>
      <Text size="sm">{person.traits}</Text>
      <Text size="xs" c="dimmed">
        {details.join(' · ')}
      </Text>
      {person.addressFault && !gone ? (
        <Text size="xs" className={classes.fault ?? ''}>
          {t('addressFault', { code: person.addressFault.code, when: when(person.addressFault.at) })}
        </Text>
      ) : null}
      {who}
    </li>
  );
}
