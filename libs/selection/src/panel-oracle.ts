import type { Composition, Seats } from './person-types.js';
import { buildModel, solve, type Highs, type Model, type Outcome, type Row } from './solver.js';
import { assertSeats } from './verify.js';

/** The answer of the oracle to one set of weights. */
export interface OracleAnswer {
  outcome: Outcome;
  /** A valid panel, already re-checked in whole numbers; undefined when none was found (in time). */
  seats: Seats | undefined;
  /** No valid panel weighs more than this. */
  bound: number;
}

/**
 * Finds the heaviest valid panel: `max sum_t w_t x_t` over whole numbers `0 <= x_t <= m_t` with `sum x = size` and
 * every quota met. All lotteries are built from its answers.
 */
export class PanelOracle {
  private readonly model: Model;

  constructor(
    private readonly highs: Highs,
    private readonly composition: Composition,
  ) {
    const { types } = composition;
    const columns = types.map((type) => ({ cost: 0, lower: 0, upper: type.ids.length }));
    this.model = buildModel(highs, columns, panelRows(composition), { maximise: true, integer: true });
  }

  /** `weights` one for each type; stops at a relative gap of `tolerance`, which the returned bound accounts for. */
  heaviest(weights: readonly number[], seconds: number, tolerance: number): OracleAnswer {
    const { types } = this.composition;
    this.model.changeColsCost({ kind: 'range', from: 0, to: types.length - 1 }, [...weights]);
    this.model.options.set('mip_rel_gap', tolerance);
    const outcome = solve(this.highs, this.model, seconds);
    if (outcome === 'infeasible') return { outcome, seats: undefined, bound: -Infinity };
    const bound = Number(this.model.info.get('mip_dual_bound'));
    const found = this.model.info.get('primal_solution_status') === this.highs.constants.solutionStatus.feasible;
    if (!found) return { outcome, seats: undefined, bound };
    const seats = Array.from(this.model.getSolution().colValue, (seat) => Math.round(seat));
    assertSeats(this.composition, seats);
    return { outcome, seats, bound };
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** The rows every valid panel keeps: the size first, then the quotas in their order. */
export function panelRows({ types, quotas, size }: Composition): Row[] {
  const all: Row = { lower: size, upper: size, columns: types.map((_, t) => t), values: types.map(() => 1) };
  const rows: Row[] = quotas.map(({ min, max }) => ({ lower: min, upper: max, columns: [], values: [] }));
  types.forEach((type, t) => {
    for (const q of type.quotas) {
      rows[q]?.columns.push(t);
      rows[q]?.values.push(1);
    }
  });
  return [all, ...rows];
}
