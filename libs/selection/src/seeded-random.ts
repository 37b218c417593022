import { createHash } from 'node:crypto';

const WORDS_PER_BLOCK = 8;
const WORD = 2 ** 32;

/**
 * Random numbers that anyone can recompute: SHA-256 in counter mode. Block `i` is
 * `sha256(utf8(JSON.stringify([seed, purpose, i])))`, read as eight big-endian 32-bit words.
 *
 * A purpose of its own for each use keeps them apart: asking for more reserves cannot change the panel.
 */
export class SeededRandom {
  private block: Buffer = Buffer.alloc(0);
  private used = WORDS_PER_BLOCK;
  private counter = 0;

  constructor(
    private readonly seed: string,
    private readonly purpose: string,
  ) {}

  /** A whole number 0 <= x < `bound`, every one equally likely; `bound` a whole number from 1 to 2^32. */
  below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORD) throw new RangeError(`No whole number below ${bound}`);
    // Words from the incomplete last stretch are thrown away, for a remainder of them would favour small numbers.
    const limit = WORD - (WORD % bound);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % bound;
    }
  }

  /** True with probability `chance` (0–1), in steps of 2^-32. */
  happens(chance: number): boolean {
    return this.word() < chance * WORD;
  }

  /** `count` different items, every such choice equally likely, in random order. */
  choose<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const chosen: T[] = [];
    while (chosen.length < count && left.length > 0) chosen.push(...left.splice(this.below(left.length), 1));
    return chosen;
  }

  private word(): number {
    if (this.used === WORDS_PER_BLOCK) {
      this.block = createHash('sha256')
        .update(JSON.stringify([this.seed, this.purpose, this.counter++]))
        .digest();
      this.used = 0;
    }
    return this.block.readUInt32BE(4 * this.used++);
  }
}
