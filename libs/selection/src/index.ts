export type { PanelQuestion, Person, Quota, QuotaName, Rules, Trait } from './pool.js';
export type { CountProblem, InputProblem, QuotaProblem } from './problems.js';
export type { RuleProblem } from './rule-problems.js';
export { weightOf, type Relaxation } from './relaxation.js';
export { checkQuotas, type CheckInput, type Infeasible, type QuotaCheck, type RuleName } from './check-quotas.js';
export { drawPanel } from './draw-panel.js';
export type {
  Certificate,
  DrawInput,
  DrawnPanel,
  DrawOptions,
  DrawResult,
  Explanation,
  FloorPoint,
  NeverCause,
  NumberedLottery,
  QuotaReport,
  Replacement,
  ReplacementInput,
  Unmet,
} from './draw-types.js';
export { DEFAULT_METHOD, METHODS, VERSION, type Method } from './version.js';
export { explain } from './explain.js';
export { numberedLottery } from './numbered-lottery.js';
export { floorCurve, type CurveInput, type CurveOptions } from './floor-curve.js';
export {
  compareReserves,
  type ComparisonInput,
  type ReserveComparison,
  type ReserveQuality,
} from './reserve-comparison.js';
export { reservesFor, type ReservesInput } from './reserves-for.js';
export { replayRecord, sameDraw, type DrawDifference, type KeptDraw, type Replay } from './replay.js';
export { nextReplacement } from './replacement.js';
export { readQuotas, writeQuotas, type QuotaFile, type QuotaFileFault } from './quota-file.js';
export { readPool, writePool, type PoolFile, type PoolFileOptions, type PoolFileQuestion } from './pool-file.js';
export { drawFromLottery, type Lottery } from './lottery.js';
export { dropoutChance, type DropoutModel } from './dropout.js';
export { apportionSeats, seatsFromShares, type Apportionment, type Share } from './shares.js';
export {
  checkQuotasInWorker,
  compareReservesInWorker,
  floorCurveInWorker,
  reservesForInWorker,
  runInWorker,
} from './run-in-worker.js';
export { SeededRandom } from './seeded-random.js';
export { TimeLimitError, type Progress } from './clock.js';
export { InvalidPanelError } from './verify.js';
