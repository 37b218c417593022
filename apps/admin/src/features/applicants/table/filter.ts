import { ApplicantFilter, ApplicantSort, type QueryOf, type applicantsRoutes } from '@lytt/shared';
import type { Search } from '../../../ui/use-address';

type Asked = QueryOf<typeof applicantsRoutes.applications>;
/** Which applicants; attributes by their keys. */
export interface Filter {
  state: NonNullable<Asked['state']>;
  status?: Asked['status'];
  standing?: Asked['standing'];
  told?: Asked['told'];
  source?: string | undefined;
  rating?: Asked['rating'];
  tag?: string | undefined;
  sign?: Asked['sign'];
  text?: string | undefined;
  attributes: Record<string, string>;
}
export const NO_FILTER: Filter = { state: 'completed', attributes: {} };

export interface Order {
  sort: ApplicantSort;
  direction: 'up' | 'down';
}
export const FIRST_ORDER: Order = { sort: 'applied', direction: 'up' };

const PLAIN = ['status', 'standing', 'told', 'source', 'rating', 'tag', 'sign', 'text'] as const;

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(';').flatMap((pair) => {
      const parted = pair.indexOf(':');
      return parted > 0 ? [[pair.slice(0, parted), pair.slice(parted + 1)]] : [];
    }),
  );
const attributesText = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([key, value]) => `${key}:${value}`)
    .join(';');

/** The filter in an address; what the address says wrongly is left out. */
export function filterFrom(search: Search): Filter {
  const filter: Record<string, unknown> = {};
  for (const name of [...PLAIN, 'state'] as const) {
    const value = search[name];
    if (value === undefined || value === '') continue;
    const read = ApplicantFilter.shape[name].safeParse(String(value));
    if (read.success) filter[name] = read.data;
  }
  const attributes = typeof search['attributes'] === 'string' ? attributesOf(search['attributes']) : {};
  return { ...NO_FILTER, ...filter, attributes };
}

export function orderFrom(search: Search): Order {
  const sort = ApplicantSort.safeParse(search['sort']);
  return sort.success ? { sort: sort.data, direction: search['direction'] === 'down' ? 'down' : 'up' } : FIRST_ORDER;
}

/** What is asked of the server, and what stands in the address: only what differs from "everybody". */
export function asked(filter: Filter): Record<string, string> {
  const attributes = attributesText(filter.attributes);
  return {
    state: filter.state,
    ...Object.fromEntries(
      PLAIN.flatMap((name) => {
        const value = filter[name]?.trim();
        return value ? [[name, value]] : [];
      }),
    ),
    ...(attributes ? { attributes } : {}),
  };
}

export const queryOf = (filter: Filter, blind: boolean): Asked => ({ ...asked(filter), blind: blind ? '1' : '0' });

export const isSame = (one: Filter, other: Filter): boolean => {
  const [a, b] = [asked(one), asked(other)];
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};
