import fc from 'fast-check';
import { guideRoutes, type GuideQuestionView } from '../../contract/guide.contract.js';
import { AnswerForm, type Localized } from '../../contract/study-file.js';
import {
  changesBetween,
  draftOfQuestion,
  freshQuestion,
  movedTo,
  nextRow,
  questionToSend,
  stepWithin,
  type AnswerDraft,
  type QuestionBody,
  type QuestionDraft,
} from './index.js';

const words = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== '');
const localized: fc.Arbitrary<Localized> = fc
  .record({ nb: words, nn: words, en: words }, { requiredKeys: [] })
  .filter((text) => Object.keys(text).length > 0);
const choices = (most: number) =>
  fc.uniqueArray(fc.record({ value: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/), label: localized }), {
    minLength: 2,
    maxLength: most,
    selector: ({ value }) => value,
  });
const beside = fc.constantFrom('asked' as const, 'optional' as const, 'none' as const);
const answer: fc.Arbitrary<AnswerForm> = fc.oneof(
  fc.constant({ kind: 'text' as const }),
  fc.record({ kind: fc.constant('choice' as const), several: fc.boolean(), choices: choices(6), words: beside }),
  fc.record({
    kind: fc.constant('rating' as const),
    from: fc.integer({ min: 0, max: 1 }),
    to: fc.integer({ min: 2, max: 10 }),
    low: localized,
    high: localized,
    words: beside,
  }),
  fc.record({ kind: fc.constant('ranking' as const), choices: choices(6), words: beside }),
  fc.record({ kind: fc.constant('photo' as const), most: fc.integer({ min: 1, max: 5 }), words: beside }),
);
const stimulus: fc.Arbitrary<GuideQuestionView['stimuli'][number]> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: localized }),
  fc.record({ kind: fc.constant('link' as const), url: fc.webUrl(), label: localized }),
  fc.record({
    kind: fc.constant('image' as const),
    fileId: fc.uuid(),
    width: fc.nat(),
    height: fc.nat(),
    alt: localized,
  }),
);
const wallTime = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const question: fc.Arbitrary<GuideQuestionView> = fc.record({
  section: fc.option(localized),
  day: fc.integer({ min: 1, max: 60 }),
  opens: wallTime,
  closesDay: fc.integer({ min: 1, max: 60 }),
  closes: wallTime,
  clock: fc.constantFrom('study' as const, 'own' as const),
  masking: fc.constantFrom('open' as const, 'after-own-answer' as const, 'private' as const),
  minutes: fc.integer({ min: 1, max: 120 }),
  title: localized,
  text: localized,
  answer,
  stimuli: fc.array(stimulus, { maxLength: 5 }),
  skippable: fc.boolean(),
  hintWords: fc.option(fc.integer({ min: 1, max: 500 })),
  onlyFor: fc.array(
    fc.record({ attribute: fc.constantFrom('age', 'county'), values: fc.array(words, { minLength: 1 }) }),
    {
      maxLength: 2,
    },
  ),
  afterPrevious: fc.boolean(),
  peers: fc.option(fc.constantFrom(2, 3)),
  probes: fc.array(localized, { maxLength: 3 }),
}) as never;

/** As the server keeps it: a picture by its file alone. */
const kept = (view: GuideQuestionView): QuestionBody =>
  ({
    ...view,
    stimuli: view.stimuli.map((one) =>
      one.kind === 'image' ? { kind: one.kind, fileId: one.fileId, alt: one.alt } : one,
    ),
  }) as never;

