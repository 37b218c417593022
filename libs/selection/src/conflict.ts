import { nameOf, type QuotaName } from './pool.js';
import type { Composition } from './person-types.js';
import { panelRows, seatColumns, sideRows, softColumns, softRows } from './panel-oracle.js';
import { buildModel, solve, type Highs, type Model } from './solver.js';

/** One rule by name: a bound of a quota, a group kept apart, the floor, pinned people, or the soft targets together. */
export type RuleName =
  | { rule: 'min' | 'max'; quota: QuotaName; limit: number }
  | { rule: 'apart'; persons: string[] }
  | { rule: 'floor'; total: number }
  | { rule: 'pin'; persons: string[] }
  | { rule: 'soft' };

/** A rule that can be switched off. */
interface Switch {
  name: RuleName;
  set(on: boolean): void;
}

const FREE: [number, number] = [-Infinity, Infinity];

/**
 * Finds small sets of rules that leave no panel, by the deletion filter: each rule in turn is left out, and stays out
 * when there is still no panel without it. What remains conflicts, and without any one of it there is a panel.
 * (The solver's own search for irreducible sets does not see whole numbers.)
 */
export class ConflictFinder {
  private readonly model: Model;
  private readonly switches: Switch[];

  constructor(
    private readonly highs: Highs,
    private readonly composition: Composition,
  ) {
    const { types, quotas, size, sides, soft } = composition;
    const [quotaRows, side, softer] = [panelRows(composition), sideRows(composition), softRows(composition)];
    const columns = [...seatColumns(composition), ...softColumns(composition)];
    this.model = buildModel(highs, columns, [...quotaRows, ...side, ...softer], { maximise: true, integer: true });
    const limits = quotas.map(({ min, max }) => ({ min, max }));
    const bound = (q: number, which: 'min' | 'max', on: boolean): void => {
      const limit = limits[q];
      const quota = quotas[q];
      if (!limit || !quota) return;
      limit[which] = on ? quota[which] : which === 'min' ? 0 : size;
      this.model.changeRowBounds(1 + q, limit.min, limit.max);
    };
    const row = (at: number, lower: number, upper: number) => (on: boolean) =>
      void this.model.changeRowBounds(at, ...(on ? ([lower, upper] as const) : FREE));
    // The first in the list are left out first, so that what organisers set by hand is blamed last.
    this.switches = [
      ...(soft
        ? [
            {
              name: { rule: 'soft' } as const,
              set: row(quotaRows.length + side.length + softer.length - 1, -Infinity, soft.limit),
            },
          ]
        : []),
      ...sides.map(({ rule, lower, upper }, s) => ({ name: rule, set: row(quotaRows.length + s, lower, upper) })),
      ...types.flatMap(({ ids, pinned }, t) =>
        pinned
          ? [
              {
                name: { rule: 'pin' as const, persons: [...ids] },
                set: (on: boolean) => void this.model.changeColBounds(t, on ? ids.length : 0, ids.length),
              },
            ]
          : [],
      ),
      ...quotas.flatMap((quota, q): Switch[] => [
        ...(quota.max < size
          ? [
              {
                name: { rule: 'max' as const, quota: nameOf(quota), limit: quota.max },
                set: (on: boolean) => bound(q, 'max', on),
              },
            ]
          : []),
        ...(quota.min > 0
          ? [
              {
                name: { rule: 'min' as const, quota: nameOf(quota), limit: quota.min },
                set: (on: boolean) => bound(q, 'min', on),
              },
            ]
          : []),
      ]),
    ];
  }

  /**
   * The rules that together leave no panel; with `seated`, no panel with somebody of that type. Undefined when it was
   * not proven in time that there is none.
   */
  find(remaining: () => number, seated?: number): RuleName[] | undefined {
    return this.around(seated, () => {
      const all = [...this.switches.keys()];
      all.forEach((at) => this.switches[at]?.set(true));
      if (this.feasible(remaining) !== false) return undefined;
      const kept = all.filter((at) => {
        if (remaining() <= 0) return true;
        this.switches[at]?.set(false);
        if (this.feasible(remaining) === false) return false;
        this.switches[at]?.set(true);
        return true;
      });
      return kept.flatMap((at) => this.switches[at]?.name ?? []);
    });
  }

  /** Whether these rules alone already keep everybody of a type out. */
  explains(causes: readonly RuleName[], seated: number, remaining: () => number): boolean {
    return this.around(seated, () => {
      this.switches.forEach(({ name, set }) => set(causes.includes(name)));
      return this.feasible(remaining) === false;
    });
  }

  dispose(): void {
    this.model.dispose();
  }

  private around<T>(seated: number | undefined, look: () => T): T {
    const type = seated === undefined ? undefined : this.composition.types[seated];
    if (seated !== undefined && type) this.model.changeColBounds(seated, 1, type.ids.length);
    try {
      return look();
    } finally {
      if (seated !== undefined && type) this.model.changeColBounds(seated, 0, type.ids.length);
    }
  }

  private feasible(remaining: () => number): boolean | undefined {
    const outcome = solve(this.highs, this.model, remaining());
    return outcome === 'timeLimit' ? undefined : outcome === 'optimal';
  }
}
