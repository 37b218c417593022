import { accessRoutes, moderationRoutes, type ActView, type ClarityMark, type ItemView } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';

/** After these one is done with the answer and reads the next. */
const DONE_WITH = new Set<ClarityMark>(['clear', 'settle', 'close']);

export interface Acts {
  busy: boolean;
  meId: string | undefined;
  mark: (view: ItemView, as: ClarityMark) => void;
  hold: (view: ItemView, holder?: string | null, takeOver?: boolean) => void;
}

/** The moderator's acts on the answer being read, each with its toast and, where there is one, its undo. */
export function useItemActs(onward: (postId: string) => void, back: (postId: string) => void): Acts {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const done = useDone();
  const me = useView(accessRoutes.me);
  const marking = useAct(moderationRoutes.mark);
  const undoing = useAct(moderationRoutes.undo);
  const holding = useAct(moderationRoutes.hold);
  const busy = marking.isPending || undoing.isPending || holding.isPending;
  const params = (postId: string): Record<string, string> => ({ studyId: study.id, postId });

  const undo = (postId: string, change: string): void =>
    undoing.mutate(
      { params: params(postId), body: { change } },
      {
        onSuccess: () => {
          done(t('undone'));
          back(postId);
        },
        onError: sayRefused,
      },
    );

  const mark = (view: ItemView, as: ClarityMark): void => {
    if (busy || !view.can.marks.includes(as)) return;
    const { postId, kind } = view.item;
    const say = (act: ActView): void => {
      const change = act.undo;
      const words = kind === 'question-to-moderator' && as === 'clear' ? t('state.noReply') : t(`done.${as}`);
      done(words, change ? () => undo(postId, change) : undefined);
      if (DONE_WITH.has(as)) onward(postId);
    };
    marking.mutate({ params: params(postId), body: { as } }, { onSuccess: say, onError: sayRefused });
  };

  const hold = (view: ItemView, holder?: string | null, takeOver = false): void => {
    if (busy || !view.can.hold) return;
    const body = holder === undefined ? { takeOver } : { holder, takeOver };
    const say = (act: ActView): void =>
      done(
        act.holder === null
          ? t('released')
          : act.holder.staffId === me.data?.me?.staffId
            ? t('taken')
            : t('given', { name: act.holder.name }),
      );
    holding.mutate({ params: params(view.item.postId), body }, { onSuccess: say, onError: sayRefused });
  };

  return { busy, meId: me.data?.me?.staffId, mark, hold };
}
