import type { Composition, Seats } from './person-types.js';
import { buildModel, solve, type Column, type Highs, type Model, type Outcome, type Row } from './solver.js';
import { assertSeats, SOFT_TOLERANCE } from './verify.js';

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
 * every rule kept. All lotteries are built from its answers.
 */
export class PanelOracle {
  private readonly model: Model;

  constructor(
    private readonly highs: Highs,
    private readonly composition: Composition,
  ) {
    const columns = [...seatColumns(composition), ...softColumns(composition)];
    const rows = [...panelRows(composition), ...sideRows(composition), ...softRows(composition)];
    this.model = buildModel(highs, columns, rows, { maximise: true, integer: true });
  }

  /** `weights` one for each type; stops at a relative or absolute gap, which the returned bound accounts for. */
  heaviest(weights: readonly number[], seconds: number, relative: number, absolute = 0): OracleAnswer {
    const { types } = this.composition;
    this.model.changeColsCost({ kind: 'range', from: 0, to: types.length - 1 }, [...weights]);
    this.model.options.set({ mip_rel_gap: relative, mip_abs_gap: relative === 0 ? 0 : absolute });
    return this.answer(seconds);
  }

  /** The panel nearest to the soft targets. */
  nearest(seconds: number): OracleAnswer {
    const { types, soft } = this.composition;
    const costs = [...types.map(() => 0), ...(soft?.targets ?? []).map(({ weight }) => -weight)];
    const all = { kind: 'range', from: 0, to: costs.length - 1 } as const;
    this.model.changeColsCost(all, costs);
    this.model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0 });
    const answer = this.answer(seconds);
    this.model.changeColsCost(
      all,
      costs.map(() => 0),
    );
    return answer;
  }

  private answer(seconds: number): OracleAnswer {
    const outcome = solve(this.highs, this.model, seconds);
    if (outcome === 'infeasible') return { outcome, seats: undefined, bound: -Infinity };
    const bound = Number(this.model.info.get('mip_dual_bound'));
    const found = this.model.info.get('primal_solution_status') === this.highs.constants.solutionStatus.feasible;
    if (!found) return { outcome, seats: undefined, bound };
    const values = this.model.getSolution().colValue.slice(0, this.composition.types.length);
    const seats = Array.from(values, (seat) => Math.round(seat));
    assertSeats(this.composition, seats);
    return { outcome, seats, bound };
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** One column for each type: its seats. */
export function seatColumns({ types }: Composition): Column[] {
  return types.map(({ ids, pinned }) => ({ cost: 0, lower: pinned ? ids.length : 0, upper: ids.length }));
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

export function sideRows({ sides }: Composition): Row[] {
  return sides.map(({ lower, upper, types, values }) => ({ lower, upper, columns: [...types], values: [...values] }));
}

/** One column for each soft target: at least the distance from it. They stand after the types. */
export function softColumns({ soft }: Composition): Column[] {
  return (soft?.targets ?? []).map(() => ({ cost: 0, lower: 0, upper: Infinity, continuous: true }));
}

/** The two sides of each distance, and their weighted sum last. */
export function softRows(composition: Composition): Row[] {
  const { types, soft } = composition;
  if (!soft) return [];
  const seats = panelRows(composition).slice(1);
  const rows = soft.targets.flatMap(({ quota, target }, at): Row[] => {
    const { columns, values } = seats[quota] ?? { columns: [], values: [] };
    const distance = types.length + at;
    return [
      { lower: -Infinity, upper: target, columns: [...columns, distance], values: [...values, -1] },
      { lower: target, upper: Infinity, columns: [...columns, distance], values: [...values, 1] },
    ];
  });
  const sum: Row = {
    lower: -Infinity,
    upper: soft.limit + SOFT_TOLERANCE / 2,
    columns: soft.targets.map((_, at) => types.length + at),
    values: soft.targets.map(({ weight }) => weight),
  };
  return [...rows, sum];
}
