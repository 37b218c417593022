import fc from 'fast-check';
import {
  WrittenMail,
  type AnswerForm,
  type Localized,
  type Segment,
  type Stimulus,
  type StudyFile,
} from '@lytt/shared';

/** Words that a careless writer of YAML would read back as something else. */
const TRAPS = [
  '007',
  '1e3',
  '0x1f',
  '.inf',
  'yes',
  'no',
  'null',
  '~',
  'true',
  '2027-03-01',
  '12:30:45',
  '- a',
  '# b',
  'a: b',
  '<<',
];
const SIGNS = [
  '"',
  "'",
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '  \n',
  ':',
  '#',
  '|',
  '>',
  '{{name}}',
  '\\',
  '%',
  '&',
  '*',
  '!',
  '😀',
  '👩🏽‍🔬',
  'å',
  'ǿ',
  '\u0085',
  '\u2028',
  '\ufeff',
  '<script>',
];
const sign = fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...TRAPS), fc.string({ unit: sign, minLength: 1, maxLength: 40 }))
    .map((text) => text.replaceAll('\0', '').slice(0, maxLength))
    .filter((text) => text.trim() !== '' && !/\p{Cs}/u.test(text));
const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
const clock = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 59 }));
const time = ([hour, minute]: [number, number]): string =>
  [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
const keyed = <T extends { key: string }>(entry: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> =>
  fc.uniqueArray(entry, { selector: (each) => each.key, maxLength });
const text = (languages: StudyFile['study']['languages']): fc.Arbitrary<Localized> =>
  fc.record(Object.fromEntries(languages.map((language) => [language, words(200)])));

/** Braces in a form's text ask for an answer, and the form is refused where there is none of that name. */
const unbraced = (said: string): string => said.replace(/[{}]/g, '|');
const formText = (languages: StudyFile['study']['languages']): fc.Arbitrary<Localized> =>
  fc.record(Object.fromEntries(languages.map((language) => [language, words(200).map(unbraced)])));

function screener(languages: StudyFile['study']['languages']): fc.Arbitrary<StudyFile['screener']> {
  return fc
    .record({
      about: formText(languages),
      purpose: formText(languages),
      choices: fc.uniqueArray(fc.constantFrom(...TRAPS), { minLength: 2, maxLength: 5 }),
      label: formText(languages),
      reason: words(200).map(unbraced),
      days: fc.nat(3000),
    })
    .map(({ about, purpose, choices, label, reason, days }) => ({
      form: {
        pages: [
          {
            name: 'first',
            elements: [
              { type: 'radiogroup', name: 'choice', title: { default: reason, ...label }, purpose, choices },
              { type: 'comment', name: 'about', title: about, purpose, maxLength: 500 },
            ],
          },
          {
            name: 'contact',
            elements: [
              { type: 'text', name: 'name', purpose, isRequired: true },
              { type: 'text', name: 'email', inputType: 'email', purpose, isRequired: true },
            ],
          },
        ],
      },
      contact: { name: 'name', email: 'email' },
      discussionQuestion: 'about',
      refusals: [{ when: `{choice} = '${choices[0]}'`, reason, keepNothing: true, decides: 'at-the-end' as const }],
      contradictions: [{ when: `{choice} = '${choices[0]}' and {about} = 'x'`, reason }],
      deleteNotSelectedAfterDays: days,
      attributes: [
        {
          key: 'choice',
          label,
          question: 'choice',
          derive: 'answer' as const,
          values: choices.map((value) => ({ value, label })),
        },
      ],
    }));
}

/** One red point: the smallest picture there is. */
const A_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

function answerForm(languages: StudyFile['study']['languages']): fc.Arbitrary<AnswerForm> {
  const beside = fc.constantFrom('asked' as const, 'optional' as const, 'none' as const);
  const choices = (most: number) =>
    fc.uniqueArray(
      fc.record({ value: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,12}$/), label: text(languages) }),
      {
        selector: ({ value }) => value,
        minLength: 2,
        maxLength: most,
      },
    );
  return fc.oneof(
    fc.constant({ kind: 'text' as const }),
    fc.record({ kind: fc.constant('choice' as const), several: fc.boolean(), choices: choices(5), words: beside }),
    fc.record({
      kind: fc.constant('rating' as const),
      from: fc.nat(1),
      to: fc.integer({ min: 2, max: 10 }),
      low: text(languages),
      high: text(languages),
      words: beside,
    }),
    fc.record({ kind: fc.constant('ranking' as const), choices: choices(4), words: beside }),
    fc.record({ kind: fc.constant('photo' as const), most: fc.integer({ min: 1, max: 5 }), words: beside }),
  );
}

const stimulus = (languages: StudyFile['study']['languages']): fc.Arbitrary<Stimulus> =>
  fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: text(languages) }),
    fc.record({
      kind: fc.constant('link' as const),
      url: fc.webUrl({ validSchemes: ['http', 'https'] }),
      label: text(languages),
    }),
    fc.record({
      kind: fc.constant('image' as const),
      type: fc.constant('image/png' as const),
      data: fc.constant(A_PICTURE),
      alt: text(languages),
    }),
  );

