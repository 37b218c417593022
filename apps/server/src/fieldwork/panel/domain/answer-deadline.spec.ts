import { answerDeadline } from './answer-deadline.js';

describe('the deadline of an invitation', () => {
  it.each([
    ['2027-03-01T08:00:00Z', 4, 'Europe/Oslo', '2027-03-05T22:59:00.000Z'],
    ['2027-03-01T23:30:00Z', 1, 'Europe/Oslo', '2027-03-03T22:59:00.000Z'],
    ['2027-03-26T12:00:00Z', 3, 'Europe/Oslo', '2027-03-29T21:59:00.000Z'],
    ['2027-03-01T03:00:00Z', 1, 'America/St_Johns', '2027-03-02T03:29:00.000Z'],
  ])('is the end of the local day: sent %s, %i days, %s', (now, days, zone, until) => {
    expect(answerDeadline(new Date(now), days, zone).toISOString()).toBe(until);
  });
});
