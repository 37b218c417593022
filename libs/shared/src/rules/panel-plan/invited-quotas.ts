import type { QuotaEntry } from '../../contract/study-file.js';

/**
 * The quotas of those who are invited, when they are another number than the seats: each bound in proportion, the
 * minimum rounded down and the maximum up, so that a panel that fits the seats can grow into one that fits these.
 *
 * @throws RangeError for fewer than one seat
 */
export function quotasForInvited(quotas: readonly QuotaEntry[], seats: number, invite: number): QuotaEntry[] {
  if (seats < 1) throw new RangeError('seats: a whole number from 1');
  if (invite === seats) return [...quotas];
  const grown = (people: number): number => (people * invite) / seats;
  return quotas.map((quota) => ({
    ...quota,
    min: Math.floor(grown(quota.min)),
    max: Math.ceil(grown(quota.max)),
    ...(quota.soft ? { soft: { ...quota.soft, target: grown(quota.soft.target) } } : {}),
  }));
}
