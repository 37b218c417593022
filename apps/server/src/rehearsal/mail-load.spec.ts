import { mailLoad } from './mail-load.js';

describe('how much somebody is written to', () => {
  const at = (...times: string[]): Date[] => times.map((time) => new Date(time));

  it('nobody is written to: nothing', () => {
    expect(mailLoad([], 'Europe/Oslo')).toEqual({ mails: 0, mostInADay: 0, atNight: 0 });
  });

  it('a day is the reader’s, from midnight to midnight by their clock', () => {
    const times = at('2027-03-01T14:00:00Z', '2027-03-01T16:00:00Z');
    expect(mailLoad(times, 'Europe/Oslo').mostInADay).toBe(2);
    expect(mailLoad(times, 'Asia/Tokyo').mostInADay).toBe(1);
  });

  it('night is from 22 to 7 by the reader’s clock, on both sides of a change of clocks', () => {
    const edges = at('2027-03-01T20:59:59Z', '2027-03-01T21:00:00Z', '2027-03-02T05:59:59Z', '2027-03-02T06:00:00Z');
    expect(mailLoad(edges, 'Europe/Oslo').atNight).toBe(2);
    expect(mailLoad(at('2027-03-28T05:00:00Z'), 'Europe/Oslo').atNight).toBe(0);
    expect(mailLoad(at('2027-03-27T05:00:00Z'), 'Europe/Oslo').atNight).toBe(1);
  });
});
