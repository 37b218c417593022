import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { panelRoutes, SEAT_CHANGES, type SeatEntry, type SeatState } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { AskFirst } from '../../ui/ask-first';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { panelTexts } from './texts';

const HAS_A_LINK: readonly SeatState[] = ['invited', 'accepted', 'agreed', 'active', 'completed'];

/** What can be done about one seat: an invitation (a mail, so it is asked first), or a new link. */
export function SeatMenu({ seat }: { seat: SeatEntry }): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const done = useDone();
  const [asking, ask] = useDisclosure(false);
  const invite = useAct(panelRoutes.invite);
  const resend = useAct(panelRoutes.resend);
  const mayInvite = SEAT_CHANGES[seat.state].includes('invited');
  const mayResend = HAS_A_LINK.includes(seat.state);
  if (!mayInvite && !mayResend) return null;
  const name = t(seat.kind === 'panel' ? 'seatNumber' : 'reserveNumber', { position: seat.position });
  const params = { studyId: study.id, seatId: seat.seatId };
  const sendInvitation = (): void =>
    invite.mutate(
      { params: { studyId: study.id }, body: { seatId: seat.seatId } },
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
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('actionsFor', { seat: name })}>
            ⋯
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayInvite ? <Menu.Item onClick={ask.open}>{t('invite')}</Menu.Item> : null}
          {mayResend ? (
            <Menu.Item
              onClick={() =>
                resend.mutate(
                  { params, body: {} },
                  { onSuccess: ({ sent }) => done(t(sent ? 'resent' : 'resentNot')), onError: sayRefused },
                )
              }
            >
              {t('resend')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <AskFirst
        opened={asking}
        title={t('inviteReserveTitle', { seat: name })}
        about={t('inviteReserveAbout')}
        yes={t('inviteYes', { count: 1 })}
        busy={invite.isPending}
        onYes={sendInvitation}
        onNo={ask.close}
      />
    </>
  );
}
