import fc from 'fast-check';
import { Model, type ItemValue, type Question } from 'survey-core';
import type { ScreenerSection } from '@lytt/shared';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { questionView } from '../../src/fieldwork/applying/http/question-view.js';
import { readAnswer } from '../../src/fieldwork/screener/domain/read-values.js';
import { ScreenerLogic, type Answers, type OpenQuestion } from '../../src/fieldwork/screener/domain/screener-logic.js';
import { failedIn, missingIn, panelKey } from '../../src/fieldwork/screener/domain/what-is-missing.js';

type Element = Record<string, unknown> & { type: string; name: string };

const sectionOf = (elements: Element[], also: object = {}): ScreenerSection => ({
  form: { pages: [{ name: 'p1', elements }], ...also },
  contact: { name: 'contact', email: 'email' },
  discussionQuestion: 'open',
  refusals: [],
  contradictions: [],
  deleteNotSelectedAfterDays: 30,
  attributes: [],
});

/** The same form twice: as Lytt carries it out, and as a SurveyJS model of its own. */
function both(elements: Element[], also: object = {}) {
  const section = sectionOf(elements, also);
  const logic = new ScreenerLogic(section);
  const survey = new Model(structuredClone(section.form));
  survey.clearInvisibleValues = 'none';
  return {
    logic,
    survey,
    ours(answers: Answers) {
      const { open, answers: settled } = logic.settle(answers);
      const page = open[0];
      const faulty = new Set<string>();
      if (page) {
        for (const name of missingIn(page, settled).keys()) faulty.add(name);
        for (const name of failedIn(logic, page, settled).keys()) faulty.add(name);
      }
      const questions = page?.questions ?? [];
      return {
        settled,
        visible: questions.map(({ question }) => question.name),
        required: questions.filter(({ required }) => required).map(({ question }) => question.name),
        choices: Object.fromEntries(
          questions.map(({ question, choices }) => [question.name, choices.map(({ value }) => value)]),
        ),
        faulty: [...faulty].sort(),
      };
    },
    theirs(answers: Answers) {
      survey.data = { ...answers };
      survey.validate(true, false);
      const questions = survey.getAllQuestions(true);
      const ofLines = (one: Question): number =>
        one.getType() === 'multipletext'
          ? (one['items'] as { editor: Question }[]).reduce((sum, item) => sum + item.editor.errors.length, 0)
          : 0;
      return {
        visible: questions.map((one) => one.name),
        required: questions.filter((one) => one.isRequired).map((one) => one.name),
        choices: Object.fromEntries(
          questions.map((one) => [
            one.name,
            ((one['visibleChoices'] ?? []) as ItemValue[]).map((item) => item.value as unknown),
          ]),
        ),
        faulty: [
          ...questions.filter((one) => one.errors.length + ofLines(one) > 0).map((one) => one.name),
          ...survey
            .getAllPanels(true)
            .map((panel) => panel as unknown as { name: string; errors: unknown[]; isRequired: boolean })
            .filter((panel) => panel.isRequired && panel.errors.length > 0)
            .map((panel) => panelKey(panel.name)),
        ].sort(),
      };
    },
  };
}

