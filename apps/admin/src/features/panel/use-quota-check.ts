import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { panelRoutes, type PanelPlan, type PanelView, type QuotaCheckView } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useStudy } from '../../ui/study-context';
import { AFTER_TYPING_MS } from './use-plan-editing';

export interface CheckedQuotas {
  /** The newest verdict; while a newer one is sought it stands. */
  verdict: QuotaCheckView | undefined;
  /** It is about the numbers that stand in the fields now. */
  settled: boolean;
  fault: Refused | null;
  retry: () => void;
}

/** Whether the numbers can be met with today's applicants, asked anew after every edit. */
export function useQuotaCheck(plan: PanelPlan | undefined, view: PanelView, mayEdit: boolean): CheckedQuotas {
  const { id: studyId } = useStudy();
  const [asked] = useDebouncedValue(plan, AFTER_TYPING_MS);
  const today = [view.poolSize, view.eligible, view.rules.map((rule) => rule.id)];
  const check = useQuery<QuotaCheckView, Refused>({
    queryKey: ['panel-check', studyId, today, asked],
    queryFn: () => call(panelRoutes.check, { params: { studyId }, body: asked as PanelPlan }),
    enabled: mayEdit && asked !== undefined && view.poolSize > 0,
    placeholderData: (before) => before,
    retry: false,
    staleTime: 60_000,
  });
  return {
    verdict: check.data,
    settled: !check.isPlaceholderData && check.data !== undefined && JSON.stringify(asked) === JSON.stringify(plan),
    fault: check.error,
    retry: () => void check.refetch(),
  };
}
