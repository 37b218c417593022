import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { quotasForInvited } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import type { PlanRoom } from './plan-room';

/** Seats to fill, people to invite for them, and reserves: three separate numbers. */
export function SizeFields({ room }: { room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const { editing, view } = room;
  const { draft, faults, mayEdit, change } = editing;
  const field = (name: 'seats' | 'invite' | 'reserves', about: string, least: number): ReactNode => (
    <TypedNumber
      label={t(name)}
      description={about}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      max={500}
      readOnly={!mayEdit}
      value={draft[name] ?? ''}
      placeholder={name === 'invite' ? String(draft.seats) : ''}
      onType={(typed) => change({ ...draft, [name]: name === 'invite' && typed === '' ? null : typed })}
      error={faults.has(name) ? t('sizeFault', { from: least }) : undefined}
      flex="1 1 7rem"
      styles={{ wrapper: { maxWidth: '7rem' } }}
    />
  );
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start">
        {field('seats', t('seatsAbout'), 1)}
        {field('reserves', t('reservesAbout'), 0)}
        {field('invite', t('inviteAbout'), 1)}
      </Group>
      <Invited room={room} />
      <Text size="sm" c="dimmed">
        {t('poolOf', { pool: view.poolSize, eligible: view.eligible })}
      </Text>
    </Stack>
  );
}

/** What the quotas become when more are invited than there are seats. */
function Invited({ room: { editing, names } }: { room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const { plan } = editing;
  const invite = plan?.invite;
  if (!plan || !invite || invite === plan.seats) return null;
  if (invite < plan.seats) return <Text size="sm">{t('inviteFewer')}</Text>;
  const grown = quotasForInvited(plan.quotas, plan.seats, invite);
  const at = grown.findIndex((quota, nth) => quota.min !== plan.quotas[nth]?.min);
  const [before, after] = [plan.quotas[Math.max(at, 0)], grown[Math.max(at, 0)]];
  if (!before || !after) return null;
  const example = t('exampleOf', {
    quota: names.quota(before),
    from: `${before.min}–${before.max}`,
    to: `${after.min}–${after.max}`,
  });
  return <Text size="sm">{t('inviteGrows', { invite, seats: plan.seats, example })}</Text>;
}
