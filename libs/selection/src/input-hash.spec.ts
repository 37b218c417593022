import { hashInput, type HashedInput } from './input-hash.js';

const input: HashedInput = {
  pool: [
    { id: 'a', values: { gender: 'f', 10: 'x' } },
    { id: 'b', values: { gender: 'm', 10: 'y' }, rating: 3 },
  ],
  quotas: [
    { attribute: 'gender', value: 'f', min: 0, max: 1 },
    { attribute: 'gender', value: 'm', min: 0, max: 1 },
  ],
  size: 1,
  reserves: 1,
  dropout: 0.33,
};

describe('the fingerprint of an input', () => {
  it('is a SHA-256 that no order of people, values, quotas or keys changes', () => {
    const turned = {
      ...input,
      pool: [
        { values: { 10: 'y', gender: 'm' }, rating: 3, id: 'b' },
        { values: { 10: 'x', gender: 'f' }, id: 'a' },
      ],
      quotas: [...input.quotas].reverse(),
    };
    expect(hashInput(input)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashInput(turned)).toBe(hashInput(input));
  });

  it('changes with anything that can change the result', () => {
    const [first, second] = input.quotas;
    const others: HashedInput[] = [
      { ...input, size: 2 },
      { ...input, reserves: 0 },
      { ...input, dropout: 0.2 },
      { ...input, pool: input.pool.slice(1) },
      { ...input, pool: input.pool.map((person) => ({ ...person, rating: 5 })) },
      { ...input, quotas: [{ ...first!, max: 2 }, second!] },
    ];
    const hashes = new Set([input, ...others].map(hashInput));
    expect(hashes.size).toBe(others.length + 1);
  });
});
