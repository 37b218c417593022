import fc from 'fast-check';
import type { ScreenerSection } from '@lytt/shared';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import { readValue } from './read-values.js';
import { ScreenerLogic } from './screener-logic.js';

const DEFINITION: ScreenerSection = {
  form: {
    pages: [
      { name: 'p1', elements: [{ type: 'radiogroup', name: 'a', isRequired: true, choices: ['yes', 'no'] }] },
      { name: 'p2', visibleIf: `{a} = 'yes'`, elements: [{ type: 'checkbox', name: 'b', choices: [1, 2, 3] }] },
      {
        name: 'p3',
        elements: [
          { type: 'rating', name: 'c', visibleIf: '{b} contains 2', isRequired: true },
          { type: 'comment', name: 'open', maxLength: 10 },
        ],
      },
      {
        name: 'p4',
        elements: [
          { type: 'text', name: 'name', isRequired: true },
          { type: 'text', name: 'email', inputType: 'email', isRequired: true },
        ],
      },
    ],
  },
  contact: { name: 'name', email: 'email' },
  discussionQuestion: 'open',
  refusals: [
    { when: '{c} < 2', reason: 'too low', keepNothing: false, decides: 'at-once' },
    { when: '{b} empty', reason: 'nothing chosen', keepNothing: true, decides: 'at-once' },
  ],
  contradictions: [],
  deleteNotSelectedAfterDays: 30,
  attributes: [],
};

describe('the logic of a screener', () => {
  const logic = new ScreenerLogic(DEFINITION);
  const shown = (answers: Record<string, unknown>): string[] =>
    logic.settle(answers).open.flatMap((page) => page.questions.map(({ question }) => question.name));

  it('opens and closes pages and questions by the answers', () => {
    expect(shown({})).toEqual(['a', 'open', 'name', 'email']);
    expect(shown({ a: 'yes' })).toEqual(['a', 'b', 'open', 'name', 'email']);
    expect(shown({ a: 'yes', b: [2] })).toEqual(['a', 'b', 'c', 'open', 'name', 'email']);
  });

  it('drops what is hidden, and then what only that had opened', () => {
    expect(logic.settle({ a: 'no', b: [2], c: 4, open: 'x' }).answers).toEqual({ a: 'no', open: 'x' });
  });

  it('refuses only by what has been answered, and by the rest at the end', () => {
    expect(logic.refusal({ a: 'yes' })).toBeUndefined();
    expect(logic.refusal({ a: 'yes', b: [2], c: 1 })?.reason).toBe('too low');
    expect(logic.refusal({ a: 'no' }, true)?.reason).toBe('nothing chosen');
  });

  it('carries nothing over from one person to the next', () => {
    const answers = fc.record({
      a: fc.constantFrom('yes', 'no', undefined),
      b: fc.subarray([1, 2, 3]),
      c: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(answers, answers, (mine, other) => {
        const alone = new ScreenerLogic(DEFINITION).settle(mine);
        logic.settle(other);
        const after = logic.settle(mine);
        expect(after).toEqual(alone);
      }),
      { numRuns: propertyRuns(25) },
    );
  });

  it('takes no value that a question does not offer, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'b', 'c', 'open', 'email'),
        fc.oneof(fc.string(), fc.array(fc.string()), fc.anything()),
        (name, sent) => {
          const question = logic.question(name);
          if (!question) throw new Error(name);
          const read = readValue(question, sent);
          if (!read.ok || read.value === undefined) return;
          const values = [read.value].flat();
          if (question.choices.length > 0)
            expect(question.choices.map((choice) => choice.value)).toEqual(expect.arrayContaining(values));
          else expect([...String(read.value)].length).toBeLessThanOrEqual(question.maxLength);
        },
      ),
    );
    expect(readValue(logic.question('b') as never, ['1', '1', '3'])).toEqual({ ok: true, value: [1, 3] });
    expect(readValue(logic.question('open') as never, '😀'.repeat(10))).toEqual({ ok: true, value: '😀'.repeat(10) });
    expect(readValue(logic.question('open') as never, '😀'.repeat(11)).ok).toBe(false);
  });
});
