import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { panelRoutes } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { AskFirst } from '../../../ui/ask-first';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';

/** Mails to many leave the house, so this asks first and says how many. */
export function InviteAll({ seats, reserves }: { seats: number; reserves: number }): ReactNode {
  const t = useTexts('panel.seats');
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
      <AskFirst
        opened={asking}
        title={t('inviteTitle')}
        about={t('inviteAbout', { count: seats, reserves })}
        yes={t('inviteYes', { count: seats })}
        busy={invite.isPending}
        onYes={send}
        onNo={ask.close}
      />
    </>
  );
}
