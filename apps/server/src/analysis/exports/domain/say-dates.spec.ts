import { dateInName, sayDate, sayPeriod } from './say-dates.js';

describe('dates in a report', () => {
  it('are said as people say them, in the language of the report', () => {
    expect(sayPeriod('2027-03-01', 7, 'nb').replaceAll('\u2009', '')).toBe('1.–7. mars 2027');
    expect(sayPeriod('2027-02-26', 7, 'en')).toMatch(/^26 February\s?–\s?4 March 2027$/);
  });

  it('are those of the study, not of the server', () => {
    const lateInOslo = new Date('2027-03-03T23:30:00Z');
    expect(dateInName(lateInOslo, 'Europe/Oslo')).toBe('2027-03-04');
    expect(sayDate(lateInOslo, 'Europe/Oslo', 'nb')).toBe('4. mars 2027');
    expect(dateInName(lateInOslo, 'UTC')).toBe('2027-03-03');
  });
});
