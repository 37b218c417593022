import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { panelRoutes } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { panelTexts } from './texts';

/** Mails to many leave the house, so this asks first and says how many. */
export function InviteAll({ seats, reserves }: { seats: number; reserves: number }): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const done = useDone();
  const [asking, ask] = useDisclosure(false);
  const invite = useAct(panelRoutes.invite);
  const send = (): void =>
    invite.mutate(
      { params: { studyId: study.id }, body: {} },
      {
        onSuccess: ({ invited }) => {
          ask.close();
          done(t('sent', { count: invited }));
        },
        onError: sayRefused,
      },
    );
  return (
    <>
      <Button onClick={ask.open}>{t('inviteAll', { count: seats })}</Button>
      <Modal opened={asking} onClose={ask.close} title={t('inviteTitle')}>
        <Text mb="md">{t('inviteAbout', { count: seats, reserves })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={ask.close}>
            {t('keep')}
          </Button>
          <Button onClick={send} loading={invite.isPending}>
            {t('inviteYes', { count: seats })}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
