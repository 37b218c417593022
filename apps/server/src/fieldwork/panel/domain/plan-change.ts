import { samePlan, type PanelPlan } from '@lytt/shared';

/** Deadlines and replacing are about those who come after; everything else decided whom the people invited were drawn with. */
const drawnBy = ({ answerWithinDays: _a, replacing: _r, catchUpDays: _c, ...plan }: PanelPlan) => plan;

/** Whether a change of the plan leaves alone what a confirmed draw was made by. */
export const leavesDrawAlone = (before: PanelPlan, after: PanelPlan): boolean =>
  samePlan(drawnBy(before), drawnBy(after));
