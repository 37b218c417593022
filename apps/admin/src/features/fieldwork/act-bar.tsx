import { Button, Group, Kbd, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { accessRoutes, roleMay, type ClarityMark, type ItemView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts, type AdminKey } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import type { Acts } from './use-acts';

const KEY: Partial<Record<ClarityMark, string>> = { clear: 'C', unclear: 'U', settle: 'S' };
/** The usual next act first and filled; the others quiet. */
const ORDER: readonly ClarityMark[] = ['settle', 'clear', 'unclear', 'close', 'reopen', 'unread'];

/** What can be done with this answer now, as buttons; the keys do the same. */
export function ActBar({ view, acts }: { view: ItemView; acts: Acts }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const isQuestion = view.item.kind === 'question-to-moderator';
  const label = (mark: ClarityMark): AdminKey<'moderation.fieldwork'> =>
    isQuestion && mark === 'clear' ? 'act.noReply' : isQuestion && mark === 'unread' ? 'act.open' : `act.${mark}`;
  const marks = ORDER.filter((mark) => view.can.marks.includes(mark));
  if (!view.can.hold) return null;
  return (
    <div>
      <Group gap="xs" role="group" aria-label={t('acts')}>
        {marks.map((mark, at) => (
          <Button
            key={mark}
            size="compact-md"
            variant={at === 0 && !isQuestion ? 'filled' : 'default'}
            disabled={acts.busy}
            onClick={() => acts.mark(view, mark)}
            {...(KEY[mark]
              ? {
                  rightSection: (
                    <Kbd size="xs" aria-hidden>
                      {KEY[mark]}
                    </Kbd>
                  ),
                  'aria-keyshortcuts': KEY[mark],
                }
              : {})}
          >
            {t(label(mark))}
          </Button>
        ))}
      </Group>
      <Holder view={view} acts={acts} />
    </div>
  );
}

function Holder({ view, acts }: { view: ItemView; acts: Acts }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const team = useView(accessRoutes.team, { params: { studyId: study.id }, enabled: study.may('team.read') });
  const { holder } = view.item;
  const colleagues = (team.data?.members ?? []).filter((member) => roleMay(member.role, 'moderation.act'));
  const known =
    holder && !colleagues.some((member) => member.staffId === holder.staffId)
      ? [{ value: holder.staffId, label: holder.name }]
      : [];
  const isMine = holder !== null && holder.staffId === acts.meId;
  return (
    <Group gap="sm" mt="sm" align="end">
      <NativeSelect
        label={t('giveTo')}
        size="xs"
        disabled={acts.busy}
        value={holder?.staffId ?? ''}
        onChange={(event) => acts.hold(view, event.currentTarget.value || null, true)}
        data={[
          { value: '', label: t('nobody') },
          ...known,
          ...colleagues.map((member) => ({
            value: member.staffId,
            label: member.staffId === acts.meId ? t('me', { name: member.name }) : member.name,
          })),
        ]}
      />
      {isMine ? (
        <Button size="xs" variant="default" disabled={acts.busy} onClick={() => acts.hold(view, null)}>
          {t('letGo')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          disabled={acts.busy}
          onClick={() => acts.hold(view, undefined, holder !== null)}
          aria-keyshortcuts="A"
          rightSection={
            <Kbd size="xs" aria-hidden>
              A
            </Kbd>
          }
        >
          {holder ? t('takeOver', { name: holder.name }) : t('take')}
        </Button>
      )}
    </Group>
  );
}
