/** Fewer words than this are alike by chance: "Jeg vet ikke helt hva jeg mener om det". */
export const FEWEST_WORDS = 8;
/** From this share of common word sequences on, two answers are nearly the same. */
export const NEAR = 0.8;

const SEQUENCE = 3;
/**
 * MinHash by bands (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4): texts that share a share s
 * of their sequences meet in a band with 1 − (1 − s^rows)^bands, here 0.9996 at s = 0.8 and 0.05 at s = 0.3.
 */
const BANDS = 20;
const ROWS = 5;

/** Words without case, punctuation and accents of form; letters of every script. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The sequences of three words that a text consists of; empty for a text too short to compare. */
export function sequencesOf(text: string): Set<string> {
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS) return new Set();
  return new Set(words.slice(0, words.length - SEQUENCE + 1).map((_, at) => words.slice(at, at + SEQUENCE).join(' ')));
}

/** Share of what is in both among what is in either, 0 to 1; 0 for two empty sets, of which nothing is known. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const item of one) if (other.has(item)) both += 1;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}

/** FNV-1a with a last mixing, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Numbers of which two texts that are nearly the same share at least one: whole, below 2^53, different for each band.
 * Sorted by band; empty for an empty set.
 */
export function bandsOf(sequences: ReadonlySet<string>): number[] {
  if (sequences.size === 0) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const sequence of sequences) {
    const hash = hashOf(sequence);
    for (let row = 0; row < least.length; row++) {
      const value = mix(hash ^ Math.imul(row + 1, 0x9e3779b1));
      if (value < (least[row] ?? 0)) least[row] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const joined = least
      .subarray(band * ROWS, (band + 1) * ROWS)
      .reduce((hash, value) => mix(hash ^ value) + hash, band);
    return band * 2 ** 40 + (joined % 2 ** 40);
  });
}
