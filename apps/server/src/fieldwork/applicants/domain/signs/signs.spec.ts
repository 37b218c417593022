import fc from 'fast-check';
import { burst } from './burst.js';
import { bandsOf, FEWEST_WORDS, jaccard, NEAR, sequencesOf, wordsOf } from './near-text.js';
import { expectedSeconds, tooFast } from './speed.js';

const word = fc.constantFrom(...'jeg du kommunen sletter sinte kommentarer for mot tone svar ro orden'.split(' '));
const text = fc.array(word, { minLength: FEWEST_WORDS, maxLength: 60 }).map((words) => words.join(' '));
const set = fc.uniqueArray(fc.string({ maxLength: 3 })).map((items) => new Set(items));

describe('nearly the same text', () => {
  it('is every text to itself, whatever its case, punctuation and line breaks', () => {
    fc.assert(
      fc.property(text, (said) => {
        const changed = ` ${said.toUpperCase().replaceAll(' ', ',\n ')}!`;
        expect(jaccard(sequencesOf(said), sequencesOf(changed))).toBe(1);
        expect(bandsOf(sequencesOf(changed))).toEqual(bandsOf(sequencesOf(said)));
      }),
    );
  });

  it('is the same seen from either side, and a share', () => {
    fc.assert(
      fc.property(set, set, (one, other) => {
        expect(jaccard(one, other)).toBe(jaccard(other, one));
        expect(jaccard(one, other)).toBeGreaterThanOrEqual(0);
        expect(jaccard(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is never said of a short answer', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: FEWEST_WORDS - 1 }), (words) => {
        expect(bandsOf(sequencesOf(words.join(' ')))).toEqual([]);
      }),
    );
  });

  it('meets in a band when one word of a long answer was changed, and seldom when little is common', () => {
    const from = (seed: number): string[] =>
      Array.from({ length: 60 }, (_, at) => `ord${(at * 7919 + seed * 104_729) % 9973}`);
    const meets = (one: string[], other: string[]): boolean => {
      const bands = new Set(bandsOf(sequencesOf(one.join(' '))));
      return bandsOf(sequencesOf(other.join(' '))).some((band) => bands.has(band));
    };
    const seeds = Array.from({ length: 300 }, (_, at) => at);
    const copied = seeds.filter((seed) => meets(from(seed), from(seed).with(30, 'byttet')));
    const others = seeds.filter((seed) => meets(from(seed), from(seed + 1000)));
    expect(jaccard(sequencesOf(from(1).join(' ')), sequencesOf(from(1).with(30, 'byttet').join(' ')))).toBeGreaterThan(
      NEAR,
    );
    expect(copied.length).toBeGreaterThan(295);
    expect(others.length).toBeLessThan(5);
  });

  it('counts words of every script', () =>
    expect(wordsOf('Æ trur – «ja»! 42 ელ')).toEqual(['æ', 'trur', 'ja', '42', 'ელ']));
});

describe('implausible speed', () => {
  const effort = fc.record({ read: fc.nat(3000), typed: fc.nat(500), questions: fc.nat(60) });

  it('is never said of a slower form when it is not said of a faster one', () => {
    fc.assert(
      fc.property(effort, fc.nat(5000), fc.nat(5000), (what, seconds, more) => {
        if (!tooFast(seconds, what)) expect(tooFast(seconds + more, what)).toBeUndefined();
      }),
    );
  });

  it('asks for more time the more there is to read and to write', () => {
    fc.assert(
      fc.property(effort, effort, (one, more) => {
        const both = {
          read: one.read + more.read,
          typed: one.typed + more.typed,
          questions: one.questions + more.questions,
        };
        expect(expectedSeconds(both)).toBeGreaterThanOrEqual(expectedSeconds(one));
      }),
    );
  });

  it('lets through who takes an ordinary reader’s time, and a good deal less', () => {
    const what = { read: 400, typed: 60, questions: 15 };
    expect(expectedSeconds(what)).toBe(185);
    expect(tooFast(80, what)).toBeUndefined();
    expect(tooFast(20, what)).toEqual({ seconds: 20, expected: 185 });
  });
});

describe('a burst', () => {
  it('is measured by what the source itself usually sends', () => {
    expect(burst({ now: 15, before: 20, hours: 10 })).toEqual({ count: 15, minutes: 10, expected: 0.3 });
    expect(burst({ now: 15, before: 600, hours: 20 })).toBeUndefined();
    expect(burst({ now: 25, before: 600, hours: 20 })).toEqual({ count: 25, minutes: 10, expected: 5 });
  });

  it('is not a class that answers together when the link is new', () => {
    expect(burst({ now: 24, before: 0, hours: 0 })).toBeUndefined();
    expect(burst({ now: 25, before: 0, hours: 0 })).toMatchObject({ count: 25 });
  });

  it('stays one when more come, and comes later the livelier the source is', () => {
    const pace = fc.record({ now: fc.nat(200), before: fc.nat(5000), hours: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(pace, fc.nat(50), (one, more) => {
        if (!burst(one)) return;
        expect(burst({ ...one, now: one.now + more })).toBeDefined();
        expect(one.now).toBeGreaterThanOrEqual((one.before / one.hours / 6) * 5 - 1e-9);
      }),
    );
  });
});
