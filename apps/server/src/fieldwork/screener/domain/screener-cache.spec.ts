import fc from 'fast-check';
import type { ScreenerSection } from '@lytt/shared';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import type { Answers } from './open-page.js';
import { ScreenerCache } from './screener-cache.js';
import { ScreenerLogic } from './screener-logic.js';
import { refusalIn, settleAnswers } from './settle-answers.js';
import { SurveyForm } from './survey-form.js';

const DEFINITION: ScreenerSection = {
  form: {
    calculatedValues: [{ name: 'old', expression: '{year} < 1960' }],
    pages: [
      { name: 'p1', elements: [{ type: 'radiogroup', name: 'a', isRequired: true, choices: ['yes', 'no'] }] },
      {
        name: 'p2',
        visibleIf: `{a} = 'yes'`,
        elements: [
          { type: 'checkbox', name: 'b', choices: [1, { value: 2, visibleIf: '{c} > 2' }, 3], showOtherItem: true },
          { type: 'comment', name: 'open' },
        ],
      },
      {
        name: 'p3',
        elements: [
          { type: 'rating', name: 'c', requiredIf: '{b} contains 3' },
          { type: 'text', name: 'year', inputType: 'number' },
          { type: 'text', name: 'line', visibleIf: '{b} notempty' },
          { type: 'radiogroup', name: 'free', choices: ['p', 'q'], showOtherItem: true },
          { type: 'ranking', name: 'order', choices: ['x', 'y', 'z'] },
          { type: 'multipletext', name: 'lines', items: [{ name: 'one' }, { name: 'two' }] },
          { type: 'text', name: 'what', visibleIf: `{free-Comment} = 'more'` },
        ],
      },
      {
        name: 'p4',
        elements: [
          { type: 'text', name: 'who' },
          { type: 'text', name: 'mail', inputType: 'email' },
        ],
      },
    ],
  },
  contact: { name: 'who', email: 'mail' },
  discussionQuestion: 'open',
  refusals: [
    { when: `{old} = true and {a} = 'no'`, reason: 'old', keepNothing: false, decides: 'at-the-end' },
    { when: '{c} < 2', reason: 'low', keepNothing: false, decides: 'at-once' },
    { when: `{free-Comment} = 'never'`, reason: 'said so', keepNothing: false, decides: 'at-once' },
  ],
  contradictions: [],
  deleteNotSelectedAfterDays: 30,
  attributes: [],
};

const answers: fc.Arbitrary<Answers> = fc.record(
  {
    a: fc.constantFrom('yes', 'no'),
    b: fc.uniqueArray(fc.constantFrom(1, 2, 3, 'other'), { minLength: 1 }),
    'b-Comment': fc.constantFrom('x', 'y'),
    open: fc.constantFrom('ord', 'flere ord'),
    c: fc.integer({ min: 1, max: 5 }),
    year: fc.constantFrom(1950, 1970),
    line: fc.constantFrom('en', 'to'),
    // "gone" stood in a version before this one.
    free: fc.constantFrom('p', 'q', 'other', 'gone'),
    'free-Comment': fc.constantFrom('more', 'never', 'else'),
    order: fc.shuffledSubarray(['x', 'y', 'z', 'gone'], { minLength: 1 }),
    lines: fc.constantFrom({ one: '1' }, { one: '1', gone: '3' }, { gone: '3' }),
    what: fc.constantFrom('this', 'that'),
  },
  { requiredKeys: [] },
);

it('settles and refuses forms alike as each would be on its own', () => {
  const form = new SurveyForm(DEFINITION);
  const cache = new ScreenerCache(form);
  fc.assert(
    fc.property(answers, fc.boolean(), (given, atTheEnd) => {
      const alone = settleAnswers(form, given);
      const settled = cache.settle(given);
      expect(settled.answers).toEqual(alone.answers);
      expect(settled.open).toEqual(alone.open);
      expect(cache.refusal(settled.answers, atTheEnd)).toEqual(refusalIn(form, alone.answers, atTheEnd));
    }),
    { numRuns: propertyRuns(200) },
  );
});

it('keeps nothing of a form whose pages or refusals follow the day', () => {
  jest.useFakeTimers({ now: new Date('2027-05-31T12:00:00Z') });
  try {
    const logic = new ScreenerLogic({
      ...DEFINITION,
      form: {
        pages: [
          { name: 'p1', elements: [{ type: 'text', name: 'year', inputType: 'number' }] },
          {
            name: 'p2',
            visibleIf: 'currentYear() - {year} >= 18',
            elements: [
              { type: 'text', name: 'who' },
              { type: 'text', name: 'mail', inputType: 'email' },
              { type: 'comment', name: 'open' },
            ],
          },
        ],
      },
      refusals: [{ when: 'currentYear() - {year} < 18', reason: 'young', keepNothing: true, decides: 'at-once' }],
    });
    const given = { year: 2010 };
    expect([logic.settle(given).open.length, logic.refusal(given)?.reason]).toEqual([1, 'young']);
    jest.setSystemTime(new Date('2028-01-01T12:00:00Z'));
    const later = { year: 2010 };
    expect([logic.settle(later).open.length, logic.refusal(later)?.reason]).toEqual([2, undefined]);
  } finally {
    jest.useRealTimers();
  }
});