const guide = (languages: StudyFile['study']['languages'], days: number): fc.Arbitrary<StudyFile['guide']> =>
  keyed(
    fc.record({
      key,
      section: fc.option(text(languages)),
      day: fc.integer({ min: 1, max: days }),
      opens: clock.map(time),
      clock: fc.constantFrom('study', 'own'),
      minutes: fc.integer({ min: 1, max: 120 }),
      masking: fc.constantFrom('open', 'after-own-answer', 'private'),
      title: text(languages),
      text: text(languages),
      answer: answerForm(languages),
      stimuli: fc.array(stimulus(languages), { maxLength: 2 }),
      skippable: fc.boolean(),
      hintWords: fc.option(fc.integer({ min: 1, max: 500 })),
      // The one attribute of these files' screeners has values that differ with each file.
      onlyFor: fc.constant<Segment>([]),
      afterPrevious: fc.boolean(),
      peers: fc.option(fc.integer({ min: 2, max: 3 })),
      probes: fc.array(text(languages), { maxLength: 3 }),
    }),
  ).map((questions) =>
    questions
      .map((question) => ({
        ...question,
        closesDay: question.day,
        closesAt: '23:59',
        peers: question.masking === 'private' ? null : question.peers,
      }))
      // As they open: the guide is kept, and written, in this order.
      .sort((a, b) => a.day - b.day || (a.opens < b.opens ? -1 : Number(a.opens > b.opens))),
  );

const codebook: fc.Arbitrary<StudyFile['codebook']> = keyed(
  fc.record({
    key,
    name: words(120),
    definition: fc.oneof(fc.constant(''), words(2000)),
    colour: fc.constant('#0f5b52'),
  }),
  6,
).map((codes) =>
  codes.map((code, at) => (at === 0 ? code : { ...code, ...(at % 2 ? { parent: codes[at - 1]?.key ?? '' } : {}) })),
);

/** Any study file that Lytt takes, defaults and odd characters and all. */
export const anyStudyFile: fc.Arbitrary<StudyFile> = fc
  .record({
    languages: fc.uniqueArray(fc.constantFrom('nb' as const, 'nn' as const, 'en' as const), { minLength: 1 }),
    days: fc.integer({ min: 1, max: 60 }),
  })
  .chain(({ languages, days }) =>
    fc.record({
      lytt: fc.constant(1 as const),
      study: fc.record({
        slug: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/),
        title: text(languages),
        languages: fc.constant(languages),
        timeZone: fc.constantFrom('Europe/Oslo', 'UTC', 'America/St_Johns', 'Pacific/Chatham'),
        startsOn: fc.constantFrom('2027-03-01', '2028-02-29', '1999-12-31'),
        days: fc.constant(days),
        contact: fc.record({
          name: words(120),
          organisation: fc.oneof(fc.constant(''), words(160)),
          email: fc.constant('a.b@example.org'),
        }),
      }),
      letter: fc.record({ heading: text(languages), lead: text(languages), body: text(languages) }),
      agreement: fc.record({ version: words(40), text: text(languages) }),
      sources: fc.uniqueArray(
        fc.record({ code: fc.stringMatching(/^[a-z0-9]{1,8}$/), name: words(160), paused: fc.boolean() }),
        { selector: ({ code }) => code, maxLength: 4 },
      ),
      screener: screener(languages),
      panel: fc.record({ seats: fc.integer({ min: 1, max: 500 }), reserves: fc.nat(500), quotas: fc.constant([]) }),
      mails: fc.constant({}),
      guide: guide(languages, days),
      codebook,
      hypotheses: keyed(fc.record({ key, text: text(languages) })),
      cases: keyed(fc.record({ key, name: words(160) })),
    }),
  );

/** Words of a mail: the one variable in braces, and no other brace. */
const mailWords = (maxLength: number): fc.Arbitrary<string> =>
  words(maxLength)
    .map((said) => said.split('{{name}}').map(unbraced).join('{{name}}'))
    .filter((said) => said.length <= maxLength);
const subject = mailWords(80)
  .map((said) => said.replace(/[\p{Cc}\u2028\u2029]+/gu, '-'))
  .filter((said) => said.trim() !== '');

const hour = fc.integer({ min: 0, max: 23 });

export const anyMails: fc.Arbitrary<StudyFile['mails']> = fc.record(
  {
    rules: fc.record({
      quietFrom: hour,
      quietTo: hour,
      atMost: fc.integer({ min: 1, max: 20 }),
      quoteProbe: fc.boolean(),
    }),
    ...Object.fromEntries(
      WrittenMail.options.map((kind) => [
        kind,
        fc.record({
          subject: fc.record({ nb: subject, en: subject }),
          body: fc.record({ nb: mailWords(200), en: mailWords(200) }),
        }),
      ]),
    ),
  },
  { requiredKeys: [] },
);
