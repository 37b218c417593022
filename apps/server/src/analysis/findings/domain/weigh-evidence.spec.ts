import fc from 'fast-check';
import { weigh, weighEvidence, type Weighed } from './weigh-evidence.js';

const piece = fc.record({
  stance: fc.constantFrom('for' as const, 'against' as const, 'mixed' as const),
  segmentId: fc.uuid(),
  seatId: fc.constantFrom('ørn', 'bjørk', 'fjell', 'hav'),
});
const evidence = fc.uniqueArray(piece, { selector: (each) => each.segmentId, maxLength: 40 });
const seatsOf = (pieces: Weighed[]): string[] => [...new Set(pieces.map((each) => each.seatId))];

describe('the weight of evidence', () => {
  it('counts one person who says it five times as one person and five segments', () => {
    const said = Array.from({ length: 5 }, (_, at) => ({ segmentId: `s${at}`, seatId: 'ørn' }));
    expect(weigh(said)).toEqual({ people: 1, segments: 5 });
  });

  it('counts a person who speaks for and against in both, and once in all', () => {
    const both: Weighed[] = [
      { stance: 'for', segmentId: 'a', seatId: 'ørn' },
      { stance: 'against', segmentId: 'b', seatId: 'ørn' },
    ];
    expect(weighEvidence(both)).toEqual({
      for: { people: 1, segments: 1 },
      against: { people: 1, segments: 1 },
      mixed: { people: 0, segments: 0 },
      all: { people: 1, segments: 2 },
    });
  });

  it('never has more people than segments, nor more people in all than the stances together', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const weights = weighEvidence(pieces);
        const stances = [weights.for, weights.against, weights.mixed];
        for (const each of [...stances, weights.all]) expect(each.people).toBeLessThanOrEqual(each.segments);
        expect(weights.all.segments).toBe(stances.reduce((sum, each) => sum + each.segments, 0));
        expect(weights.all.people).toBe(seatsOf(pieces).length);
        expect(weights.all.people).toBeLessThanOrEqual(stances.reduce((sum, each) => sum + each.people, 0));
      }),
    );
  });

  it('loses, with one person, exactly that person and their segments', () => {
    fc.assert(
      fc.property(
        evidence.filter((pieces) => pieces.length > 0),
        (pieces) => {
          const gone = pieces[0]!.seatId;
          const before = weigh(pieces);
          const after = weigh(pieces.filter((each) => each.seatId !== gone));
          expect(before.people - after.people).toBe(1);
          expect(before.segments - after.segments).toBe(pieces.filter((each) => each.seatId === gone).length);
        },
      ),
    );
  });
});
