import { instantOf, isTimeZone, studyDay } from './study-day.js';

describe('the instant of a question', () => {
  it('follows the local clock through the week', () => {
    expect(instantOf('2027-03-01', 1, '09:00', 'Europe/Oslo').toISOString()).toBe('2027-03-01T08:00:00.000Z');
    expect(instantOf('2027-03-26', 4, '09:00', 'Europe/Oslo').toISOString()).toBe('2027-03-29T07:00:00.000Z');
  });

  it('moves a time that spring leaves out to the first valid moment', () => {
    expect(instantOf('2027-03-28', 1, '02:30', 'Europe/Oslo').toISOString()).toBe('2027-03-28T01:00:00.000Z');
  });

  it('takes the first of a time that autumn repeats', () => {
    expect(instantOf('2027-10-31', 1, '02:30', 'Europe/Oslo').toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });
});

describe('the day of a study', () => {
  it('is none before the first, counts by local midnight, and ends one past the last', () => {
    const at = (iso: string): number => studyDay('2027-03-01', 7, 'Europe/Oslo', new Date(iso));
    expect(at('2027-02-28T22:59:00Z')).toBe(0);
    expect(at('2027-02-28T23:00:00Z')).toBe(1);
    expect(at('2027-03-04T12:00:00Z')).toBe(4);
    expect(at('2027-06-01T12:00:00Z')).toBe(8);
  });
});

describe('a time zone', () => {
  it('is refused when no such zone exists', () => {
    expect(isTimeZone('Europe/Oslo')).toBe(true);
    expect(isTimeZone('Europe/Trondheim')).toBe(false);
    expect(isTimeZone('+02:00')).toBe(false);
  });
});
