import { countWords, estimateMinutes, fullDays } from './estimate-minutes.js';

describe('the minutes of a question', () => {
  it('grow with what is to be read, written and looked at', () => {
    const short = 'Hva synes du?';
    const long = Array.from({ length: 200 }, () => 'ord').join(' ');
    expect(estimateMinutes(short, { kind: 'text' })).toBe(3);
    expect(estimateMinutes(long, { kind: 'text' })).toBe(4);
    expect(estimateMinutes(short, { kind: 'photo', most: 3, words: 'optional' }, 2)).toBe(3.25);
    const choices = [
      { value: 'a', label: { nb: 'A' } },
      { value: 'b', label: { nb: 'B' } },
    ];
    expect(estimateMinutes(short, { kind: 'choice', several: false, choices, words: 'none' })).toBe(0.5);
    expect(estimateMinutes(short, { kind: 'choice', several: false, choices, words: 'asked' })).toBe(2);
  });

  it('count words as people do', () => {
    expect(countWords('Én, to – tre … 4!')).toBe(4);
    expect(countWords('  ')).toBe(0);
  });

  it('warn of a third question on one day', () => {
    expect(fullDays([1, 1, 2, 2, 2, 3])).toEqual([{ day: 2, questions: 3 }]);
  });
});
