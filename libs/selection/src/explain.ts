import type { DrawnPanel, Explanation, QuotaReport } from './draw-types.js';
import { TICKETS, ticketsOf, type Lottery } from './lottery.js';
import { quotaCounts, type Composition, type Seats } from './person-types.js';
import { counts, nameOf, type Person } from './pool.js';

/** What a lottery makes of each quota: means and tight bounds are read off its panels, not off the solver. */
export function reportQuotas(composition: Composition, lottery: Lottery, drawn: Seats): QuotaReport[] {
  const panels = lottery.panels.map((panel) => seatsOf(composition, panel));
  const perPanel = panels.map((seats) => quotaCounts(composition, seats));
  const ofDrawn = quotaCounts(composition, drawn);
  const everyone = quotaCounts(
    composition,
    composition.types.map((type) => type.ids.length),
  );
  return composition.quotas.map((quota, q) => {
    const seats = perPanel.map((sums) => sums[q] ?? 0);
    const [least, most] = [Math.min(...seats), Math.max(...seats)];
    const [min, max] = [most <= quota.min, least >= quota.max];
    return {
      ...quota,
      available: everyone[q] ?? 0,
      expected: seats.reduce((sum, count, p) => sum + count * ticketsOf(lottery, p), 0) / TICKETS,
      drawn: ofDrawn[q] ?? 0,
      tight: min && max ? 'both' : min ? 'min' : max ? 'max' : null,
    };
  });
}

/** A panel of a lottery as seats for each type. */
export function seatsOf({ types }: { types: readonly unknown[] }, panel: readonly number[]): number[] {
  const seats = types.map(() => 0);
  for (const t of panel) seats[t] = (seats[t] ?? 0) + 1;
  return seats;
}

/** Why this person is in the drawn panel or not. Throws `RangeError` for somebody whom the draw does not know. */
export function explain(result: DrawnPanel, person: Person): Explanation {
  const { id } = person;
  const chance = result.probabilities[id];
  if (chance === undefined) throw new RangeError(`The draw knows nobody called ${id}`);
  const exclusion = result.excluded.find((each) => each.id === id);
  const never = result.neverCauses.find(({ ids }) => ids.includes(id));
  const place = result.reserves.indexOf(id) + 1;
  const outcome = exclusion
    ? 'excluded'
    : result.panel.includes(id)
      ? 'drawn'
      : result.neverSelectable.includes(id)
        ? 'neverSelectable'
        : place > 0
          ? 'reserve'
          : 'notDrawn';
  const groups = result.quotas.filter((quota) => counts(quota, person));
  const withChance = Object.keys(result.probabilities).length - result.excluded.length - result.neverSelectable.length;
  return {
    id,
    outcome,
    chance,
    averageChance: withChance > 0 ? result.panel.length / withChance : 0,
    ...(place > 0 ? { reservePlace: place } : {}),
    ...(exclusion ? { reason: exclusion.reason } : {}),
    ...(never ? { causes: never.causes } : {}),
    groups,
    heldBy: groups.flatMap((quota) =>
      (quota.tight === 'both' ? (['min', 'max'] as const) : quota.tight ? [quota.tight] : []).map((bound) => ({
        quota: nameOf(quota),
        bound,
      })),
    ),
  };
}
