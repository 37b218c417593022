import { useState } from 'react';

export interface KeptOrder {
  key: string;
  order: readonly string[];
}

interface SteadyOrder {
  order: string[];
  /** How many are not shown yet. */
  fresh: number;
  /** What is kept from now on. */
  kept: KeptOrder;
}

/** `ids` undefined: not known yet. `reading`: shown as long as it is being read, though it has left the list. */
export function steadyOrder(
  kept: KeptOrder,
  key: string,
  ids: readonly string[] | undefined,
  reading?: string,
): SteadyOrder {
  const here = new Set(ids ?? []);
  const before = kept.key === key ? kept.order : [];
  const nothingToDisturb = here.size > 0 && !before.some((id) => here.has(id));
  const order = nothingToDisturb ? [...before.filter((id) => id === reading), ...(ids ?? [])] : before;
  const known = new Set(order);
  return {
    order: order.filter((id) => here.has(id) || id === reading),
    fresh: [...here].filter((id) => !known.has(id)).length,
    kept: ids && (kept.key !== key || nothingToDisturb) ? { key, order } : kept,
  };
}

/**
 * A list that does not move under the reader: what is shown keeps its place, what is gone leaves (unless it is being
 * read), and what is new waits behind a bar until it is asked for.
 */
export function useSteadyOrder(
  key: string,
  ids: string[] | undefined,
  reading?: string,
): { order: string[]; fresh: number; show: () => void } {
  const [kept, setKept] = useState<KeptOrder>({ key: '', order: [] });
  const steady = steadyOrder(kept, key, ids, reading);
  if (steady.kept !== kept) setKept(steady.kept);
  return { order: steady.order, fresh: steady.fresh, show: () => setKept({ key, order: ids ?? [] }) };
}
