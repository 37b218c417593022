/** A day as `YYYY-MM-DD`. */
export type PlainDate = `${number}-${number}-${number}`;

/** One text in each language of the screens. */
export interface Localized {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
}
export type Language = keyof Localized;

/** `no` Norwegian, `se` Northern Sámi, `smj` Lule Sámi, `sma` Southern Sámi, `fkv` Kven. */
export type NameLanguage = 'no' | 'se' | 'smj' | 'sma' | 'fkv';

export interface OfficialName {
  readonly language: NameLanguage;
  readonly name: string;
}

/** Reads `se:Deatnu - Tana`: official names in their official order, Norwegian where no language is given. */
export const readNames = (text: string): readonly OfficialName[] =>
  text.split(' - ').map((part) => {
    const marked = /^(se|smj|sma|fkv):(.+)$/.exec(part);
    return marked
      ? { language: marked[1] as NameLanguage, name: marked[2]! }
      : { language: 'no' as const, name: part.trim() };
  });

/** The Norwegian one of the official names; every unit has one. */
export function norwegianName(names: readonly OfficialName[]): string {
  const found = names.find((name) => name.language === 'no');
  if (!found) throw new Error(`no Norwegian name among ${names.map((name) => name.name).join(', ')}`);
  return found.name;
}

/** The names side by side as the country's own registers write them: `Deatnu - Tana`. */
export const sideBySide = (names: readonly OfficialName[]): string => names.map((name) => name.name).join(' - ');