/** Whatever of these is answered, or is not. */
const answering = (values: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Answers> =>
  fc.record(values, { requiredKeys: [], noNullPrototype: true });

const agree = (elements: Element[], values: Record<string, fc.Arbitrary<unknown>>, also: object = {}): void => {
  const pair = both(elements, also);
  fc.assert(
    fc.property(answering(values), (sent) => {
      const ours = pair.ours(sent);
      const theirs = pair.theirs(ours.settled);
      expect({ visible: ours.visible, required: ours.required, faulty: ours.faulty }).toEqual({
        visible: theirs.visible,
        required: theirs.required,
        faulty: theirs.faulty,
      });
      for (const name of ours.visible)
        if ((theirs.choices[name]?.length ?? 0) > 0 && pair.logic.question(name)?.type !== 'boolean')
          expect([name, ours.choices[name]]).toEqual([name, theirs.choices[name]]);
    }),
    { numRuns: propertyRuns(60) },
  );
};

const word = fc.constantFrom('', 'a', 'ab', 'abc', 'abcdef', '12', 'x1', 'ø');
const small = fc.integer({ min: -2, max: 12 });
const abc = fc.constantFrom('a', 'b', 'c');
const someOf = fc.subarray(['a', 'b', 'c'], { minLength: 1 });

describe('Lytt and SurveyJS of one form', () => {
  it('show the same questions by visibleIf, of questions, panels and panels within panels', () => {
    agree(
      [
        { type: 'radiogroup', name: 'r', choices: ['a', 'b', 'c'] },
        { type: 'text', name: 'n', inputType: 'number', visibleIf: `{r} = 'a'` },
        {
          type: 'panel',
          name: 'outer',
          visibleIf: `{r} anyof ['a', 'b']`,
          elements: [
            { type: 'comment', name: 'long', visibleIf: '{n} > 3' },
            {
              type: 'panel',
              name: 'inner',
              visibleIf: '{long} notempty',
              elements: [{ type: 'boolean', name: 'yes' }],
            },
          ],
        },
      ],
      { r: abc, n: small, long: word, yes: fc.boolean() },
    );
  });

  it('need the same answers by isRequired, requiredIf and a required panel', () => {
    agree(
      [
        { type: 'radiogroup', name: 'r', choices: ['a', 'b', 'c'], isRequired: true },
        { type: 'text', name: 't', requiredIf: `{r} = 'b'` },
        {
          type: 'panel',
          name: 'pan',
          isRequired: true,
          visibleIf: `{r} <> 'c'`,
          elements: [
            { type: 'text', name: 'x' },
            { type: 'rating', name: 'y', requiredIf: '{t} notempty' },
          ],
        },
        { type: 'panel', name: 'if', requiredIf: `{r} = 'a'`, elements: [{ type: 'comment', name: 'z' }] },
      ],
      { r: abc, t: word, x: word, y: fc.integer({ min: 1, max: 5 }), z: word },
    );
  });

  it.each([
    [
      'numeric',
      { type: 'text', name: 'q', inputType: 'number', validators: [{ type: 'numeric', minValue: 0, maxValue: 9 }] },
      small,
    ],
    ['text', { type: 'text', name: 'q', validators: [{ type: 'text', minLength: 2, maxLength: 4 }] }, word],
    ['regex', { type: 'text', name: 'q', validators: [{ type: 'regex', regex: '^[a-c]+$' }] }, word],
    [
      'regex without case',
      { type: 'text', name: 'q', validators: [{ type: 'regex', regex: '^AB', caseInsensitive: true }] },
      word,
    ],
    [
      'email',
      { type: 'text', name: 'q', validators: [{ type: 'email' }] },
      fc.oneof(word, fc.constantFrom('a@b.no', 'a@b', '@b.no')),
    ],
    [
      'expression',
      { type: 'text', name: 'q', validators: [{ type: 'expression', expression: `{q} = {other} or {other} empty` }] },
      word,
    ],
    [
      'answercount',
      {
        type: 'checkbox',
        name: 'q',
        choices: ['a', 'b', 'c'],
        validators: [{ type: 'answercount', minCount: 2, maxCount: 2 }],
      },
      someOf,
    ],
    [
      'two at once',
      {
        type: 'comment',
        name: 'q',
        validators: [
          { type: 'text', minLength: 3 },
          { type: 'regex', regex: 'b' },
        ],
      },
      word,
    ],
  ] as [string, Element, fc.Arbitrary<unknown>][])('judge alike by a validator: %s', (_, element, values) => {
    agree([element, { type: 'text', name: 'other' }], { q: values, other: word });
  });

  it('offer the same choices: other, none, refused, conditions of choices', () => {
    agree(
      [
        { type: 'text', name: 'n', inputType: 'number' },
        {
          type: 'checkbox',
          name: 'q',
          isRequired: true,
          showOtherItem: true,
          hasNone: true,
          showRefuseItem: true,
          showDontKnowItem: true,
          choices: [{ value: 'a', visibleIf: '{n} > 3' }, 'b', 'c'],
        },
        {
          type: 'dropdown',
          name: 'd',
          choices: ['a', 'b', 'c'],
          choicesVisibleIf: '{q} contains {item}',
          hasOther: true,
        },
        { type: 'tagbox', name: 't', choices: ['a', 'b', 'c'], maxSelectedChoices: 2 },
      ],
      {
        n: small,
        q: fc.subarray(['a', 'b', 'c', 'other'], { minLength: 1 }),
        'q-Comment': fc.constant('mine'),
        d: abc,
        t: someOf,
      },
    );
  });

  it('want the same number of choices, but for one too many, which SurveyJS lets pass', () => {
    const elements: Element[] = [
      { type: 'checkbox', name: 'q', choices: ['a', 'b', 'c'], minSelectedChoices: 2, maxSelectedChoices: 2 },
    ];
    const { logic, ours, theirs } = both(elements);
    expect([ours({}).faulty, theirs({}).faulty]).toEqual([['q'], ['q']]);
    const question = logic.question('q');
    if (!question) throw new Error('q');
    const isFaulty = (q: string[]): boolean => readAnswer(question, { q }).fault !== undefined;
    for (const q of [['a'], ['a', 'b']]) expect([q, isFaulty(q)]).toEqual([q, theirs({ q }).faulty.length > 0]);
    expect([isFaulty(['a', 'b', 'c']), theirs({ q: ['a', 'b', 'c'] }).faulty]).toEqual([true, []]);
  });

  it('keep an order of all and nothing else', () => {
    const elements: Element[] = [{ type: 'ranking', name: 'q', choices: ['a', 'b', 'c'], isRequired: true }];
    const { logic, survey, theirs } = both(elements);
    const question = logic.question('q');
    if (!question) throw new Error('q');
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3, maxLength: 3 }), (order) => {
        const fields = Object.fromEntries(order.map((one, at) => [`q.${one}`, String(at + 1)]));
        const { value } = readAnswer(question, fields);
        theirs({ q: value });
        expect([value, survey.data as Answers]).toEqual([order, { q: order }]);
      }),
    );
    agree(elements, { q: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3, maxLength: 3 }) });
    for (const fields of [
      { 'q.a': '1', 'q.b': '1', 'q.c': '2' },
      { 'q.a': '1', 'q.b': '2', 'q.c': '4' },
      { 'q.a': '1', 'q.b': '', 'q.c': '2' },
      { 'q.a': '1', 'q.b': '2', 'q.c': 'x' },
    ])
      expect([fields, readAnswer(question, fields).fault?.code]).toEqual([fields, 'order']);
  });

  it('need the same lines of a multipletext, and check them alike', () => {
    agree(
      [
        {
          type: 'multipletext',
          name: 'q',
          items: [
            { name: 'one', isRequired: true },
            { name: 'two', validators: [{ type: 'regex', regex: '^[a-z]+$' }] },
            { name: 'three', inputType: 'email', validators: [{ type: 'email' }] },
          ],
        },
      ],
      {
        q: fc.record(
          { one: word, two: word, three: fc.constantFrom('a@b.no', 'a@b') },
          { requiredKeys: [], noNullPrototype: true },
        ),
      },
    );
  });

  it('hold numbers and days to the same bounds', () => {
    const elements: Element[] = [
      { type: 'text', name: 'n', inputType: 'number', min: 0, max: 9 },
      { type: 'text', name: 'r', inputType: 'range', min: 2, max: 8 },
      { type: 'text', name: 'd', inputType: 'date', min: '2027-01-01', max: '2027-12-31' },
      { type: 'text', name: 'm', inputType: 'month', min: '2027-03' },
      { type: 'text', name: 't', inputType: 'time', max: '18:00' },
    ];
    const { logic, theirs } = both(elements);
    const day = fc.constantFrom('2026-12-31', '2027-01-01', '2027-06-15', '2027-12-31', '2028-01-01');
    fc.assert(
      fc.property(
        fc.record({
          n: small,
          r: small,
          d: day,
          m: fc.constantFrom('2027-02', '2027-03', '2028-01'),
          t: fc.constantFrom('17:59', '18:00', '18:01'),
        }),
        (answers) => {
          const faulty = Object.entries(answers).filter(([name, value]) => {
            const question = logic.question(name);
            return !question || readAnswer(question, { [name]: String(value) }).fault !== undefined;
          });
          expect(faulty.map(([name]) => name).sort()).toEqual(theirs(answers).faulty);
        },
      ),
    );
  });

  it('have the same steps of a rating', () => {
    for (const rating of [
      {},
      { rateMin: 0, rateMax: 10 },
      { rateMin: 0, rateMax: 1, rateStep: 0.25 },
      { rateMax: 9, rateStep: 2 },
      { rateValues: [1, { value: 5, text: 'five' }] },
    ]) {
      const { logic, survey } = both([{ type: 'rating', name: 'q', ...rating }]);
      const steps = survey.getQuestionByName('q')['visibleRateValues'] as ItemValue[];
      expect(logic.question('q')?.choices.map(({ value }) => value)).toEqual(steps.map((one) => one.value as unknown));
    }
  });

  it('reckon the same values, and put them into texts alike', () => {
    const also = {
      calculatedValues: [
        { name: 'age', expression: '2027 - {born}' },
        { name: 'old', expression: `iif({age} > 66, 'old', 'young')` },
      ],
    };
    const elements: Element[] = [
      { type: 'text', name: 'born', inputType: 'number' },
      { type: 'radiogroup', name: 'r', choices: [{ value: 'a', text: 'Answer A' }, 'b'] },
      { type: 'text', name: 'q', visibleIf: '{age} > 20', title: 'At {age}, {old}, {r}: {nothing}' },
    ];
    agree(elements, { born: fc.integer({ min: 1930, max: 2020 }), r: fc.constantFrom('a', 'b'), q: word }, also);
    const { logic, survey } = both(elements, also);
    fc.assert(
      fc.property(
        answering({ born: fc.integer({ min: 1930, max: 2006 }), r: fc.constantFrom('a', 'b') }),
        (answers) => {
          if (answers['born'] === undefined) return;
          survey.data = { ...answers };
          expect(logic.fill('At {age}, {old}, {r}: {nothing}', answers, 'en')).toBe(
            (survey.getQuestionByName('q') as Question).locTitle.renderedHtml,
          );
        },
      ),
    );
  });

  it.each(['nb', 'en'] as const)('say the same in %s, with the default where a language is missing', (language) => {
    const text = (name: string): object => ({ default: `${name} default`, nb: `${name} nb`, en: `${name} en` });
    const only = { default: 'only default' };
    const elements: Element[] = [
      {
        type: 'checkbox',
        name: 'q',
        title: text('title'),
        description: only,
        choicesOrder: 'desc',
        showNoneItem: true,
        noneText: text('none'),
        choices: [
          { value: 1, text: text('b') },
          { value: 2, text: text('c') },
          { value: 3, text: { default: 'a item' } },
        ],
      },
    ];
    const { logic, survey } = both(elements);
    // In SurveyJS English is what stands in a form without a language.
    survey.locale = language === 'en' ? '' : language;
    const theirs = survey.getQuestionByName('q') as Question;
    const [open] = logic.settle({}).open;
    const view = questionView(open?.questions[0] as OpenQuestion, {
      language,
      values: {},
      fault: undefined,
      suggested: undefined,
      say: (key) => key,
      fill: (said) => said,
    });
    const shown = (theirs['visibleChoices'] as ItemValue[]).map((item) => item.text);
    const expected = language === 'en' ? shown.map((said) => said.replace(/ default$/, ' en')) : shown;
    expect(view.title).toBe(language === 'en' ? 'title en' : theirs.locTitle.renderedHtml);
    expect(view.description).toBe(theirs.locDescription.renderedHtml);
    expect(view.choices.map((choice) => choice.text)).toEqual(expected);
  });
});
