import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { panelRoutes, TAKING_PART, type PanelView, type SeatEntry, type ViewOf } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { InviteAll } from './invite-all';
import classes from './panel.module.css';
import { PersonCard, type CardPerson } from './person-card';
import { SeatMenu } from './seat-menu';
import { panelTexts } from './texts';
import { useNames } from './words';

type Names = ViewOf<typeof panelRoutes.who>['items'];

/** The drawn people by seat, then the reserves in their order: first as a proposal, later as seats. */
export function People({ view }: { view: PanelView }): ReactNode {
  if (view.pickedFrom === 'nothing') return null;
  return view.pickedFrom === 'draw' ? <Proposed view={view} /> : <Seated view={view} />;
}

function useCards(
  view: PanelView,
): (person: Omit<CardPerson, 'values'> & { attributes: Record<string, string> }) => CardPerson {
  const names = useNames(view.balance);
  return ({ attributes, ...person }) => ({
    ...person,
    values: view.balance.flatMap(({ attribute }) =>
      attributes[attribute] === undefined ? [] : [names.value(attribute, attributes[attribute])],
    ),
  });
}

function Proposed({ view }: { view: PanelView }): ReactNode {
  const card = useCards(view);
  const people = view.draw?.people ?? [];
  return (
    <TwoLists
      card={(kind) =>
        people
          .filter((person) => person.kind === kind)
          .map((person) => <PersonCard key={person.applicationId} person={card(person)} />)
      }
    />
  );
}

function Seated({ view }: { view: PanelView }): ReactNode {
  const study = useStudy();
  const seats = useView(panelRoutes.seats, { params: { studyId: study.id }, topics: ['seat', 'draw', 'application'] });
  return <Loaded query={seats}>{({ items }) => <SeatLists view={view} seats={items} />}</Loaded>;
}

function SeatLists({ view, seats }: { view: PanelView; seats: readonly SeatEntry[] }): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const card = useCards(view);
  const [names, setNames] = useState<Names>();
  const mayInvite = study.may('panel.invite');
  const drawn = (kind: 'panel' | 'reserve'): number =>
    seats.filter((seat) => seat.kind === kind && seat.state === 'drawn').length;
  const show = (): void => {
    if (names) return setNames(undefined);
    call(panelRoutes.who, { params: { studyId: study.id }, body: { seatIds: seats.map((seat) => seat.seatId) } }).then(
      ({ items }) => setNames(items),
      (fault: Refused) => sayRefused(fault),
    );
  };
  const who = (seatId: string): ReactNode => {
    if (!names) return null;
    const person = names.find((each) => each.seatId === seatId);
    return (
      <Text size="sm" fw={600}>
        {person ? [person.name, person.email, person.phone].filter(Boolean).join(' · ') : t('noContact')}
      </Text>
    );
  };
  return (
    <TwoLists
      above={
        <Stack gap="xs">
          {view.fixed ? (
            <Text>
              {t('answered', {
                seats: view.plan.seats,
                taking: seats.filter((seat) => TAKING_PART.includes(seat.state)).length,
                waiting: seats.filter((seat) => seat.state === 'invited').length,
              })}
            </Text>
          ) : null}
          {mayInvite ? (
            <>
              <Group gap="sm">
                {drawn('panel') > 0 ? <InviteAll seats={drawn('panel')} reserves={drawn('reserve')} /> : null}
                <Button variant="default" onClick={show} aria-pressed={names !== undefined}>
                  {t(names ? 'hideNames' : 'showNames')}
                </Button>
              </Group>
              <Text size="xs" c="dimmed">
                {t('namesLogged')}
              </Text>
            </>
          ) : null}
        </Stack>
      }
      card={(kind) =>
        seats
          .filter((seat) => seat.kind === kind)
          .map((seat) => (
            <PersonCard
              key={seat.seatId}
              person={card(seat)}
              who={who(seat.seatId)}
              menu={mayInvite ? <SeatMenu seat={seat} /> : null}
            />
          ))
      }
    />
  );
}

function TwoLists({ above, card }: { above?: ReactNode; card: (kind: 'panel' | 'reserve') => ReactNode[] }): ReactNode {
  const t = useTexts(panelTexts);
  const reserves = card('reserve');
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('people')}
        </Title>
        {above}
        <ul className={classes.cards}>{card('panel')}</ul>
        {reserves.length > 0 ? (
          <>
            <Title order={3} size="h5">
              {t('reserveList')}
            </Title>
            <ol className={classes.cards}>{reserves}</ol>
          </>
        ) : null}
      </Stack>
    </Paper>
  );
}
