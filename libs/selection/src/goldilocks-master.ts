import { LotteryMaster, type MasterState, type Prices } from './lottery-master.js';
import type { Composition } from './person-types.js';
import type { Field } from './raw-lottery.js';
import { loadSolver, type Highs } from './solver.js';

const SMALLEST = 0;
const GREATEST = 1;
const INVERSE = 2;
/** A tangent is as good as the curve when it is this near to it. */
const NEAR = 1e-7;
const MOST_TANGENTS = 30;

/**
 * `min c + 1/z` subject to `z <= chance <= c` for every type, chances in units of the average. The curve `1/z` is
 * approached from below by tangents, one at each solution found (Kelley).
 */
export class GoldilocksMaster extends LotteryMaster {
  static async create(composition: Composition, field: Field): Promise<GoldilocksMaster> {
    return new GoldilocksMaster(await loadSolver(), composition, field);
  }

  private constructor(highs: Highs, composition: Composition, field: Field) {
    const floors = field.types.map(() => ({ lower: 0, upper: Infinity, columns: [SMALLEST], values: [-1] }));
    const ceilings = field.types.map(() => ({ lower: -Infinity, upper: 0, columns: [GREATEST], values: [-1] }));
    // The mean chance is 1, so the smallest is at most 1 and the greatest at least.
    const columns = [
      { cost: 0, lower: 0, upper: 1 },
      { cost: -1, lower: 1, upper: Infinity },
      { cost: -1, lower: 1, upper: Infinity },
    ];
    super(highs, composition, field, columns, [...floors, ...ceilings]);
    this.addTangent(1);
    this.addTangent(0.5);
  }

  /** `value` is minus the true aim at the solution; `weights` belong to it. */
  solve(): MasterState {
    for (let tangents = 0; ; tangents++) {
      const { colValue, rowDual } = this.run();
      const [z = 0, c = 1, w = 1] = [colValue[SMALLEST], colValue[GREATEST], colValue[INVERSE]];
      // Somebody without a chance in the known panels: a tangent further left is needed.
      const at = Math.max(z, 1e-6);
      if (1 / at - w <= NEAR / at || tangents >= MOST_TANGENTS) {
        return { value: -(c + 1 / at), prices: this.pricesFrom(rowDual) };
      }
      this.addTangent(at);
    }
  }

  /** By duality: with `U = sum ceiling <= 1` and `Y = sum floor`, `c + 1/z >= (1 - U) + min_z (1/z + Y z) - heaviest`. */
  constant({ floor, ceiling }: Prices): number {
    const [sumFloor, sumCeiling] = [sum(floor), sum(ceiling)];
    const inverse = sumFloor >= 1 ? 2 * Math.sqrt(sumFloor) : 1 + sumFloor;
    return -(1 - sumCeiling + inverse);
  }

  protected rowsOf(at: number): number[] {
    return [at, this.field.types.length + at];
  }

  private addTangent(at: number): void {
    this.model.addRow(2 / at, Infinity, { indices: [SMALLEST, INVERSE], values: [1 / (at * at), 1] });
  }

  private pricesFrom(rowDual: ArrayLike<number>): Prices {
    const { types } = this.field;
    const floor = this.composition.types.map(() => 0);
    const ceiling = this.composition.types.map(() => 0);
    types.forEach((t, at) => {
      floor[t] = Math.max(0, -(rowDual[at] ?? 0));
      ceiling[t] = Math.max(0, rowDual[types.length + at] ?? 0);
    });
    const total = sum(ceiling);
    return { floor, ceiling: total > 1 ? ceiling.map((price) => price / total) : ceiling };
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
