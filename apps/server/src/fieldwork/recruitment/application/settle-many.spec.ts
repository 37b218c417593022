import fc from 'fast-check';
import type { ScreenerSection } from '@lytt/shared';
import { ScreenerLogic, type Answers } from './screener-logic.js';
import { SettleMany } from './settle-many.js';

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
  },
  { requiredKeys: [] },
);

it('settles and refuses many forms as each would be on its own', () => {
  const logic = new ScreenerLogic(DEFINITION);
  const many = new SettleMany(logic);
  fc.assert(
    fc.property(answers, (given) => {
      const alone = logic.settle(given);
      const settled = many.settle(given);
      expect(settled.answers).toEqual(alone.answers);
      expect(settled.open).toEqual(alone.open);
      expect(many.refusal(settled.answers)).toEqual(logic.refusal(alone.answers, true));
    }),
    { numRuns: 200 },
  );
});
