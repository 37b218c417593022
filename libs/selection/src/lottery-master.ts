import type { Composition, Seats } from './person-types.js';
import { shareOf, type Field } from './raw-lottery.js';
import { buildModel, solve, type Highs, type Model, type Row } from './solver.js';

/** What a seat is worth: for each type a price of a higher smallest chance and one of a higher greatest chance. */
export interface Prices {
  /** 0 or more, one for each type. */
  floor: number[];
  /** 0 or more, one for each type. */
  ceiling: number[];
}

/** The best lottery over the panels known so far. */
export interface MasterState {
  /** What is to be as great as possible. */
  value: number;
  prices: Prices;
}

const PRIMAL_SIMPLEX = 4;

/**
 * A linear programme over the weights of known panels, to which panels are added one by one. Chances are counted in
 * units of the average chance, for the solver's absolute tolerances suit values near 1.
 */
export abstract class LotteryMaster {
  readonly panels: Seats[] = [];
  protected readonly model: Model;
  private readonly known = new Set<string>();

  /** `rows`: everything but the weights, whose columns come after the given ones; the last row is `sum weights = 1`. */
  protected constructor(
    protected readonly highs: Highs,
    protected readonly composition: Composition,
    protected readonly field: Field,
    protected readonly columns: readonly { cost: number; lower: number; upper: number }[],
    rows: readonly Row[],
  ) {
    const whole: Row = { lower: 1, upper: 1, columns: [], values: [] };
    this.wholeRow = rows.length;
    this.model = buildModel(highs, columns, [...rows, whole], { maximise: true, integer: false });
    this.useSimplex();
  }

  private readonly wholeRow: number;

  /** The rows that a type's chance stands in, by its position in `field.types`. */
  protected abstract rowsOf(at: number): number[];
  /** The best weights for the known panels. */
  abstract solve(): MasterState;
  /** For any prices the value of no lottery is above `heaviest panel under them + constant`. */
  abstract constant(prices: Prices): number;

  /** Adds a valid panel; false when it is known already. */
  add(seats: Seats): boolean {
    const key = seats.join();
    if (this.known.has(key)) return false;
    this.known.add(key);
    const indices: number[] = [];
    const values: number[] = [];
    this.field.types.forEach((t, at) => {
      if ((seats[t] ?? 0) === 0) return;
      for (const row of this.rowsOf(at)) {
        indices.push(row);
        values.push(this.share(seats, t));
      }
    });
    this.model.addCol(0, 0, Infinity, { indices: [...indices, this.wholeRow], values: [...values, 1] });
    this.panels.push(seats);
    return true;
  }

  /** What a panel weighs at these prices. */
  worth(seats: Seats, { floor, ceiling }: Prices): number {
    return this.field.types.reduce((sum, t) => {
      const price = (floor[t] ?? 0) - (ceiling[t] ?? 0);
      return sum + price * this.share(seats, t);
    }, 0);
  }

  /** The same prices for one seat of each type, as the oracle takes them. */
  seatPrices({ floor, ceiling }: Prices): number[] {
    const { types } = this.composition;
    return types.map(({ ids }, t) => ((floor[t] ?? 0) - (ceiling[t] ?? 0)) / ids.length / this.field.average);
  }

  /** The weights of the last solution, in the order of `panels`. */
  weights(): number[] {
    return Array.from(this.model.getSolution().colValue.slice(this.columns.length));
  }

  dispose(): void {
    this.model.dispose();
  }

  /** In units of the average chance. */
  protected share(seats: Seats, t: number): number {
    return shareOf(this.composition, seats, t) / this.field.average;
  }

  protected run(): { colValue: ArrayLike<number>; rowDual: ArrayLike<number> } {
    // Never stopped by time: it is small, and its last solution is the result even when time is over.
    const outcome = solve(this.highs, this.model, Infinity);
    if (outcome !== 'optimal') throw new Error(`The master programme ended ${outcome}`);
    return this.model.getSolution();
  }

  protected useSimplex(): void {
    // A new column leaves the last basis primal feasible: primal simplex goes on from it, presolve would discard it.
    this.model.options.set({ solver: 'simplex', simplex_strategy: PRIMAL_SIMPLEX, presolve: 'off' });
  }
}
