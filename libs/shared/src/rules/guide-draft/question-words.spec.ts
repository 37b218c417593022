import { estimateMinutes } from '../estimate-minutes.js';
import { estimateQuestion, missingTexts, type Wording } from './index.js';

const wording: Wording = {
  title: { nb: 'Et skilt', en: 'A sign' },
  text: { nb: 'Hva tenker du?', en: 'What do you think?' },
  answer: {
    kind: 'choice',
    several: false,
    words: 'none',
    choices: [
      { value: 'good', label: { nb: 'Bra', en: 'Good' } },
      { value: 'poor', label: { nb: 'Dårlig', en: 'Poor' } },
    ],
  },
  stimuli: [
    { kind: 'text', text: { nb: 'Les dette først', en: 'Read this first' } },
    { kind: 'link', label: { nb: 'Kommunens side', en: 'The page' } },
    { kind: 'image', alt: { nb: 'Et gult skilt', en: 'A yellow sign' } },
  ],
};

describe('The texts of a question', () => {
  it('are estimated with what is read, and not with what stands for a picture', () => {
    const read = 'Et skilt Hva tenker du? Bra Dårlig Les dette først Kommunens side';
    expect(estimateQuestion(wording, 'nb')).toBe(estimateMinutes(read, wording.answer, 1));
    const much = 'ord '.repeat(1000);
    const [first, second] = wording.stimuli;
    if (!first || !second) throw new Error('two stimuli');
    const longAlt: Wording = { ...wording, stimuli: [first, second, { kind: 'image', alt: { nb: much } }] };
    expect(estimateQuestion(longAlt, 'nb')).toBe(estimateQuestion(wording, 'nb'));
    expect(estimateQuestion({ ...wording, text: { nb: much } }, 'nb')).toBeGreaterThan(5);
  });

  it('are missed where a participant would meet nothing, each at its place', () => {
    expect(missingTexts({ ...wording, section: null }, ['nb', 'en'])).toEqual([]);
    expect(
      missingTexts({ ...wording, section: { nb: 'Skilt' }, text: { nb: 'Hva tenker du?', en: '  ' } }, ['nb', 'en']),
    ).toEqual([
      { path: 'text', language: 'en' },
      { path: 'section', language: 'en' },
    ]);
    expect(missingTexts({ ...wording, section: null }, ['nn']).map(({ path }) => path)).toEqual([
      'title',
      'text',
      'answer.choices.0.label',
      'answer.choices.1.label',
      'stimuli.0.text',
      'stimuli.1.label',
      'stimuli.2.alt',
    ]);
  });
});
