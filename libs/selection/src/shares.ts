import type { Quota, Trait } from './pool.js';

/** A value's share in percent, 0–100. */
export interface Share extends Trait {
  percent: number;
}

/** How far an attribute's percentages may miss 100 in sum: they are often published rounded. */
const TOLERANCE_PERCENT = 0.5;
/** Up to this many seats one seat more or less is more than the rounding of a share, and exact quotas are too rigid. */
const SMALL_PANEL = 40;

/**
 * Quotas from shares: `min` the share of the seats rounded down, `max` rounded up, widened by `widen` seats each way
 * (0 to `size`); 1 up to 40 seats and 0 beyond unless told. A share of 0 stays 0–0: it excludes.
 *
 * @throws RangeError for a size below 1, a share outside 0–100 or an attribute whose shares do not sum to 100 ± 0.5
 */
export function seatsFromShares(
  shares: readonly Share[],
  size: number,
  { widen = size <= SMALL_PANEL ? 1 : 0 }: { widen?: number } = {},
): Quota[] {
  assertShares(shares, size);
  if (!Number.isInteger(widen) || widen < 0) throw new RangeError('widen: a whole number from 0');
  return shares.map(({ attribute, value, percent }) => {
    if (percent === 0) return { attribute, value, min: 0, max: 0 };
    const exact = tidy((percent * size) / 100);
    const [min, max] = [Math.floor(exact) - widen, Math.ceil(exact) + widen];
    return { attribute, value, min: Math.max(0, min), max: Math.min(size, max) };
  });
}

/** Whole seats with the same sum as asked for. `by` names the rule that was used, for the record. */
export interface Apportionment {
  by: 'largestRemainder' | 'sainteLague';
  seats: (Trait & { seats: number })[];
}

/**
 * Population shares to whole seats that add up to `size` for each attribute.
 *
 * `largestRemainder` (Hare–Niemeyer) never strays from the exact share by a seat; `sainteLague` (divisors 1, 3, 5 …)
 * never takes a seat from anybody when the panel grows. Ties go to the earlier entry.
 *
 * @throws RangeError as `seatsFromShares`
 */
export function apportionSeats(
  shares: readonly Share[],
  size: number,
  by: Apportionment['by'] = 'largestRemainder',
): Apportionment {
  assertShares(shares, size);
  const seats = new Map<Share, number>();
  for (const attribute of new Set(shares.map((share) => share.attribute))) {
    const group = shares.filter((share) => share.attribute === attribute);
    const given = by === 'sainteLague' ? sainteLague(group, size) : largestRemainder(group, size);
    group.forEach((share, at) => seats.set(share, given[at] ?? 0));
  }
  return {
    by,
    seats: shares.map((share) => ({ attribute: share.attribute, value: share.value, seats: seats.get(share) ?? 0 })),
  };
}

function largestRemainder(group: readonly Share[], size: number): number[] {
  const total = group.reduce((sum, { percent }) => sum + percent, 0);
  const exact = group.map(({ percent }) => tidy((percent / total) * size));
  const seats = exact.map(Math.floor);
  const left = size - seats.reduce((sum, count) => sum + count, 0);
  const order = [...exact.keys()].sort((a, b) => tidy(((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1)) || a - b);
  for (const at of order.slice(0, left)) seats[at] = (seats[at] ?? 0) + 1;
  return seats;
}

function sainteLague(group: readonly Share[], size: number): number[] {
  const seats = group.map(() => 0);
  for (let seat = 0; seat < size; seat++) {
    const claims = group.map(({ percent }, at) => percent / (2 * (seats[at] ?? 0) + 1));
    const next = claims.indexOf(Math.max(...claims));
    seats[next] = (seats[next] ?? 0) + 1;
  }
  return seats;
}

function assertShares(shares: readonly Share[], size: number): void {
  if (!Number.isInteger(size) || size < 1) throw new RangeError('size: a whole number from 1');
  if (shares.some(({ percent }) => !(percent >= 0 && percent <= 100))) throw new RangeError('percent: from 0 to 100');
  for (const attribute of new Set(shares.map((share) => share.attribute))) {
    const sum = shares.filter((s) => s.attribute === attribute).reduce((total, { percent }) => total + percent, 0);
    if (Math.abs(sum - 100) > TOLERANCE_PERCENT) {
      throw new RangeError(`the shares of ${attribute} sum to ${tidy(sum)} %, not to 100 %`);
    }
  }
}

/** 0.07 * 100 is 7.000000000000001 for the machine; its ceiling must not be 8. */
function tidy(x: number): number {
  return Math.round(x * 1e9) / 1e9;
}
