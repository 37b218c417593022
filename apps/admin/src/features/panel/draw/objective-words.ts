import type { DrawMethod } from '@lytt/shared';
import { useNumbers, useShares } from '../words';

/** In which unit a method measures itself, and whether less of it is better. */
export function useObjectiveWords(method: DrawMethod): { say: (value: number) => string; isLeast: boolean } {
  const share = useShares();
  const number = useNumbers();
  if (method === 'goldilocks') return { say: (value) => number(value, 3), isLeast: true };
  if (method === 'nash') return { say: (value) => number(value, 4), isLeast: false };
  return { say: (value) => share(value, 2), isLeast: false };
}