describe('A question while it is written', () => {
  it('is sent as it was read when nothing was touched, and the contract takes it', () => {
    fc.assert(
      fc.property(question, (view) => {
        const sent = questionToSend(draftOfQuestion(view));
        expect(sent).toEqual(kept(view));
        expect(guideRoutes.add.body.parse(sent)).toEqual(sent);
      }),
    );
  });

  it('sends what was changed and nothing else, and that makes it what was written', () => {
    fc.assert(
      fc.property(question, question, (before, after) => {
        const draft = draftOfQuestion(before);
        const changes = changesBetween(draft, draftOfQuestion(after));
        expect({ ...kept(before), ...changes }).toEqual(kept(after));
        expect(changesBetween(draft, draft)).toEqual({});
      }),
    );
  });

  it('does not count the order in which languages were written as a change', () => {
    const draft: QuestionDraft = { ...freshQuestion(1, 7), title: { nb: 'A', en: 'B' } };
    expect(changesBetween(draft, { ...draft, title: { en: 'B', nb: 'A' } })).toEqual({});
    expect(changesBetween(draft, { ...draft, title: { en: 'B', nb: 'A', nn: ' ' } })).toEqual({});
  });

  it('keeps what was written for one kind of answer while another is tried', () => {
    fc.assert(
      fc.property(
        question,
        fc.constantFrom(...AnswerForm.options.map((form) => form.shape.kind.value)),
        (view, kind) => {
          const draft = draftOfQuestion(view);
          const tried: QuestionDraft = { ...draft, answer: { ...draft.answer, kind } };
          expect(questionToSend(tried).answer.kind).toBe(kind);
          const back: QuestionDraft = { ...tried, answer: { ...tried.answer, kind: view.answer.kind } };
          expect(changesBetween(draft, back)).toEqual({});
        },
      ),
    );
  });

  const withLabels = (...labels: [value: string, nb: string][]): AnswerDraft => ({
    ...freshQuestion(1, 7).answer,
    kind: 'choice',
    choices: labels.map(([value, nb], row) => ({ row, value, label: { nb } })),
  });
  const valuesOf = (draft: AnswerDraft): string[] => {
    const sent = questionToSend({ ...freshQuestion(1, 7), answer: draft }).answer;
    return sent.kind === 'choice' ? sent.choices.map(({ value }) => value) : [];
  };

  it('reads the value of a new choice off its label, and leaves a given one as it is', () => {
    expect(valuesOf(withLabels(['bus', 'Buss og tog'], ['', 'Bil på øya'], ['', 'Buss']))).toEqual([
      'bus',
      'bil-pa-oya',
      'buss',
    ]);
  });

  it('gives every choice a value of its own that the contract takes, whatever the labels', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 90 }), { minLength: 2, maxLength: 30 }), (labels) => {
        const values = valuesOf(withLabels(...labels.map((label): [string, string] => ['', label])));
        expect(new Set(values).size).toBe(labels.length);
        for (const value of values) expect(value).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/);
      }),
    );
  });

  it('leaves out a follow-up question without words', () => {
    const probes = [
      { row: 0, words: { nb: 'Hvorfor?' } },
      { row: 1, words: { nb: '  ' } },
    ];
    expect(questionToSend({ ...freshQuestion(1, 7), probes }).probes).toEqual([{ nb: 'Hvorfor?' }]);
  });
});

describe('A list whose rows are moved by buttons', () => {
  it('holds the same items after every step, and a step back undoes it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        (items, n, by) => {
          const at = n % items.length;
          const moved = stepWithin(items, at, by);
          expect([...moved].sort()).toEqual([...items].sort());
          const to = at + by;
          if (to >= 0 && to < items.length) {
            expect(moved[to]).toBe(items[at]);
            expect(stepWithin(moved, to, by === 1 ? -1 : 1)).toEqual(items);
          } else expect(moved).toEqual(items);
        },
      ),
    );
  });
  it('gives a new row a number of its own', () => {
    expect(nextRow([])).toBe(0);
    expect(nextRow([{ row: 4 }, { row: 1 }])).toBe(5);
  });
});

describe('A question moved to another day', () => {
  const day = fc.integer({ min: 1, max: 60 });
  it('closes within the study and not before it opens, and as long after as before where there is room', () => {
    fc.assert(
      fc.property(day, fc.nat(10), day, day, (from, open, to, days) => {
        fc.pre(from <= days && to <= days);
        const moved = movedTo({ day: from, closesDay: Math.min(days, from + open) }, to, days);
        expect(moved.day).toBe(to);
        expect(moved.closesDay).toBeGreaterThanOrEqual(to);
        expect(moved.closesDay).toBeLessThanOrEqual(days);
        if (from + open <= days && to + open <= days) expect(moved.closesDay - to).toBe(open);
      }),
    );
  });
});
