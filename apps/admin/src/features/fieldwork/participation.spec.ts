import { ParticipationState } from '@lytt/shared';
import { done, SIGN, type Cell } from './participation';

const cells = (...states: ParticipationState[]): Cell[] => states.map((state) => ({ state }) as Cell);

describe('how much somebody has done', () => {
  it('counts what was answered or left out on purpose, of what was asked', () => {
    expect(done(cells('answered', 'skipped', 'late', 'missing', 'open'))).toEqual({ done: 2, all: 5 });
  });

  it('asks nobody for what comes later, was before their time or was not for them', () => {
    expect(done(cells('coming', 'before', 'left', 'not-asked', 'answered'))).toEqual({ done: 1, all: 1 });
  });
});

it('each state has a sign of its own, so that nobody has to see colours', () => {
  expect(new Set(Object.values(SIGN)).size).toBe(Object.keys(SIGN).length);
});
