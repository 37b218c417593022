import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { panelRoutes, type NextInvitation } from '@lytt/shared';
import { useAct, useView } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { AskFirst } from '../../../ui/ask-first';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import { Card } from '../card';
import { useNumbers, type Names } from '../words';

/** Empty places, who should be asked next and why, and whether that happens by itself. */
export function NextCard({ names }: { names: Names }): ReactNode {
  const t = useTexts('panel.seats');
  const { id: studyId } = useStudy();
  const next = useView(panelRoutes.next, { params: { studyId }, topics: ['seat', 'application', 'draw'] });
  return (
    <Card title={t('next')}>
      <Loaded query={next} lines={3}>
        {(found) => <Found next={found} names={names} />}
      </Loaded>
    </Card>
  );
}

function Found({ next, names }: { next: NextInvitation; names: Names }): ReactNode {
  const t = useTexts('panel.seats');
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const until = next.until ? when(next.until) : undefined;
  const rule = next.automatically ? 'automaticOn' : 'automaticOff';
  return (
    <Stack gap="xs" mt={4}>
      <div role="status">
        <Text fw={600}>{t('placesEmpty', { empty: next.empty })}</Text>
        <Text size="sm" c="dimmed">
          {t('placesHeld', { held: next.held, seats: next.seats })}
        </Text>
      </div>
      {next.over ? (
        <Alert color="gray">{t('over', { until: until ?? '' })}</Alert>
      ) : (
        <Text size="sm">{until ? t(rule, { until }) : t(`${rule}Open`)}</Text>
      )}
      {next.empty > 0 && next.person === null ? <Text size="sm">{t('nobodyAvailable')}</Text> : null}
      {next.person ? <NextPerson next={next} person={next.person} names={names} /> : null}
    </Stack>
  );
}

function NextPerson({
  next,
  person,
  names,
}: {
  next: NextInvitation;
  person: NonNullable<NextInvitation['person']>;
  names: Names;
}): ReactNode {
  const t = useTexts('panel.seats');
  const panel = useTexts('panel.panel');
  const number = useNumbers();
  const study = useStudy();
  const done = useDone();
  const [asking, ask] = useDisclosure(false);
  const invite = useAct(panelRoutes.inviteNext);
  const traits = names.person(person.attributes);
  const send = (): void =>
    invite.mutate(
      { params: { studyId: study.id }, body: { applicationId: person.applicationId } },
      {
        onSuccess: () => {
          ask.close();
          done(t('nextSent'));
        },
        onError: (fault) => {
          ask.close();
          sayRefused(fault);
        },
      },
    );
  return (
    <>
      <div>
        <Text fw={600}>{t('nextPerson', { person: traits })}</Text>
        <Text size="sm" c="dimmed">
          {t(person.kind === 'reserve' ? 'fromReserves' : 'fromApplicants')}{' '}
          {person.rating === null ? panel('ratingNone') : panel('rating', { rating: number(person.rating, 1) })}
        </Text>
        {next.reason === 'restoresBalance' || next.reason === 'nearestToBalance' ? (
          <Text size="sm">{t(next.reason)}</Text>
        ) : null}
      </div>
      <Unmet title={t('helps')} items={next.helps} names={names} />
      <Unmet title={t('staysBroken')} items={next.staysBroken} names={names} />
      <Text size="xs" c="dimmed">
        {t('available', next.available)}
      </Text>
      {study.may('panel.invite') ? (
        <div>
          <Button onClick={ask.open}>{t('inviteNext')}</Button>
        </div>
      ) : null}
      <AskFirst
        opened={asking}
        title={t('inviteNextTitle')}
        about={
          <>
            <Text>{traits}</Text>
            <Text size="sm">{t('inviteReserveAbout')}</Text>
          </>
        }
        yes={t('inviteNextYes')}
        busy={invite.isPending}
        onYes={send}
        onNo={ask.close}
      />
    </>
  );
}

function Unmet({ title, items, names }: { title: string; items: NextInvitation['helps']; names: Names }): ReactNode {
  const t = useTexts('panel.seats');
  if (items.length === 0) return null;
  return (
    <div>
      <Text size="sm">{title}:</Text>
      <List size="sm">
        {items.map(({ bound, wanted, seats, ...quota }) => (
          <List.Item key={`${names.quota(quota)}${bound}`}>
            {t(bound === 'min' ? 'unmetMin' : 'unmetMax', { quota: names.quota(quota), wanted, seats })}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
