import * as fc from 'fast-check';
import { histogram } from './draw-view.js';

describe('the picture of the chances', () => {
  it('counts everybody who has one, each in their step up to the greatest', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 }), (chances) => {
        const steps = histogram(chances);
        const some = chances.filter((chance) => chance > 0);
        expect(steps.reduce((sum, { people }) => sum + people, 0)).toBe(some.length);
        expect(steps).toHaveLength(some.length > 0 ? 20 : 0);
        if (some.length > 0) expect(steps.at(-1)).toMatchObject({ upTo: Math.max(...some) });
      }),
    );
    expect(histogram([0.1, 0.1, 0.05, 0]).filter(({ people }) => people > 0)).toEqual([
      { upTo: 0.05, people: 1 },
      { upTo: 0.1, people: 2 },
    ]);
  });
});
