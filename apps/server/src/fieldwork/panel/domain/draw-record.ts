import type { DrawInput, DrawnPanel, DrawResult, Progress, QuotaProblem } from '@lytt/selection';
import { PanelProblem, type DrawState, type QuotaEntry } from '@lytt/shared';

/** What a draw was asked, kept with it so that it can be repeated: ids and attributes, never a name. */
export type KeptInput = Pick<DrawInput, 'pool' | 'size' | 'reserves'> & { quotas: QuotaEntry[] };
/** What came of it: the library's result as it was, or why there is none. */
export type KeptResult = DrawResult | { fault: 'time' | 'broken' };

export interface DrawRow {
  id: string;
  state: DrawState;
  method: string;
  seed: string;
  input: KeptInput;
  progress: Partial<Progress>;
  result: KeptResult | null;
  createdAt: Date;
  finishedAt: Date | null;
  requestedBy: string | null;
  confirmed: boolean;
}

export const drawnPanel = (draw: Pick<DrawRow, 'result'>): DrawnPanel | undefined =>
  draw.result && 'feasible' in draw.result && draw.result.feasible ? draw.result : undefined;

/** The library's problem with people counted instead of listed: the admin needs no ids of applicants here. */
export function problemView(problem: QuotaProblem): PanelProblem {
  if (problem.kind === 'missingAttribute' || problem.kind === 'unnamedValue') {
    const { persons, ...rest } = problem;
    return { ...rest, people: persons.length };
  }
  if (problem.kind === 'duplicatePerson') return { kind: problem.kind };
  const kind = PanelProblem.shape.kind.safeParse(problem.kind);
  // A draw of this service has quotas and nothing else; what is wrong with other rules does not come up.
  return kind.success ? { ...problem, kind: kind.data } : { kind: 'noPanelFits' };
}
