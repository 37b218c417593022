import fc from 'fast-check';
import { dateOfDay, instantOf, wallTimeAt } from './index.js';

const ZONES = ['Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

describe('A moment on the clocks of a zone', () => {
  it('is the instant at which they show it, in summer and winter', () => {
    expect(instantOf({ date: '2027-03-01', time: '09:00' }, 'Europe/Oslo')?.toISOString()).toBe(
      '2027-03-01T08:00:00.000Z',
    );
    expect(instantOf({ date: '2027-07-01', time: '09:00' }, 'Europe/Oslo')?.toISOString()).toBe(
      '2027-07-01T07:00:00.000Z',
    );
  });

  it('comes back as it was typed for every minute that the clocks show', () => {
    const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2031, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
        const wall = wallTimeAt(new Date(at * 60_000), zone);
        const found = instantOf(wall, zone);
        expect(found && wallTimeAt(found, zone)).toEqual(wall);
      }),
    );
  });

  it('is the first of two where the clock was turned back, and one hour late where it was turned forward', () => {
    expect(instantOf({ date: '2027-10-31', time: '02:30' }, 'Europe/Oslo')?.toISOString()).toBe(
      '2027-10-31T00:30:00.000Z',
    );
    expect(instantOf({ date: '2027-03-28', time: '02:30' }, 'Europe/Oslo')?.toISOString()).toBe(
      '2027-03-28T01:30:00.000Z',
    );
  });

  it('is none where nothing or nonsense was typed', () => {
    expect(instantOf({ date: '', time: '09:00' }, 'Europe/Oslo')).toBeUndefined();
    expect(instantOf({ date: '2027-03-01', time: '' }, 'Europe/Oslo')).toBeUndefined();
  });

  it('counts the days of a study from its first, over months and clock changes', () => {
    expect([1, 7, 32].map((day) => dateOfDay('2027-03-01', day))).toEqual(['2027-03-01', '2027-03-07', '2027-04-01']);
  });
});
