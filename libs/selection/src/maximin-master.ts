import type { Composition, Seats } from './person-types.js';
import { buildModel, loadSolver, solve, type Highs, type Model, type Row } from './solver.js';

/** The best lottery over the panels known so far. */
export interface MasterState {
  /** Smallest chance among the people who count (0–1). */
  value: number;
  /** Weight of each panel in the order they were added. */
  weights: number[];
  /** One price for each type, 0 or more, summing to 1. */
  prices: number[];
}

const PRIMAL_SIMPLEX = 4;

/** `max z` subject to `sum_P weight_P * seats_Pt / m_t >= z` for each type that counts and `sum weight = 1`. */
export class MaximinMaster {
  readonly panels: Seats[] = [];
  private readonly model: Model;

  static async create(composition: Composition, counting: readonly number[]): Promise<MaximinMaster> {
    return new MaximinMaster(await loadSolver(), composition, counting);
  }

  private constructor(
    private readonly highs: Highs,
    private readonly composition: Composition,
    private readonly counting: readonly number[],
  ) {
    // Column 0 is z; row i is the chance of type counting[i], the last row the sum of weights.
    const chances: Row[] = counting.map(() => ({ lower: 0, upper: Infinity, columns: [0], values: [-1] }));
    const whole: Row = { lower: 1, upper: 1, columns: [], values: [] };
    this.model = buildModel(highs, [{ cost: -1, lower: 0, upper: 1 }], [...chances, whole], {
      maximise: false,
      integer: false,
    });
    // A new column leaves the last basis primal feasible: primal simplex goes on from it, presolve would discard it.
    this.model.options.set({ solver: 'simplex', simplex_strategy: PRIMAL_SIMPLEX, presolve: 'off' });
  }

  /** Adds a valid panel. */
  add(seats: Seats): void {
    const entries = this.counting.map((t, row) => ({ row, share: this.share(seats, t) })).filter((e) => e.share > 0);
    this.model.addCol(0, 0, Infinity, {
      indices: [...entries.map((entry) => entry.row), this.counting.length],
      values: [...entries.map((entry) => entry.share), 1],
    });
    this.panels.push(seats);
  }

  /** What a panel is worth at these prices; more than the current value means that it improves the lottery. */
  worth(seats: Seats, prices: readonly number[]): number {
    return this.counting.reduce((sum, t) => sum + (prices[t] ?? 0) * this.share(seats, t), 0);
  }

  solve(): MasterState {
    // Never stopped by time: it is small, and its last solution is the result even when time is over.
    const outcome = solve(this.highs, this.model, Infinity);
    if (outcome !== 'optimal') throw new Error(`The master programme ended ${outcome}`);
    const { colValue, rowDual } = this.model.getSolution();
    const raw = this.counting.map((_, row) => Math.max(0, rowDual[row] ?? 0));
    const total = raw.reduce((sum, price) => sum + price, 0);
    // Exact scaling makes the bound valid however roughly the solver met the condition that prices sum to 1.
    const prices = this.composition.types.map(() => 0);
    this.counting.forEach((t, row) => (prices[t] = total > 0 ? (raw[row] ?? 0) / total : 1 / this.counting.length));
    return { value: colValue[0] ?? 0, weights: Array.from(colValue.slice(1)), prices };
  }

  dispose(): void {
    this.model.dispose();
  }

  private share(seats: Seats, t: number): number {
    return (seats[t] ?? 0) / (this.composition.types[t]?.ids.length ?? 1);
  }
}
