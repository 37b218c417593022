import { sayDay, sayTime, sayWhen } from './dates.js';

const ZONE = 'Europe/Oslo';
const now = new Date('2027-03-04T15:30:00Z');

describe('a moment as people say it', () => {
  it('is today, yesterday or tomorrow by the local midnight', () => {
    expect(sayWhen(new Date('2027-03-04T20:00:00Z'), now, ZONE, 'en')).toBe('today at 21:00');
    expect(sayWhen(new Date('2027-03-04T23:30:00Z'), now, ZONE, 'nb')).toBe('i morgen kl. 00:30');
    expect(sayDay(new Date('2027-03-03T22:59:00Z'), now, ZONE, 'nb')).toBe('i går');
  });

  it('is a weekday and a date further away', () => {
    expect(sayWhen(new Date('2027-03-01T08:00:00Z'), now, ZONE, 'nb')).toBe('mandag 1. mars kl. 09:00');
    expect(sayDay(new Date('2027-03-08T08:00:00Z'), now, ZONE, 'en')).toBe('Monday 8 March');
  });

  it('is said in Nynorsk to who reads Nynorsk', () => {
    expect(Intl.DateTimeFormat.supportedLocalesOf(['nn', 'nn-NO'])).toEqual(['nn', 'nn-NO']);
    expect(sayWhen(new Date('2027-03-04T23:30:00Z'), now, ZONE, 'nn')).toBe('i morgon kl. 00:30');
    const week = [8, 9, 10, 11, 12, 13, 14].map((day) => new Date(Date.UTC(2027, 2, day, 12)));
    expect(week.map((day) => sayDay(day, now, ZONE, 'nn').split(' ')[0])).toEqual([
      'måndag',
      'tysdag',
      'onsdag',
      'torsdag',
      'fredag',
      'laurdag',
      'søndag',
    ]);
    expect(sayDay(new Date('2027-06-12T08:00:00Z'), now, ZONE, 'nn')).toBe('laurdag 12. juni');
    expect(sayDay(new Date('2027-08-05T08:00:00Z'), now, ZONE, 'nn')).toBe('torsdag 5. august');
  });

  it('follows the clocks through their changes', () => {
    expect(sayTime(new Date('2027-03-28T00:59:00Z'), ZONE)).toBe('01:59');
    expect(sayTime(new Date('2027-03-28T01:00:00Z'), ZONE)).toBe('03:00');
  });
});
