import type { Run } from './clock.js';
import type { Composition, Seats } from './person-types.js';
import type { Field } from './raw-lottery.js';

/** Updates between two looks at the clock; some milliseconds. */
const ROUNDS_A_TURN = 200;
const SEARCH_STEPS = 40;

/** Weights of known panels that come ever nearer to the greatest product of chances. */
export class NashLottery {
  readonly panels: Seats[] = [];
  weights: number[] = [];
  private readonly known = new Set<string>();
  /** For each panel the positions in `field.types` that it seats, and each person's share of those seats. */
  private readonly members: { at: number[]; share: number[] }[] = [];
  private readonly people: number[];

  constructor(
    private readonly composition: Composition,
    private readonly field: Field,
    panels: readonly Seats[],
  ) {
    this.people = field.types.map((t) => composition.types[t]?.ids.length ?? 1);
    for (const seats of panels) this.remember(seats);
    this.weights = this.panels.map(() => 1 / this.panels.length);
  }

  /** Mean natural logarithm of the chances (0–1) of the people in the field. */
  meanLog(): number {
    const chances = this.chances();
    return chances.reduce((sum, chance, at) => sum + (this.people[at] ?? 0) * Math.log(chance), 0) / this.field.people;
  }

  /** What a seat of each type weighs: 1 / (people * chance). A panel above 1 improves the lottery. */
  seatPrices(): number[] {
    const prices = this.composition.types.map(() => 0);
    this.chances().forEach((chance, at) => {
      const t = this.field.types[at];
      if (t !== undefined) prices[t] = 1 / (this.field.people * chance);
    });
    return prices;
  }

  /** Adds a panel with the weight that helps most; false when it is known already. */
  add(seats: Seats): boolean {
    if (!this.remember(seats)) return false;
    const old = this.chances();
    const shares = this.field.types.map(() => 0);
    const added = this.members.at(-1);
    added?.at.forEach((at, i) => (shares[at] = added.share[i] ?? 0));
    // The mean logarithm along `(1 - step) * old + step * new` is concave: bisect on its slope.
    let [low, high] = [0, 1];
    for (let i = 0; i < SEARCH_STEPS; i++) {
      const step = (low + high) / 2;
      const slope = old.reduce((sum, chance, at) => {
        const share = shares[at] ?? 0;
        return sum + ((this.people[at] ?? 0) * (share - chance)) / ((1 - step) * chance + step * share);
      }, 0);
      if (slope > 0) low = step;
      else high = step;
    }
    const step = Math.max(low, 1e-6);
    this.weights = [...this.weights.map((weight) => weight * (1 - step)), step];
    return true;
  }

  /**
   * Cover's multiplicative update: each weight is multiplied by what its panel weighs. The heaviest known panel then
   * exceeds 1 by `tolerance` at most, and so does the mean logarithm its optimum over the known panels. False when time
   * ran out before.
   * Source: Cover: An algorithm for maximizing expected log investment return. IEEE Trans. Inf. Theory 30 (1984).
   */
  async improve(tolerance: number, run: Pick<Run, 'remaining'>, report: () => Promise<void>): Promise<boolean> {
    for (;;) {
      await report();
      for (let round = 0; round < ROUNDS_A_TURN; round++) {
        const weighs = this.weigh();
        if (Math.max(...weighs) - 1 <= tolerance) return true;
        const next = this.weights.map((weight, p) => weight * (weighs[p] ?? 0));
        const total = next.reduce((sum, weight) => sum + weight, 0);
        this.weights = next.map((weight) => weight / total);
      }
      if (run.remaining() <= 0) return false;
    }
  }

  private weigh(): number[] {
    const worth = this.chances().map((chance, at) => (this.people[at] ?? 0) / (this.field.people * chance));
    return this.members.map(({ at, share }) => at.reduce((sum, t, i) => sum + (share[i] ?? 0) * (worth[t] ?? 0), 0));
  }

  private chances(): number[] {
    const chances = this.field.types.map(() => 0);
    this.members.forEach(({ at, share }, p) => {
      const weight = this.weights[p] ?? 0;
      at.forEach((t, i) => (chances[t] = (chances[t] ?? 0) + weight * (share[i] ?? 0)));
    });
    return chances;
  }

  private remember(seats: Seats): boolean {
    const key = seats.join();
    if (this.known.has(key)) return false;
    this.known.add(key);
    this.panels.push(seats);
    const at = [...this.field.types.keys()].filter((i) => (seats[this.field.types[i] ?? -1] ?? 0) > 0);
    const share = at.map((i) => (seats[this.field.types[i] ?? -1] ?? 0) / (this.people[i] ?? 1));
    this.members.push({ at, share });
    return true;
  }
}
