import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { accessRoutes, type ViewOf } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Doorway } from './doorway';
import { SecondStep } from './second-step';

type Invitation = ViewOf<typeof accessRoutes.lookAtInvitation>;

/** Behind an invitation's link. The secret stands after the # so that no server or log on the way sees it. */
export function JoinPage(): ReactNode {
  const t = useTexts('access.access');
  const [token] = useState(() => location.hash.slice(1));
  const [step, setStep] = useState<'form' | 'totp' | 'totp-setup'>('form');
  const navigate = useNavigate();
  const invitation = useQuery<Invitation, Refused>({
    queryKey: ['invitation', token],
    queryFn: () => call(accessRoutes.lookAtInvitation, { body: { token } }),
    enabled: token.length >= 20 && step === 'form',
    retry: false,
    staleTime: Infinity,
  });
  if (token.length < 20)
    return (
      <Doorway title={t('joinStudy')}>
        <Alert color="red">{t('noToken')}</Alert>
      </Doorway>
    );
  if (step !== 'form')
    return (
      <SecondStep
        setup={step === 'totp-setup'}
        onDone={() => void navigate({ to: '/' })}
        onBack={() => void navigate({ to: '/sign-in' })}
      />
    );
  return (
    <Doorway
      title={t(invitation.data?.isOwner ? 'joinOwner' : 'joinStudy')}
      about={
        invitation.data?.isOwner
          ? t('joinOwnerAbout')
          : invitation.data
            ? t('joinStudyAbout', {
                invitedBy: invitation.data.invitedBy ?? '',
                study: invitation.data.studyTitle ?? '',
                role: invitation.data.role ?? 'observer',
              })
            : undefined
      }
    >
      <Loaded query={invitation}>{(view) => <JoinForm token={token} invitation={view} onStep={setStep} />}</Loaded>
    </Doorway>
  );
}

function JoinForm({
  token,
  invitation,
  onStep,
}: {
  token: string;
  invitation: Invitation;
  onStep: (step: 'totp' | 'totp-setup') => void;
}): ReactNode {
  const t = useTexts('access.access');
  const accept = useAct(accessRoutes.acceptInvitation);
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invitation.email ?? '');
  const [password, setPassword] = useState('');
  const faults = accept.error?.faults ?? {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept.mutate(
      { body: { token, email, password, name: invitation.hasAccount ? (invitation.email ?? email) : name } },
      { onSuccess: ({ step }) => onStep(step === 'totp' ? 'totp' : 'totp-setup') },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {invitation.hasAccount ? (
          <Alert color="fjord">{t('joinKnown')}</Alert>
        ) : (
          <TextInput
            label={t('name')}
            description={t('nameAbout')}
            autoComplete="name"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faults['name']}
          />
        )}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          readOnly={invitation.email !== null}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={faults['email']}
        />
        <PasswordInput
          label={t(invitation.hasAccount ? 'password' : 'newPassword')}
          description={invitation.hasAccount ? undefined : t('passwordAbout')}
          autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={faults['password']}
        />
        {accept.error && Object.keys(faults).length === 0 ? (
          <Alert color="red">{accept.error.problem.title}</Alert>
        ) : null}
        <Button type="submit" loading={accept.isPending}>
          {t('next')}
        </Button>
      </Stack>
    </form>
  );
}
