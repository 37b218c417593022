import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { panelRoutes, type PanelView, type SeatEntry, type ViewOf } from '@lytt/shared';
import { call, type Refused } from '../../../api/call';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { Empty } from '../../../ui/empty';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';
import { Balance } from '../balance';
import { useNames, type Names } from '../words';
import { NextCard } from './next-card';
import { GONE, PersonCard, type CardPerson } from './person-card';
import { PersonDrawer, type LookedAt } from './person-drawer';
import { SeatMenu } from './seat-menu';
import classes from './seats.module.css';
import { WhyNotSomebody } from './why-not';

type Contacts = ViewOf<typeof panelRoutes.who>['items'];

/** The drawn people by seat, then the reserves in their order: first as a proposal, later as seats. Balance beside them. */
export function PeopleTab({ view }: { view: PanelView }): ReactNode {
  const t = useTexts('panel.seats');
  const names = useNames(view.balance);
  const [looked, setLooked] = useState<LookedAt>();
  const isRunning = view.draw?.state === 'queued' || view.draw?.state === 'running';
  const awaitsNumber = view.draw?.numbered?.number === null && view.draw.state === 'done';
  const nobody = isRunning ? t('running') : awaitsNumber ? t('numberFirst') : t('nobodyTodo');
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        {view.fixed ? <NextCard names={names} /> : null}
        {view.pickedFrom === 'nothing' || (view.pickedFrom === 'draw' && awaitsNumber) ? (
          <Empty title={t('nobody')} todo={nobody} />
        ) : view.pickedFrom === 'draw' ? (
          <Proposed view={view} names={names} onLook={setLooked} />
        ) : (
          <Seated view={view} names={names} onLook={setLooked} />
        )}
      </Stack>
      <Balance view={view} />
      <PersonDrawer view={view} looked={looked} onClose={() => setLooked(undefined)} />
    </div>
  );
}

interface ListProps {
  view: PanelView;
  names: Names;
  onLook: (looked: LookedAt) => void;
}

function useSeatName(): (seat: Pick<CardPerson, 'kind' | 'position'>) => string {
  const t = useTexts('panel.seats');
  return ({ kind, position }) => t(kind === 'panel' ? 'seatNumber' : 'reserveNumber', { position });
}

function Proposed({ view, names, onLook }: ListProps): ReactNode {
  const t = useTexts('panel.seats');
  const seatName = useSeatName();
  const people = view.draw?.people ?? [];
  return (
    <Lists
      view={view}
      names={names}
      card={(kind) =>
        people
          .filter((person) => person.kind === kind)
          .map((person) => {
            const traits = names.person(person.attributes);
            const title = seatName(person);
            return (
              <PersonCard
                key={person.applicationId}
                person={{ ...person, traits }}
                who={
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    ml={-8}
                    aria-label={`${t('whyThis')}: ${title}`}
                    onClick={() => onLook({ title, traits, applicationId: person.applicationId })}
                  >
                    {t('whyThis')}
                  </Button>
                }
              />
            );
          })
      }
    />
  );
}

function Seated(props: ListProps): ReactNode {
  const study = useStudy();
  const seats = useView(panelRoutes.seats, { params: { studyId: study.id }, topics: ['seat', 'draw', 'application'] });
  return <Loaded query={seats}>{({ items }) => <SeatLists {...props} seats={items} />}</Loaded>;
}

function SeatLists({ view, names, onLook, seats }: ListProps & { seats: readonly SeatEntry[] }): ReactNode {
  const t = useTexts('panel.seats');
  const study = useStudy();
  const seatName = useSeatName();
  const [contacts, setContacts] = useState<Contacts>();
  const mayInvite = study.may('panel.invite');
  const show = (): void => {
    if (contacts) return setContacts(undefined);
    call(panelRoutes.who, { params: { studyId: study.id }, body: { seatIds: seats.map((seat) => seat.seatId) } }).then(
      ({ items }) => setContacts(items),
      (fault: Refused) => sayRefused(fault),
    );
  };
  const who = (seatId: string): ReactNode => {
    if (!contacts) return null;
    const person = contacts.find((each) => each.seatId === seatId);
    return (
      <Text size="sm" fw={600}>
        {person ? [person.name, person.email, person.phone].filter(Boolean).join(' · ') : t('noContact')}
      </Text>
    );
  };
  const inPlaceOf = (seat: SeatEntry): string | undefined => {
    if (seat.replaces === null) return undefined;
    const left = seats.find((each) => each.seatId === seat.replaces);
    return left ? seatName(left) : '';
  };
  const card = (seat: SeatEntry): ReactNode => {
    const traits = names.person(seat.attributes);
    return (
      <PersonCard
        key={seat.seatId}
        person={{ ...seat, traits, inPlaceOf: inPlaceOf(seat) }}
        who={who(seat.seatId)}
        menu={
          <SeatMenu
            seat={seat}
            onWhy={() =>
              onLook({ title: seatName(seat), traits, applicationId: seat.applicationId, seatId: seat.seatId })
            }
          />
        }
      />
    );
  };
  // Those who have left are listed last, because they are no longer on the panel.
  const here = seats.filter((seat) => !GONE.includes(seat.state));
  const isReserve = (seat: SeatEntry): boolean => seat.kind === 'reserve' && seat.state === 'drawn';
  return (
    <Lists
      view={view}
      names={names}
      above={
        mayInvite ? (
          <Stack gap="xs">
            <div>
              <Button variant="default" onClick={show} aria-pressed={contacts !== undefined}>
                {t(contacts ? 'hideNames' : 'showNames')}
              </Button>
            </div>
            <Text size="xs" c="dimmed">
              {t('namesLogged')}
            </Text>
          </Stack>
        ) : null
      }
      card={(kind) => here.filter((seat) => isReserve(seat) === (kind === 'reserve')).map(card)}
      gone={seats.filter((seat) => GONE.includes(seat.state)).map(card)}
    />
  );
}

function Lists({
  view,
  names,
  above,
  card,
  gone = [],
}: {
  view: PanelView;
  names: Names;
  above?: ReactNode;
  card: (kind: 'panel' | 'reserve') => ReactNode[];
  gone?: ReactNode[];
}): ReactNode {
  const t = useTexts('panel.seats');
  const study = useStudy();
  const reserves = card('reserve');
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {t('people')}
          </Title>
          {view.draw?.state === 'done' && study.may('recruitment.read') ? (
            <WhyNotSomebody view={view} names={names} drawId={view.draw.id} />
          ) : null}
        </Group>
        {above}
        <ul className={classes.cards}>{card('panel')}</ul>
        {reserves.length > 0 ? (
          <>
            <Title order={3} size="h6">
              {t('reserveList')}
            </Title>
            <ol className={classes.cards}>{reserves}</ol>
          </>
        ) : null}
        {gone.length > 0 ? (
          <>
            <Title order={3} size="h6">
              {t('gone')}
            </Title>
            <ul className={classes.cards}>{gone}</ul>
          </>
        ) : null}
      </Stack>
    </Paper>
  );
}
