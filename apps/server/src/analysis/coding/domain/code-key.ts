const LONGEST = 60;

/** A key for the study file out of a name: letters a–z, digits and hyphens, different from those taken. */
export function codeKey(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const stem = plain === '' ? 'code' : plain.slice(0, LONGEST - 5).replace(/-+$/, '');
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Told apart on paper by lightness and hue; each keeps 4.5 against the paper, as names may be set in them. */
const COLOURS = [
  '#0b5394',
  '#1d6b3a',
  '#7a3e9d',
  '#b3123d',
  '#7d3300',
  '#00736b',
  '#b0227e',
  '#5c6b00',
  '#35508c',
  '#8a5a00',
  '#54316b',
  '#5f5550',
];

/** The colour that the fewest codes have. */
export function freeColour(used: readonly string[]): string {
  const count = (colour: string): number => used.filter((each) => each === colour).length;
  return COLOURS.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
