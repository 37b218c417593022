import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import {
  useQueryClient,
  type MutationCacheNotifyEvent,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { call, Refused } from '../api/call';
import { useTexts } from '../i18n/texts';
import { useDone } from '../ui/toasts';
import { appTexts } from './texts';

/** Calls back when the server says that nobody is signed in here any more, whatever was asked. */
function onSignedOut(client: QueryClient, tell: () => void): () => void {
  const heard = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent): void => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const { error } = event.action as { error: unknown };
    if (error instanceof Refused && error.problem.code === 'access.signed-out') tell();
  };
  const stops = [client.getQueryCache().subscribe(heard), client.getMutationCache().subscribe(heard)];
  return () => stops.forEach((stop) => stop());
}

/**
 * A session ends after some hours, perhaps in the middle of a sentence. The page stays as it is, with what was written
 * on it; signing in happens beside it, and this notices when it has.
 */
export function SignedOut(): ReactNode {
  const t = useTexts(appTexts);
  const done = useDone();
  const client = useQueryClient();
  const [away, setAway] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => onSignedOut(client, () => setAway(true)), [client]);

  const lookAgain = async (): Promise<void> => {
    const { me } = await call(accessRoutes.me);
    if (me?.step !== 'done') return setAsked(true);
    setAway(false);
    setAsked(false);
    void client.invalidateQueries();
    done(t('backIn'));
  };
  useEffect(() => {
    if (!away) return undefined;
    const look = (): void => void lookAgain().catch(() => undefined);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  });

  return (
    <Modal
      opened={away}
      onClose={() => setAway(false)}
      title={t('signedOut')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('signedOutTodo')}</Text>
        {asked ? <Text role="status">{t('stillOut')}</Text> : null}
        <Group>
          <Button component="a" href="/admin/sign-in" target="_blank" rel="noopener" data-autofocus>
            {t('signInBeside')}
          </Button>
          <Button variant="default" onClick={() => void lookAgain()}>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
