import { Button, Group, Paper, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { accessRoutes, Role } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useDates, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';

export function TeamTab(): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const { day } = useDates();
  const team = useView(accessRoutes.team, { params: { studyId: study.id } });
  return (
    <Stack maw={900}>
      {study.may('team.invite') ? <Invite /> : null}
      <Loaded query={team}>
        {({ members, invitations }) => (
          <Stack>
            <Title order={2} size="h4">
              {t('members')}
            </Title>
            <Table.ScrollContainer minWidth={320}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('name')}</Table.Th>
                    <Table.Th>{t('email')}</Table.Th>
                    <Table.Th>{t('roleLabel')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {members.map((member) => (
                    <Table.Tr key={member.staffId}>
                      <Table.Td>{member.name}</Table.Td>
                      <Table.Td>{member.email}</Table.Td>
                      <Table.Td>{t(`roleName.${member.role}`)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            <Title order={2} size="h4">
              {t('waiting')}
            </Title>
            {invitations.length === 0 ? <Text c="dimmed">{t('waitingNone')}</Text> : null}
            {invitations.map((invitation) => (
              <Text key={invitation.id}>
                {invitation.email} · {t(`roleName.${invitation.role}`)} ·{' '}
                {t('until', { date: day(invitation.expiresAt) })}
              </Text>
            ))}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

function Invite(): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const invite = useAct(accessRoutes.inviteColleague);
  const done = useDone();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('moderator');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate(
      { params: { studyId: study.id }, body: { email, role } },
      {
        onSuccess: () => {
          setEmail('');
          done(t('invited'));
        },
      },
    );
  };
  return (
    <Paper withBorder p="lg" component="form" noValidate onSubmit={submit}>
      <Title order={2} size="h4" mb="sm">
        {t('invite')}
      </Title>
      <Group align="flex-start">
        <TextInput
          label={t('email')}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={invite.error?.faults['email'] ?? invite.error?.problem.title}
          style={{ flex: '1 1 220px' }}
        />
        <Select
          label={t('roleLabel')}
          data={Role.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(value) => value && setRole(value as Role)}
          allowDeselect={false}
          style={{ flex: '1 1 220px' }}
        />
        <Button type="submit" loading={invite.isPending} mt={25}>
          {t('inviteButton')}
        </Button>
      </Group>
    </Paper>
  );
}
