import { CODE_COLOURS, plainKey } from '@lytt/shared';

const LONGEST = 60;

/** A key for the study file out of a name: letters a–z, digits and hyphens, different from those taken. */
export function codeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = plainKey(name).replace(/^[^a-z]+/, '');
  const stem = plain === '' ? 'code' : plain.slice(0, LONGEST - 5).replace(/-+$/, '');
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/** The colour that the fewest codes have. */
export function freeColour(used: readonly string[]): string {
  const count = (colour: string): number => used.filter((each) => each === colour).length;
  return CODE_COLOURS.reduce<string>((best, colour) => (count(colour) < count(best) ? colour : best), CODE_COLOURS[0]);
}
