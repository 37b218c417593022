import type { NumberedLottery, Person } from '@lytt/selection';
import type { KeptNumbers } from './draw-record.js';

/** Ids as positions in the pool. */
export function keptNumbers(lottery: NumberedLottery, pool: readonly Pick<Person, 'id'>[]): KeptNumbers {
  const { panels, probabilities, ...figures } = lottery;
  const position = new Map(pool.map(({ id }, at) => [id, at]));
  return {
    ...figures,
    panels: panels.map((panel) => panel.flatMap((id) => position.get(id) ?? [])),
    chances: pool.map(({ id }) => probabilities[id] ?? 0),
  };
}

/** The ids that a number names; undefined for a number that is none of them. */
export const panelOfNumber = (
  { panels }: KeptNumbers,
  pool: readonly Pick<Person, 'id'>[],
  number: number,
): string[] | undefined => panels[number]?.flatMap((at) => pool[at]?.id ?? []);
