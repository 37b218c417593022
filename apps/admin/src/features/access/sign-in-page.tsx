import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Doorway } from './doorway';
import { SecondStep } from './second-step';

export function SignInPage(): ReactNode {
  const t = useTexts('access.access');
  const me = useView(accessRoutes.me);
  const signIn = useAct(accessRoutes.signIn);
  const signOut = useAct(accessRoutes.signOut);
  const { next } = useSearch({ strict: false }) as { next?: string };
  const navigate = useNavigate();
  const { basepath, history } = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const step = me.data?.me?.step;

  if (step === 'totp' || step === 'totp-setup')
    return (
      <SecondStep
        setup={step === 'totp-setup'}
        onDone={() => (next ? history.push(`${basepath}${next}`) : void navigate({ to: '/' }))}
        onBack={() => signOut.mutate({})}
      />
    );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ body: { email, password } });
  };
  const faults = signIn.error?.faults ?? {};
  return (
    <Doorway title={t('signIn')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={faults['email']}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={faults['password'] ?? (signIn.error && !faults['email'] ? signIn.error.problem.title : undefined)}
          />
          <Button type="submit" loading={signIn.isPending}>
            {t('next')}
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        {t('participants')}{' '}
        <Anchor href="/sign-in" size="sm">
          {t('participantsLink')}
        </Anchor>
      </Text>
    </Doorway>
  );
}
