const NORWEGIAN = new Intl.Collator('nb');

/** Å after Ø after Æ after Z, and `aa` as å: the Norwegian rule, also for Nynorsk. */
export const inAlphabeticalOrder = <T extends { readonly name: string; readonly code: string }>(
  units: readonly T[],
): readonly T[] =>
  units.toSorted((one, other) => NORWEGIAN.compare(one.name, other.name) || (one.code < other.code ? -1 : 1));
