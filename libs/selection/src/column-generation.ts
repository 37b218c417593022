import type { Run } from './clock.js';
import type { LotteryMaster, Prices } from './lottery-master.js';
import type { PanelOracle } from './panel-oracle.js';

/** How near to the optimum a search goes. */
export interface Aim {
  /** Greatest distance of bound and value. */
  gap: number;
  /** Relative tolerance of one question to the oracle; its bounds account for it. */
  tolerance: number;
}

/** Where a search ended: the best value over the known panels, and what no lottery exceeds. */
export interface Found {
  value: number;
  bound: number;
  prices: Prices;
  /** False when time ran out first. */
  complete: boolean;
}

/**
 * Finds the panels that a master programme needs. Its prices tell the oracle which panel would help it most; for any
 * prices the heaviest panel also bounds what any lottery can reach. Stops when bound and value are near enough, or
 * when time runs out; the last solution of the master is the lottery.
 */
export async function generate(
  master: LotteryMaster,
  oracle: PanelOracle,
  { gap, tolerance }: Aim,
  run: Pick<Run, 'remaining'>,
  report: (found: Omit<Found, 'complete'>) => Promise<void>,
): Promise<Found> {
  let bound = Infinity;
  let bestPrices: Prices | undefined;
  let state = master.solve();
  const close = (): boolean => bound - state.value <= gap;
  while (!close() && run.remaining() > 0) {
    await report({ ...state, bound });
    // Prices of the plain master jump from one corner to another; half the best ones so far calms them (Wentges).
    // Asked exactly, the plain prices either improve the master or prove it optimal.
    const attempts: [Prices, number][] = [
      ...(bestPrices ? [[blend(bestPrices, state.prices), tolerance] as [Prices, number]] : []),
      [state.prices, tolerance],
      [state.prices, 0],
    ];
    let improved = false;
    for (const [prices, exactness] of attempts) {
      const answer = oracle.heaviest(master.seatPrices(prices), run.remaining(), exactness, gap / 4);
      const proven = answer.bound + master.constant(prices);
      if (proven < bound) {
        bound = proven;
        bestPrices = prices;
      }
      const better =
        answer.seats !== undefined &&
        master.worth(answer.seats, state.prices) + master.constant(state.prices) > state.value + gap / 100;
      improved = better && answer.seats !== undefined && master.add(answer.seats);
      if (improved || close() || run.remaining() <= 0) break;
    }
    if (!improved) break;
    state = master.solve();
  }
  return { ...state, bound, complete: close() };
}

function blend(a: Prices, b: Prices): Prices {
  const mean = (x: number[], y: number[]): number[] => x.map((price, t) => (price + (y[t] ?? 0)) / 2);
  return { floor: mean(a.floor, b.floor), ceiling: mean(a.ceiling, b.ceiling) };
}
