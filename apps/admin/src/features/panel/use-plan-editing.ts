import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  draftOfPlan,
  fieldsAtFault,
  panelRoutes,
  planOfDraft,
  quotaKey,
  samePlan,
  sharesToAsk,
  withSeatsOfShares,
  type PanelPlan,
  type PanelView,
  type PlanDraft,
  type QuotaRelaxation,
  type ViewOf,
} from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';

export const AFTER_TYPING_MS = 400;

export interface PlanEditing {
  draft: PlanDraft;
  /** What would be saved; undefined while a field cannot be read. */
  plan: PanelPlan | undefined;
  faults: ReadonlySet<string>;
  dirty: boolean;
  /** Nobody was invited yet: everything about the draw can be changed. */
  mayEdit: boolean;
  /** Deadlines and replacing can be changed as long as the study goes on. */
  mayEditAnswers: boolean;
  saving: boolean;
  change: (draft: PlanDraft) => void;
  save: () => void;
  discard: () => void;
  /** Takes a suggested change over, with what else was typed. */
  relax: (changes: readonly QuotaRelaxation[], reason: string, then: () => void) => void;
  /** Whole seats that add up, by quota, where percentages are followed. */
  wholeSeats: ReadonlyMap<string, number>;
  /** Why percentages could not be turned into seats. */
  sharesFault: Refused | null;
}

/** The plan as it is typed. Only what was typed is kept here; without it the server's numbers show. */
export function usePlanEditing(view: PanelView): PlanEditing {
  const t = useTexts('panel.panel');
  const study = useStudy();
  const done = useDone();
  const edit = useAct(panelRoutes.edit);
  const relax = useAct(panelRoutes.relax);
  const [typed, setTyped] = useState<PlanDraft>();
  const stored = draftOfPlan(view);
  const draft = typed ?? stored;
  const plan = planOfDraft(draft);
  const storedPlan = planOfDraft(stored);
  const mayEditAnswers = study.may('panel.draw');
  const mayEdit = mayEditAnswers && !view.fixed;
  const params = { studyId: study.id };
  const follow = useFollowedShares(draft, setTyped, stored);

  const put = (body: PanelPlan, then: () => void): void =>
    edit.mutate({ params, body }, { onSuccess: then, onError: sayRefused });
  const dirty = typed !== undefined && (plan && storedPlan ? !samePlan(plan, storedPlan) : !samePlan(draft, stored));
  return {
    draft,
    plan,
    faults: fieldsAtFault(draft),
    dirty,
    mayEdit,
    mayEditAnswers,
    saving: edit.isPending || relax.isPending,
    change: (next) => {
      follow.noticeEdit(draft, next);
      setTyped(next);
    },
    save: () => {
      if (!plan) return;
      const before = view.plan;
      put(plan, () => {
        setTyped(undefined);
        done(t('saved'), () => put(before, () => setTyped(undefined)));
      });
    },
    discard: () => {
      follow.stop();
      setTyped(undefined);
    },
    relax: (changes, reason, then) => {
      const ask = (): void =>
        relax.mutate(
          { params, body: { changes: [...changes], reason } },
          {
            onSuccess: () => {
              setTyped(undefined);
              done(t('used'));
              then();
            },
            onError: sayRefused,
          },
        );
      if (dirty && plan) put(plan, ask);
      else ask();
    },
    wholeSeats: follow.wholeSeats,
    sharesFault: follow.fault,
  };
}

/** Percentages become seats on the server; once one of them or the number of seats was typed, the bounds follow. */
function useFollowedShares(
  draft: PlanDraft,
  setTyped: (next: (typed: PlanDraft | undefined) => PlanDraft | undefined) => void,
  stored: PlanDraft,
): {
  wholeSeats: ReadonlyMap<string, number>;
  fault: Refused | null;
  noticeEdit: (before: PlanDraft, after: PlanDraft) => void;
  stop: () => void;
} {
  const { id: studyId } = useStudy();
  const [following, setFollowing] = useState(false);
  const wanted = JSON.stringify({ size: draft.seats, shares: sharesToAsk(draft) });
  const [settled] = useDebouncedValue(wanted, AFTER_TYPING_MS);
  const asked = JSON.parse(settled) as { size: number; shares: ReturnType<typeof sharesToAsk> };
  const answer = useQuery<ViewOf<typeof panelRoutes.shares>, Refused>({
    queryKey: ['panel-shares', studyId, settled],
    queryFn: () => call(panelRoutes.shares, { params: { studyId }, body: { ...asked, rule: 'largestRemainder' } }),
    enabled: asked.shares.length > 0 && Number.isInteger(asked.size) && asked.size >= 1 && asked.size <= 500,
    retry: false,
    staleTime: Infinity,
  });
  const items = answer.data?.items;
  useEffect(() => {
    if (!following || !items) return;
    setTyped((typed) => {
      const before = typed ?? stored;
      const after = withSeatsOfShares(before, items);
      return samePlan(before, after) ? typed : after;
    });
  }, [following, items]);
  return {
    wholeSeats: new Map(items?.map((item) => [quotaKey(item), item.seats])),
    fault: answer.error,
    noticeEdit: (before, after) => {
      if (before.seats !== after.seats || JSON.stringify(sharesToAsk(before)) !== JSON.stringify(sharesToAsk(after)))
        setFollowing(true);
    },
    stop: () => setFollowing(false),
  };
}
