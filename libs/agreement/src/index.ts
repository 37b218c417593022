export { alphaOfUnits, krippendorffAlpha, unitsOf, type Alpha } from './alpha.js';
export { bootstrapInterval, type Below, type Interval } from './bootstrap.js';
export { cohenKappa, fleissKappa, kappaOfMatrix, type Kappa, type Weight } from './kappa.js';
export { jaccardDistance, masiDistance, METRICS, type Metric } from './metrics.js';
export {
  alphaOfOverlap,
  dice,
  jaccard,
  kappaOfOverlap,
  overlapOf,
  type MarkedText,
  type Overlap,
  type Stretch,
} from './stretches.js';
export { unitizedAlpha, type Unit, type UnitizedAlpha } from './unitized-alpha.js';
export { unitizingAlpha2004, type UnitizingAlpha } from './unitizing-alpha-2004.js';
export type { Coded, Difference, Reliability, Undefined } from './values.js';
