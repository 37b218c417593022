import { valueOf, type Person, type Quota } from './pool.js';
import { quotaCounts, type Composition, type Seats } from './person-types.js';

/** The solver handed back something that is not a valid panel; a result must never be made from it. */
export class InvalidPanelError extends Error {
  override readonly name = 'InvalidPanelError';
}

/** Checks a type-level panel in whole numbers. Throws `InvalidPanelError`. */
export function assertSeats(composition: Composition, seats: Seats): void {
  const { types, quotas, size } = composition;
  if (seats.length !== types.length) throw new InvalidPanelError('The panel does not speak of every type');
  let total = 0;
  types.forEach((type, t) => {
    const count = seats[t] ?? -1;
    if (!Number.isInteger(count) || count < 0 || count > type.ids.length) {
      throw new InvalidPanelError(`${count} seats for a type of ${type.ids.length} people`);
    }
    total += count;
  });
  if (total !== size) throw new InvalidPanelError(`A panel of ${total} instead of ${size}`);
  quotaCounts(composition, seats).forEach((count, q) => {
    const quota = quotas[q];
    if (quota) assertCount(quota, count);
  });
}

/** Checks a panel of people against the quotas as they were asked for, without any grouping. Throws likewise. */
export function assertPanel(
  panel: readonly string[],
  pool: readonly Person[],
  quotas: readonly Quota[],
  size: number,
): void {
  const members = new Set(panel);
  if (panel.length !== size || members.size !== size) {
    throw new InvalidPanelError(`A panel of ${members.size} different people instead of ${size}`);
  }
  const seated = pool.filter((person) => members.has(person.id));
  if (seated.length !== size) throw new InvalidPanelError('The panel names people outside the pool');
  for (const quota of quotas) {
    assertCount(quota, seated.filter((person) => valueOf(person, quota.attribute) === quota.value).length);
  }
}

function assertCount(quota: Quota, count: number): void {
  if (count < quota.min || count > quota.max) {
    const { attribute, value, min, max } = quota;
    throw new InvalidPanelError(`${count} seats for ${attribute} = ${value}, asked for ${min} to ${max}`);
  }
}
