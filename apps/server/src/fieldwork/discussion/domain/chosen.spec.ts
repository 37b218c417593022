import fc from 'fast-check';
import { AnswerForm } from '@lytt/shared';
import { checkAnswer, viewChosen } from './answer-parts.js';
import { pickedOf, readChosen, readPicked } from './chosen.js';

const form = (entry: object): AnswerForm => AnswerForm.parse(entry);
const choices = ['bus', 'car', 'bicycle'].map((value) => ({ value, label: { en: `By ${value}` } }));
const one = form({ kind: 'choice', choices });
const several = form({ kind: 'choice', several: true, choices });
const rating = form({ kind: 'rating', from: 1, to: 5, low: { en: 'Bad' }, high: { en: 'Good' } });
const ranking = form({ kind: 'ranking', choices });

/** A form of each kind with what somebody finished in it. */
const finished = fc.oneof(
  fc.subarray(['bus', 'car', 'bicycle'], { minLength: 1 }).map((values) => ({ form: several, values })),
  fc.integer({ min: 1, max: 5 }).map((value) => ({ form: rating, values: value })),
  fc.shuffledSubarray(['bus', 'car', 'bicycle'], { minLength: 3 }).map((values) => ({ form: ranking, values })),
);

describe('what is chosen beside the words', () => {
  it('reads the same again from the controls it is shown in', () => {
    fc.assert(
      fc.property(finished, ({ form: asked, values }) => {
        const chosen =
          typeof values === 'number'
            ? ({ kind: 'rating', value: values } as const)
            : ({ kind: asked.kind === 'ranking' ? 'ranking' : 'choice', values } as const);
        expect(readChosen(asked, pickedOf(chosen))).toEqual({ chosen });
      }),
    );
  });

  it.each([
    ['nothing where one is asked for', one, {}, 'choose-one'],
    ['two where one is asked for', one, { choice: ['bus', 'car'] }, 'choose-one'],
    ['what was not offered', several, { choice: ['horse'] }, 'choose-some'],
    ['no number', rating, {}, 'rate'],
    ['an empty number', rating, { rating: [''] }, 'rate'],
    ['a number off the scale', rating, { rating: ['6'] }, 'rate'],
    ['a place left open', ranking, { 'rank-bus': ['1'], 'rank-car': ['2'] }, 'rank-all'],
    ['two in one place', ranking, { 'rank-bus': ['1'], 'rank-car': ['1'], 'rank-bicycle': ['2'] }, 'rank-twice'],
  ])('refuses %s', (_what, asked, picked, fault) => {
    expect(readChosen(asked, picked)).toEqual({ fault });
  });

  it('asks for words only where words are asked for, and says every fault at once', () => {
    const asked = form({ kind: 'choice', choices, words: 'asked' });
    expect(checkAnswer(asked, { body: '', picked: {}, photos: 0 })).toEqual({
      faults: { words: 'empty', chosen: 'choose-one' },
    });
    expect(checkAnswer(one, { body: '', picked: { choice: ['bus'] }, photos: 0 })).toEqual({
      body: '',
      chosen: { kind: 'choice', values: ['bus'] },
    });
    const none = form({ kind: 'rating', low: { en: 'Bad' }, high: { en: 'Good' }, words: 'none' });
    expect(checkAnswer(none, { body: 'typed all the same', picked: { rating: ['2'] }, photos: 0 })).toMatchObject({
      body: '',
    });
  });

  it('takes no photo answer without a photo', () => {
    const photo = form({ kind: 'photo', most: 2 });
    expect(checkAnswer(photo, { body: 'words', picked: {}, photos: 0 })).toEqual({ faults: { photos: 'photo-none' } });
    expect(checkAnswer(photo, { body: '', picked: {}, photos: 1 })).toEqual({ body: '', chosen: null });
  });

  it('is said with the labels of its wording', () => {
    expect(viewChosen(ranking, { kind: 'ranking', values: ['car', 'bus', 'bicycle'] })).toMatchObject({
      kind: 'ranking',
      choices: [{ label: { en: 'By car' } }, { label: { en: 'By bus' } }, { label: { en: 'By bicycle' } }],
    });
    expect(viewChosen(one, { kind: 'rating', value: 3 })).toBeNull();
  });

  it('keeps from a form nothing but controls, and no more of them than a form can have', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()), fc.integer())), (fields) => {
        const picked = readPicked({ ...fields, body: 'words', 'rank-bus': '1' });
        expect(picked['body']).toBeUndefined();
        expect(Object.keys(picked).length).toBeLessThanOrEqual(40);
      }),
    );
    expect(readPicked({ choice: ['a', 'b'], rating: '3', key: 'x' })).toEqual({ choice: ['a', 'b'], rating: ['3'] });
  });
});
