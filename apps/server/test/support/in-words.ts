import type { WordedReason } from '@lytt/shared';

/** Faults as somebody reads them, without the code and values that word them anew. */
export const inWords = <Fault extends WordedReason>(
  faults: readonly Fault[] | undefined,
): Omit<Fault, 'code' | 'values'>[] => (faults ?? []).map(({ code: _, values: __, ...fault }) => fault);
