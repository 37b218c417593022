import fc from 'fast-check';
import { ConditionRunner } from 'survey-core';
import {
  OPERATORS,
  readRule,
  takesMany,
  takesNoValue,
  writeRule,
  type ConditionRule,
  type ConditionTest,
} from './conditions.js';

// A backslash cannot be escaped in a SurveyJS string, so that one before a quotation mark has no spelling.
const words = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\\', ''));
const literal = fc.oneof(
  words,
  fc.integer({ min: -9_999, max: 9_999 }),
  fc.integer({ min: -999, max: 999 }).map((number) => number / 4),
  fc.boolean(),
);
const test: fc.Arbitrary<ConditionTest> = fc
  .record({
    question: fc.constantFrom('age', 'follows_page', 'q-2', 'Municipality'),
    operator: fc.constantFrom(...OPERATORS),
    values: fc.array(literal, { minLength: 1, maxLength: 3 }),
  })
  .map(({ question, operator, values }) => ({
    question,
    operator,
    values: takesNoValue(operator) ? [] : takesMany(operator) ? values : values.slice(0, 1),
  }));
const rule: fc.Arbitrary<ConditionRule> = fc.record({
  join: fc.constantFrom('and', 'or'),
  tests: fc.array(test, { minLength: 2, maxLength: 4 }),
});

describe('a condition as a rule', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(rule, (one) => {
        expect(readRule(writeRule(one))).toEqual(one);
      }),
    );
  });

  it('is a SurveyJS expression whatever words stand in it', () => {
    fc.assert(
      fc.property(words, (value) => {
        const expression = writeRule({
          join: 'and',
          tests: [{ question: 'q', operator: 'includes', values: [value] }],
        });
        expect(new ConditionRunner(expression).canRun()).toBe(true);
      }),
    );
    const said = writeRule({ join: 'and', tests: [{ question: 'q', operator: 'is', values: [`it's "so"`] }] });
    expect(new ConditionRunner(said).runValues({ q: `it's "so"` })).toBe(true);
  });

  it('means in survey-core what the builder says', () => {
    const holds = (operator: ConditionTest['operator'], values: ConditionTest['values'], answer: unknown): unknown =>
      new ConditionRunner(writeRule({ join: 'and', tests: [{ question: 'q', operator, values }] })).runValues({
        q: answer,
      });
    expect([holds('is', ['a'], 'a'), holds('is', ['a'], 'b')]).toEqual([true, false]);
    expect([holds('is-not', ['a'], 'b'), holds('is-not', ['a'], 'a')]).toEqual([true, false]);
    expect([holds('any-of', ['a', 'b'], 'b'), holds('any-of', ['a', 'b'], ['c', 'a'])]).toEqual([true, true]);
    expect([holds('none-of', ['a', 'b'], 'c'), holds('none-of', ['a', 'b'], 'a')]).toEqual([true, false]);
    expect([holds('all-of', ['a', 'b'], ['b', 'a']), holds('all-of', ['a', 'b'], ['a'])]).toEqual([true, false]);
    expect([holds('includes', ['a'], ['a', 'c']), holds('excludes', ['a'], ['a', 'c'])]).toEqual([true, false]);
    expect([holds('greater', [17], 18), holds('at-least', [18], 18), holds('less', [18], 18)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([holds('answered', [], 0), holds('unanswered', [], undefined)]).toEqual([true, true]);
  });

  it('is read from the other spellings of SurveyJS', () => {
    const meant = readRule("{a} = 'yes' and {b} > 3");
    expect(readRule("{a}='yes' && {b}>3")).toEqual(meant);
    expect(readRule("({ a } == 'yes') AND ({b} greater 3)")).toEqual(meant);
    expect(readRule('{a} = "yes" and {b} > 3')).toEqual(meant);
  });

  it.each([
    ['a mixture of and and or', '{a} = 1 and {b} = 2 or {c} = 3'],
    ['nested brackets', '({a} = 1 and {b} = 2) or {c} = 3'],
    ['a function', 'age({born}) > 17'],
    ['a comparison of two answers', '{a} = {b}'],
    ['a negation', '!({a} = 1)'],
    ['arithmetic', '{a} + 1 > 3'],
    ['arithmetic on the right', '{a} > 3 + 1'],
    ['a broken sentence', '{a} ='],
    ['a number that is none', '{a} = 1.2.3'],
  ])('leaves %s to be shown as text', (_, expression) => {
    expect(readRule(expression)).toBeUndefined();
  });
});
