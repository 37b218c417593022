import fc from 'fast-check';
import { codeKey, freeColour } from './code-key.js';
import { codesInCircles, withDescendants } from './code-tree.js';

/** Trees: each code may stand under one made before it. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 20 })
  .map((picks) =>
    picks.map((pick, at) => ({ id: `c${at}`, parentId: at === 0 || pick % 3 === 0 ? null : `c${pick % at}` })),
  );

describe('a tree of codes', () => {
  it('has no circles, and gets one when a code is put under one of its own', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (codes, a, b) => {
        expect(codesInCircles(codes)).toEqual([]);
        const moved = codes[a % codes.length]?.id ?? '';
        const under = codes[b % codes.length]?.id ?? '';
        const after = codes.map((code) => (code.id === moved ? { ...code, parentId: under } : code));
        expect(codesInCircles(after).includes(moved)).toBe(withDescendants(codes, moved).includes(under));
      }),
    );
  });

  it('counts each code once among those below, even when the tree is broken', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: 'b' },
    ];
    expect(codesInCircles(circle)).toEqual(['a', 'b']);
    expect(withDescendants(circle, 'a')).toEqual(['a', 'b', 'c']);
  });
});

describe('a new code', () => {
  it('gets a key that the study file takes and no other code has', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        const key = codeKey(name, taken);
        expect(key).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/);
        expect(taken.has(key)).toBe(false);
        taken.add(key);
      }),
    );
    expect(codeKey('Åpenhet om feil', new Set(['apenhet-om-feil']))).toBe('apenhet-om-feil-2');
  });

  it('gets the colour that the fewest have', () => {
    const first = freeColour([]);
    expect(freeColour([first])).not.toBe(first);
  });
});
