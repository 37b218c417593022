import type { Composition } from './person-types.js';

/** One simulated dropout and the best repair found for it. */
interface Repair {
  /** Seats that fell empty, and so the most reserves that may be called. */
  empty: number;
  /** Types of the called reserves. */
  called: number[];
  /** People in the panel for each quota, then everyone, then each group apart, after the dropout and the calls. */
  counts: Int32Array;
  damage: number;
}

/** A better repair by one new reserve, perhaps in the place of one already called. */
interface Step {
  change: number;
  instead?: number;
}

// Smaller improvements are rounding; following them could exchange two equal reserves for ever.
const NOTHING = -1e-12;
/** Two people of a group apart are dearer than whatever calling the second could mend: nobody is called for that. */
const FORBIDDEN = 1e6;

/**
 * How well a growing reserve list repairs simulated dropouts. The damage after a dropout is the sum over quotas of
 * `distance of the count from min..max / max`, with the panel size as one more quota, once the best reserves are
 * called. Which ones is remembered for each simulation and improved by one call or one exchange for each new reserve.
 * Nobody is called who is to be kept apart from somebody who stayed or was called.
 */
export class RepairTable {
  private readonly repairs: Repair[];
  private readonly ranges: { min: number; max: number; unit: number }[];
  private readonly quotas: number;
  /** For each type what counts it, in the order of `Repair.counts`, ascending. */
  private readonly counted: number[][];

  /** `seats`: the type of each panel member; `dropouts`: for each simulation the types of those who left. */
  constructor(composition: Composition, seats: readonly number[], dropouts: readonly (readonly number[])[]) {
    const { types, quotas, size, sides } = composition;
    const everyone = { min: size, max: size };
    const apart = sides.filter(({ rule }) => rule.rule === 'apart');
    this.quotas = quotas.length;
    this.ranges = [
      ...[...quotas, everyone].map(({ min, max }) => ({ min, max, unit: Math.max(1, max) })),
      ...apart.map(({ lower, upper }) => ({ min: lower, max: upper, unit: 1 / FORBIDDEN })),
    ];
    this.counted = types.map((type, t) => [
      ...type.quotas,
      quotas.length,
      ...apart.flatMap((side, s) => (side.types.includes(t) ? [quotas.length + 1 + s] : [])),
    ]);
    const full = this.countsOf(seats);
    this.repairs = dropouts.map((gone) => {
      const lost = this.countsOf(gone);
      const counts = full.map((count, q) => count - (lost[q] ?? 0));
      const damage = counts.reduce((sum, count, q) => sum + this.cost(q, count), 0);
      return { empty: gone.length, called: [], counts, damage };
    });
  }

  /** Mean damage if one more person of this type were on the list. */
  damageWith(type: number): number {
    const total = this.repairs.reduce((sum, repair) => sum + repair.damage + this.bestStep(repair, type).change, 0);
    return this.repairs.length > 0 ? total / this.repairs.length : 0;
  }

  /** What the list as it is leaves: mean damage, and the share of dropouts after which some quota is not kept. */
  quality(): { meanLoss: number; brokenShare: number } {
    const broken = this.repairs.filter(({ counts }) =>
      counts.some((count, q) => q < this.quotas && this.cost(q, count) > 0),
    );
    const all = Math.max(1, this.repairs.length);
    return {
      meanLoss: this.repairs.reduce((sum, { damage }) => sum + damage, 0) / all,
      brokenShare: broken.length / all,
    };
  }

  /** Puts one person of this type on the list. */
  add(type: number): void {
    for (const repair of this.repairs) {
      const { change, instead } = this.bestStep(repair, type);
      if (change >= NOTHING) continue;
      if (instead !== undefined) {
        repair.called.splice(repair.called.indexOf(instead), 1);
        this.move(repair.counts, instead, -1);
      }
      repair.called.push(type);
      this.move(repair.counts, type, 1);
      repair.damage += change;
    }
  }

  private bestStep(repair: Repair, type: number): Step {
    let best: Step = { change: 0 };
    if (repair.called.length < repair.empty) {
      const change = this.changeBy(repair.counts, type, undefined);
      if (change < best.change + NOTHING) best = { change };
    }
    for (const instead of new Set(repair.called)) {
      const change = this.changeBy(repair.counts, type, instead);
      if (change < best.change + NOTHING) best = { change, instead };
    }
    return best;
  }

  /** Change of the damage when `type` comes in and `instead`, if any, goes out. */
  private changeBy(counts: Int32Array, type: number, instead: number | undefined): number {
    const comes = this.counted[type] ?? [];
    const goes = instead === undefined ? [] : (this.counted[instead] ?? []);
    let change = 0;
    // Both lists ascend; a quota that counts both people stays as it is.
    for (let up = 0, down = 0; up < comes.length || down < goes.length;) {
      const [more, less] = [comes[up] ?? Infinity, goes[down] ?? Infinity];
      if (more <= less) up += 1;
      if (less <= more) down += 1;
      if (more === less) continue;
      const q = Math.min(more, less);
      const count = counts[q] ?? 0;
      change += this.cost(q, more < less ? count + 1 : count - 1) - this.cost(q, count);
    }
    return change;
  }

  private cost(q: number, count: number): number {
    const range = this.ranges[q];
    if (!range) return 0;
    return (Math.max(0, range.min - count) + Math.max(0, count - range.max)) / range.unit;
  }

  private countsOf(seats: readonly number[]): Int32Array {
    const counts = new Int32Array(this.ranges.length);
    for (const type of seats) this.move(counts, type, 1);
    return counts;
  }

  private move(counts: Int32Array, type: number, by: 1 | -1): void {
    for (const q of this.counted[type] ?? []) counts[q] = (counts[q] ?? 0) + by;
  }
}
