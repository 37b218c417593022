import type { QuotaName, QuotaRelaxation } from '../../contract/panel-views.js';
import type { QuotaEntry } from '../../contract/study-file.js';

/** A quota in people who are asked: without the percentage and the note, which belong to the seats. */
export interface InvitedQuota extends QuotaName {
  min: number;
  max: number;
  minFlex?: number;
  maxFlex?: number;
  soft?: { target: number; weight: number };
}

const nameOf = ({ attribute, value, and }: QuotaName): QuotaName =>
  and && and.length > 0 ? { attribute, value, and } : { attribute, value };
const down = (count: number, seats: number, invite: number): number => Math.floor((count * invite) / seats);
const up = (count: number, seats: number, invite: number): number => Math.ceil((count * invite) / seats);

/**
 * Quotas of a panel of `seats`, for `invite` people who are asked because some will not come: every bound in proportion,
 * minima rounded down and maxima up. So whatever share of the people a value had may it have still, and rounding alone
 * makes nothing impossible.
 *
 * @throws RangeError for fewer than one seat
 */
export function quotasForInvited(quotas: readonly QuotaEntry[], seats: number, invite: number): InvitedQuota[] {
  if (seats < 1) throw new RangeError('seats: a whole number from 1');
  return quotas.map((quota) => {
    const { min, max, minFlex, maxFlex, soft } = quota;
    return {
      ...nameOf(quota),
      min: down(min, seats, invite),
      max: up(max, seats, invite),
      ...(minFlex === undefined ? {} : { minFlex: down(minFlex, seats, invite) }),
      ...(maxFlex === undefined ? {} : { maxFlex: up(maxFlex, seats, invite) }),
      ...(soft ? { soft: { target: (soft.target * invite) / seats, weight: soft.weight } } : {}),
    };
  });
}

/**
 * A change of a grown quota as the least change of the plan's own numbers that grows to it. Undefined when the plan has
 * no such quota.
 */
export function changeOfPlan(
  change: QuotaRelaxation,
  quota: QuotaEntry | undefined,
  seats: number,
  invite: number,
): QuotaRelaxation | undefined {
  if (!quota) return undefined;
  const { bound, to } = change;
  // In whole numbers: floor(m * invite / seats) <= to and ceil(m * invite / seats) >= to, solved for m.
  const least =
    bound === 'min' ? Math.ceil(((to + 1) * seats) / invite) - 1 : Math.floor(((to - 1) * seats) / invite) + 1;
  return { ...nameOf(quota), bound, from: quota[bound], to: Math.max(0, least) };
}
