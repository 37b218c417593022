import { useState } from 'react';

/**
 * A list that does not move under the reader: what is shown keeps its place, what is gone leaves (unless it is being
 * read), and what is new waits behind a bar until it is asked for. `ids` undefined: not known yet.
 */
export function useSteadyOrder(
  key: string,
  ids: string[] | undefined,
  reading?: string,
): { order: string[]; fresh: number; show: () => void } {
  const [kept, setKept] = useState<{ key: string; order: string[] }>({ key: '', order: [] });
  const here = new Set(ids ?? []);
  const before = kept.key === key ? kept.order : [];
  const nothingToDisturb = here.size > 0 && !before.some((id) => here.has(id));
  const order = nothingToDisturb ? [...before.filter((id) => id === reading), ...(ids ?? [])] : before;
  if (ids && (kept.key !== key || nothingToDisturb)) setKept({ key, order });
  const known = new Set(order);
  return {
    order: order.filter((id) => here.has(id) || id === reading),
    fresh: [...here].filter((id) => !known.has(id)).length,
    show: () => setKept({ key, order: ids ?? [] }),
  };
}
