import { AttributeEntry } from '../../contract/study-file.js';
import { derivationsOf, firstValues, inStep, moveBand, nextValue, type Derivation } from './attribute-edits.js';
import type { Json } from './json-tree.js';

const LANGUAGES = ['nb', 'en'];
const QUESTION: Json = {
  type: 'radiogroup',
  choices: ['a', { value: 'b', text: { default: 'Be', en: 'Bee' } }, { value: 3 }],
};

describe('a quota attribute', () => {
  it.each<[Derivation, Json]>([
    ['answer', QUESTION],
    ['group', QUESTION],
    ['age', { type: 'text', inputType: 'number' }],
    ['answer', { type: 'boolean' }],
    ['answer', { type: 'rating', rateMax: 3 }],
  ])('begins as one the study file takes (%s)', (derive, question) => {
    expect(derivationsOf(question)).toContain(derive);
    const values = firstValues(derive, question, LANGUAGES, []);
    const entry = { key: 'k', label: { nb: 'K', en: 'K' }, question: 'q', derive, values };
    expect(AttributeEntry.parse(entry)).toEqual(entry);
  });

  it('takes the labels of the choices in each language', () => {
    expect(firstValues('answer', QUESTION, LANGUAGES, [])).toEqual([
      { value: 'a', label: { nb: 'a', en: 'a' } },
      { value: 'b', label: { nb: 'Be', en: 'Bee' } },
      { value: '3', label: { nb: '3', en: '3' } },
    ]);
  });

  it('cannot follow from open words or from a picture', () => {
    expect([derivationsOf({ type: 'comment' }), derivationsOf({ type: 'file' })]).toEqual([[], []]);
  });

  it('follows changed choices and keeps the labels that were written', () => {
    const values = [
      { value: 'gone', label: { nb: 'x' } },
      { value: 'b', label: { nb: 'Min B' }, note: 1 },
    ];
    expect(inStep(values, QUESTION, LANGUAGES).map((value) => value['label'])).toEqual([
      { nb: 'a', en: 'a' },
      { nb: 'Min B' },
      { nb: '3', en: '3' },
    ]);
  });

  it('moves a band with the label and value nobody wrote otherwise', () => {
    const [band = {}] = firstValues('age', {}, LANGUAGES, []);
    expect(moveBand(band, 'to', 29, LANGUAGES)).toEqual({
      value: '18-29',
      label: { nb: '18–29 år', en: '18–29' },
      from: 18,
      to: 29,
    });
    expect(moveBand({ ...band, label: { nb: 'Unge' } }, 'to', undefined, LANGUAGES)).toEqual({
      value: '18+',
      label: { nb: 'Unge' },
      from: 18,
    });
  });

  it('adds a band where the last one ends', () => {
    expect(nextValue('age', [{ from: 18, to: 34 }], LANGUAGES)).toMatchObject({ from: 35, value: '35+' });
  });
});
