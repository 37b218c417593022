import loadHighs, { type Highs, type Model, type ModelData } from 'highs';

export type { Highs, Model };

let loading: Promise<Highs> | undefined;

/** HiGHS (MIT, WebAssembly, one thread): loaded once a process, about 50 ms and 20 MB. */
export function loadSolver(): Promise<Highs> {
  return (loading ??= loadHighs());
}

/** A sparse row `lower <= sum(values * columns) <= upper`. */
export interface Row {
  lower: number;
  upper: number;
  columns: number[];
  values: number[];
}

/** A column with its cost (to be minimised unless `maximise`) and bounds. */
export interface Column {
  cost: number;
  lower: number;
  upper: number;
  /** Not whole, in a model of whole numbers. */
  continuous?: boolean;
}

/** Builds a HiGHS model; the caller must `dispose()` it, WebAssembly memory is not garbage-collected. */
export function buildModel(
  highs: Highs,
  columns: readonly Column[],
  rows: readonly Row[],
  options: { maximise: boolean; integer: boolean },
): Model {
  const sense = highs.constants.objectiveSense;
  const { integer: whole, continuous: real } = highs.constants.variableType;
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  const data: ModelData = {
    numCols: columns.length,
    numRows: rows.length,
    sense: options.maximise ? sense.maximize : sense.minimize,
    colCost: columns.map((column) => column.cost),
    colLower: columns.map((column) => column.lower),
    colUpper: columns.map((column) => column.upper),
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.values),
    },
    ...(options.integer ? { integrality: columns.map(({ continuous }) => (continuous ? real : whole)) } : {}),
  };
  const model = highs.createModel(data);
  // The solver's own randomness is fixed and never fed from the seed of the draw.
  model.options.set({ output_flag: false, random_seed: 0 });
  return model;
}

/** How a run of the solver ended; `timeLimit` also where the number of its search steps was limited. */
export type Outcome = 'optimal' | 'infeasible' | 'timeLimit';

/** Runs a model for at most `seconds`; any other ending is a defect and thrown. */
export function solve(highs: Highs, model: Model, seconds: number): Outcome {
  // The solver's clock adds up over the runs of a model, so each run starts it anew.
  model.zeroAllClocks();
  // The option must be finite.
  model.options.set('time_limit', Math.min(Math.max(0, seconds), 1e9));
  const { modelStatus } = model.run();
  const status = highs.constants.modelStatus;
  if (modelStatus === status.optimal || modelStatus === status.empty) return 'optimal';
  if (modelStatus === status.infeasible || modelStatus === status.unboundedOrInfeasible) return 'infeasible';
  if (modelStatus === status.timeLimit || modelStatus === status.solutionLimit) return 'timeLimit';
  throw new Error(`The solver ended with status ${modelStatus}`);
}
