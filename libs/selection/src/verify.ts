import { counts, type PanelQuestion, type Quota } from './pool.js';
import { quotaCounts, softDistance, type Composition, type Seats } from './person-types.js';

/** The solver handed back something that is not a valid panel; a result must never be made from it. */
export class InvalidPanelError extends Error {
  override readonly name = 'InvalidPanelError';
}

/** Weights of soft targets need not be whole; sums of them are compared with this slack. */
export const SOFT_TOLERANCE = 1e-6;

/** Checks a type-level panel in whole numbers. Throws `InvalidPanelError`. */
export function assertSeats(composition: Composition, seats: Seats): void {
  const { types, quotas, size, sides, soft } = composition;
  if (seats.length !== types.length) throw new InvalidPanelError('The panel does not speak of every type');
  let total = 0;
  types.forEach((type, t) => {
    const count = seats[t] ?? -1;
    const least = type.pinned ? type.ids.length : 0;
    if (!Number.isInteger(count) || count < least || count > type.ids.length) {
      throw new InvalidPanelError(`${count} seats for a type of ${type.ids.length} people`);
    }
    total += count;
  });
  if (total !== size) throw new InvalidPanelError(`A panel of ${total} instead of ${size}`);
  quotaCounts(composition, seats).forEach((count, q) => {
    const quota = quotas[q];
    if (quota) assertCount(quota, count);
  });
  for (const { rule, lower, upper, types: members, values } of sides) {
    const sum = members.reduce((all, t, at) => all + (seats[t] ?? 0) * (values[at] ?? 0), 0);
    if (sum < lower || sum > upper)
      throw new InvalidPanelError(`${sum} where ${rule.rule} asks for ${lower} to ${upper}`);
  }
  if (soft && softDistance(composition, seats) > soft.limit + SOFT_TOLERANCE) {
    throw new InvalidPanelError(`A panel further than ${soft.limit} from the soft targets`);
  }
}

/** Checks a panel of people against the rules as they were asked for, without any grouping. Throws likewise. */
export function assertPanel(panel: readonly string[], question: PanelQuestion): void {
  const { pool, quotas, size, pins = [], exclusions = [], apart = [], floor } = question;
  const members = new Set(panel);
  if (panel.length !== size || members.size !== size) {
    throw new InvalidPanelError(`A panel of ${members.size} different people instead of ${size}`);
  }
  const seated = pool.filter((person) => members.has(person.id));
  if (seated.length !== size) throw new InvalidPanelError('The panel names people outside the pool');
  for (const quota of quotas) assertCount(quota, seated.filter((person) => counts(quota, person)).length);
  if (pins.some((id) => !members.has(id))) throw new InvalidPanelError('A pinned person is missing');
  if (exclusions.some(({ id }) => members.has(id))) throw new InvalidPanelError('An excluded person is in the panel');
  if (apart.some((group) => [...new Set(group)].filter((id) => members.has(id)).length > 1)) {
    throw new InvalidPanelError('Two people who are to be kept apart are in the panel');
  }
  const rating = floor ? seated.reduce((sum, person) => sum + (person.rating ?? floor.unrated), 0) : 0;
  if (floor && rating < floor.total) throw new InvalidPanelError(`A total rating of ${rating} under ${floor.total}`);
}

function assertCount(quota: Quota, count: number): void {
  if (count < quota.min || count > quota.max) {
    const { attribute, value, and = [], min, max } = quota;
    const name = [{ attribute, value }, ...and].map((trait) => `${trait.attribute} = ${trait.value}`).join(' and ');
    throw new InvalidPanelError(`${count} seats for ${name}, asked for ${min} to ${max}`);
  }
}
