import { kindWord, wholeMinutes } from './question-words';

it('calls one choice and several two kinds of answer', () => {
  expect(kindWord({ kind: 'choice' })).toBe('kind.one');
  expect(kindWord({ kind: 'choice', several: true })).toBe('kind.several');
  expect(kindWord({ kind: 'rating' })).toBe('kind.rating');
});

it('estimates in whole minutes, and never none', () => {
  expect([0.1, 1.4, 1.5, 12.6].map(wholeMinutes)).toEqual([1, 1, 2, 13]);
});
