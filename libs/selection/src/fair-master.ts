import { LotteryMaster, type MasterState, type Prices } from './lottery-master.js';
import type { Composition } from './person-types.js';
import type { Field } from './raw-lottery.js';
import { loadSolver, type Highs } from './solver.js';

/** Settled chances are asked for a little lower, so that rounding cannot make them impossible together. */
const SLACK = 1e-6;

/**
 * `max z` subject to `chance of t >= z` for every type that is not settled, `chance of t >= its settled chance` for the
 * others: the round of leximin; without anybody settled it is maximin.
 */
export class FairMaster extends LotteryMaster {
  private readonly settledAt: (number | undefined)[];

  static async create(composition: Composition, field: Field): Promise<FairMaster> {
    return new FairMaster(await loadSolver(), composition, field);
  }

  private constructor(highs: Highs, composition: Composition, field: Field) {
    // Row i is the chance of field.types[i], column 0 is z. The mean of all chances is 1.
    const rows = field.types.map(() => ({ lower: 0, upper: Infinity, columns: [0], values: [-1] }));
    super(highs, composition, field, [{ cost: 1, lower: 0, upper: Infinity }], rows);
    this.settledAt = field.types.map(() => undefined);
  }

  /** Positions in `field.types` of those who are not settled. */
  get open(): number[] {
    return [...this.settledAt.keys()].filter((at) => this.settledAt[at] === undefined);
  }

  /** From now on this type keeps at least that chance (in units of the average). */
  settle(at: number, chance: number): void {
    this.settledAt[at] = chance - SLACK;
    this.model.changeCoefficient(at, 0, 0);
    this.model.changeRowBounds(at, chance - SLACK, Infinity);
  }

  solve(): MasterState {
    const { colValue, rowDual } = this.run();
    return { value: colValue[0] ?? 0, prices: this.pricesFrom(rowDual) };
  }

  /**
   * Prices from the inside of all optimal ones, by the interior point method without crossover: they are above 0 for
   * as many types as possible. The weights stay those of the last `solve`.
   */
  innerPrices(): Prices {
    const basis = this.model.getBasis();
    this.model.options.set({ solver: 'ipm', run_crossover: 'off', presolve: 'off' });
    try {
      return this.pricesFrom(this.run().rowDual);
    } finally {
      this.useSimplex();
      this.model.setBasis(basis);
    }
  }

  constant({ floor }: Prices): number {
    return this.settledAt.reduce<number>((sum, chance, at) => {
      return chance === undefined ? sum : sum - chance * (floor[this.field.types[at] ?? -1] ?? 0);
    }, 0);
  }

  protected rowsOf(at: number): number[] {
    return [at];
  }

  // Exact scaling makes the bound valid however roughly the solver met the condition that open prices sum to 1.
  private pricesFrom(rowDual: ArrayLike<number>): Prices {
    const raw = this.field.types.map((_, at) => Math.max(0, -(rowDual[at] ?? 0)));
    const open = this.open;
    const total = open.reduce((sum, at) => sum + (raw[at] ?? 0), 0);
    const floor = this.composition.types.map(() => 0);
    this.field.types.forEach((t, at) => {
      if (total > 0) floor[t] = (raw[at] ?? 0) / total;
      else if (this.settledAt[at] === undefined) floor[t] = 1 / open.length;
    });
    return { floor, ceiling: floor.map(() => 0) };
  }
}
