import { createHash } from 'node:crypto';
import { SeededRandom } from './seeded-random.js';

describe('the lots', () => {
  it('are the words of SHA-256 over seed, purpose and counter', () => {
    const digest = createHash('sha256').update('["seed","panel",0]').digest();
    const random = new SeededRandom('seed', 'panel');
    expect([random.below(2 ** 32), random.below(2 ** 32)]).toEqual([digest.readUInt32BE(0), digest.readUInt32BE(4)]);
  });

  it('differ from purpose to purpose', () => {
    const draw = (purpose: string): number => new SeededRandom('seed', purpose).below(2 ** 32);
    expect(draw('panel')).not.toBe(draw('reserves'));
  });

  it('fall evenly', () => {
    const random = new SeededRandom('seed', 'test');
    const times = Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) times[random.below(6)]! += 1;
    // Five degrees of freedom: above 25 would happen once in 7000 seeds.
    const chi = times.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(25);
  });

  it('choose without replacement', () => {
    const random = new SeededRandom('seed', 'test');
    expect(random.choose([1, 2, 3], 3).sort()).toEqual([1, 2, 3]);
    expect(random.choose([1, 2], 5)).toHaveLength(2);
    expect(() => random.below(0)).toThrow(RangeError);
  });
});
