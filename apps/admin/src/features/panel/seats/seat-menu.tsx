import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { panelRoutes, SEAT_CHANGES, type SeatEntry, type SeatState } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { AskFirst } from '../../../ui/ask-first';
import { AskReason } from '../../../ui/ask-reason';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';

const HAS_A_LINK: readonly SeatState[] = ['invited', 'accepted', 'agreed', 'active', 'completed'];
const BY_HAND = ['declined', 'expired', 'dropped', 'active'] as const;
type ByHand = (typeof BY_HAND)[number];
/** Nobody becomes active by hand who never was; that way back is for those who stopped. */
const mayBecome = (from: SeatState, to: ByHand): boolean =>
  SEAT_CHANGES[from].includes(to) && (to !== 'active' || from === 'dropped');

/** What can be done about one seat: look why, invite, a new link, and a change that somebody told otherwise. */
export function SeatMenu({ seat, onWhy }: { seat: SeatEntry; onWhy: () => void }): ReactNode {
  const t = useTexts('panel.seats');
  const study = useStudy();
  const done = useDone();
  const [asking, ask] = useDisclosure(false);
  const [changing, setChanging] = useState<ByHand>();
  const invite = useAct(panelRoutes.invite);
  const resend = useAct(panelRoutes.resend);
  const may = study.may('panel.invite');
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
  const sendLink = (): void =>
    resend.mutate(
      { params, body: {} },
      { onSuccess: ({ sent }) => done(t(sent ? 'resent' : 'resentNot')), onError: sayRefused },
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
          <Menu.Item onClick={onWhy}>{t('whyAnd')}</Menu.Item>
          {may && SEAT_CHANGES[seat.state].includes('invited') ? (
            <Menu.Item onClick={ask.open}>{t('invite')}</Menu.Item>
          ) : null}
          {may && HAS_A_LINK.includes(seat.state) ? <Menu.Item onClick={sendLink}>{t('resend')}</Menu.Item> : null}
          {may
            ? BY_HAND.filter((to) => mayBecome(seat.state, to)).map((to) => (
                <Menu.Item key={to} onClick={() => setChanging(to)}>
                  {t(`change.${to}`)}
                </Menu.Item>
              ))
            : null}
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
      <ChangeSeat seat={seat} name={name} to={changing} onClose={() => setChanging(undefined)} />
    </>
  );
}

function ChangeSeat({
  seat,
  name,
  to,
  onClose,
}: {
  seat: SeatEntry;
  name: string;
  to: ByHand | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useTexts('panel.seats');
  const panel = useTexts('panel.panel');
  const study = useStudy();
  const done = useDone();
  const change = useAct(panelRoutes.changeSeat);
  return (
    <AskReason
      opened={to !== undefined}
      title={to ? t('changeTitle', { seat: name, state: panel(to).toLowerCase() }) : ''}
      about={t('changeAbout')}
      usual={[t('whyPhone'), t('whyMail'), t('whyIll')]}
      yes={t('changeYes')}
      busy={change.isPending}
      onNo={onClose}
      onYes={(reason) =>
        to &&
        change.mutate(
          { params: { studyId: study.id, seatId: seat.seatId }, body: { to, reason } },
          {
            onSuccess: () => {
              done(t('changed'));
              onClose();
            },
            onError: sayRefused,
          },
        )
      }
    />
  );
}
