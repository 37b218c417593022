import type { CodeView } from '@lytt/shared';
import { codesAsTree, inTreeOrder } from './tree-of-codes';

const code = (id: string, parentId: string | null = null): CodeView => ({ id, parentId }) as CodeView;
const CODES = [code('water'), code('trust', 'town'), code('town'), code('leak', 'water'), code('anger', 'trust')];

describe('a codebook', () => {
  it('is read from top to bottom, each code under its parent and in its own order', () => {
    const read = inTreeOrder(codesAsTree(CODES)).map((row) => [row.code.id, row.depth]);
    expect(read).toEqual([
      ['water', 0],
      ['leak', 1],
      ['town', 0],
      ['trust', 1],
      ['anger', 2],
    ]);
  });

  it('may be read below one code alone', () => {
    expect(codesAsTree(CODES, 'town').map((branch) => branch.code.id)).toEqual(['trust']);
  });

  it('is empty without codes', () => {
    expect(inTreeOrder(codesAsTree([]))).toEqual([]);
  });
});
