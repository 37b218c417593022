import fc from 'fast-check';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import { dealTurns, type PeerAnswer, type PeerTurn } from './peer-round.js';
import { differenceOf } from './view-difference.js';

const answer = (at: number, rating: number | null, band = 'a'): PeerAnswer => ({
  postId: `post-${at}`,
  seatId: `seat-${at}`,
  chosen: rating === null ? null : { kind: 'rating', value: rating },
  attributes: { band },
});
/** People with their views, in the order in which they answer. */
const arrivals = (from: number): fc.Arbitrary<PeerAnswer[]> =>
  fc
    .array(fc.record({ rating: fc.option(fc.integer({ min: 1, max: 5 })), band: fc.constantFrom('a', 'b', 'c') }), {
      minLength: from,
      maxLength: 30,
    })
    .map((people) => people.map(({ rating, band }, at) => answer(at, rating, band)));
const peers = fc.constantFrom(2, 3);

/** One after the other; from `late` on, whoever has too few is filled up at every arrival. */
function play(people: readonly PeerAnswer[], asked: number, late = people.length): PeerTurn[] {
  const turns: PeerTurn[] = [];
  for (const [at, person] of people.entries()) {
    const round = { peers: asked, answers: people.slice(0, at + 1), turns: [...turns], filling: at + 1 >= late };
    turns.push(...dealTurns(round, person.seatId));
  }
  return turns;
}
const loads = (people: readonly PeerAnswer[], turns: readonly PeerTurn[]): number[] =>
  people.map(({ postId }) => turns.filter((turn) => turn.postId === postId).length);
const hands = (people: readonly PeerAnswer[], turns: readonly PeerTurn[]): number[] =>
  people.map(({ seatId }) => turns.filter((turn) => turn.seatId === seatId).length);

describe('a peer round', () => {
  it('gives everybody their number and every answer as many readers, whatever the order in which people come', () => {
    fc.assert(
      fc.property(arrivals(5), peers, (people, asked) => {
        const turns = play(people, asked);
        expect(hands(people, turns)).toEqual(people.map(() => asked));
        const read = loads(people, turns);
        expect(Math.min(...read)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...read) - Math.min(...read)).toBeLessThanOrEqual(1);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('never gives anybody their own answer or the same one twice', () => {
    fc.assert(
      fc.property(arrivals(1), peers, fc.nat(30), (people, asked, late) => {
        const turns = play(people, asked, late);
        expect(new Set(turns.map(({ seatId, postId }) => `${seatId} ${postId}`)).size).toBe(turns.length);
        for (const { seatId, postId } of turns) expect(seatId.slice(5)).not.toBe(postId.slice(5));
      }),
    );
  });

  it('finds a reader for every answer also when some come late, and asks nobody for more than one over', () => {
    fc.assert(
      fc.property(arrivals(2), peers, fc.nat(30), (people, asked, late) => {
        const turns = play(people, asked, Math.min(late, people.length));
        expect(Math.min(...loads(people, turns))).toBeGreaterThanOrEqual(1);
        expect(Math.max(...hands(people, turns))).toBeLessThanOrEqual(asked + 1);
      }),
    );
  });

  it('gives whoever comes something to respond to at once, the newest answer that nobody has read', () => {
    const people = [answer(0, 3), answer(1, 3), answer(2, 3)];
    expect(dealTurns({ peers: 2, answers: people.slice(0, 1), turns: [], filling: false }, 'seat-0')).toEqual([]);
    expect(dealTurns({ peers: 2, answers: people.slice(0, 2), turns: [], filling: false }, 'seat-1')).toEqual([
      { seatId: 'seat-1', postId: 'post-0' },
    ]);
    const turns = [{ seatId: 'seat-1', postId: 'post-0' }];
    expect(dealTurns({ peers: 2, answers: people, turns, filling: false }, 'seat-2')).toEqual([
      { seatId: 'seat-2', postId: 'post-1' },
    ]);
  });

  it('fills up with the most differing view among those as little read', () => {
    const people = [answer(0, 1), answer(1, 2), answer(2, 5), answer(3, 1)];
    const turns = [1, 2, 3].map((at) => ({ seatId: `seat-${at}`, postId: `post-${at - 1}` }));
    const dealt = dealTurns({ peers: 2, answers: people, turns, filling: true });
    expect(dealt.filter(({ seatId }) => seatId === 'seat-0').map(({ postId }) => postId)).toContain('post-2');
  });

  it('does not fill up anew what has been given', () => {
    const people = Array.from({ length: 8 }, (_, at) => answer(at, at % 5));
    const turns = play(people, 2);
    expect(dealTurns({ peers: 2, answers: people, turns, filling: true })).toEqual([]);
  });
});

describe('how far two people are apart', () => {
  it('weighs what was chosen before who they are', () => {
    const low = answer(0, 1, 'a');
    expect(differenceOf(low, answer(1, 2, 'a'))).toBeGreaterThan(differenceOf(low, answer(2, 1, 'b')));
    expect(differenceOf(low, answer(2, 1, 'b'))).toBeGreaterThan(differenceOf(low, answer(3, 1, 'a')));
  });

  it('is the same both ways and nothing from oneself', () => {
    const chosen = fc.oneof(
      fc.subarray(['a', 'b', 'c']).map((values) => ({ kind: 'choice' as const, values })),
      fc.integer({ min: 1, max: 5 }).map((value) => ({ kind: 'rating' as const, value })),
      fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }).map((values) => ({ kind: 'ranking' as const, values })),
    );
    fc.assert(
      fc.property(chosen, chosen, (a, b) => {
        const [one, two] = [
          { chosen: a, attributes: {} },
          { chosen: b, attributes: {} },
        ];
        expect(differenceOf(one, two)).toBe(differenceOf(two, one));
        expect(differenceOf(one, one)).toBe(0);
      }),
    );
  });
});
