import fc from 'fast-check';
import { applicantsRoutes as routes, type Language } from '@lytt/shared';
import { municipalities } from '@lytt/geography';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { EVERY_CONSTRUCT } from '../../../../e2e/support/every-construct.js';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { TestApp } from '../support/test-app.js';
import { asked, studyWith, type Json } from '../screener/screener-study.js';

const MUNICIPALITIES = municipalities();
type Answers = Record<string, unknown>;
const CHOICES = [
  { value: 'a', text: { default: 'Vei, vann og strøm', en: 'Roads; water' } },
  { value: 'b', text: { default: 'Vei', en: 'Roads' } },
  { value: 3, text: { default: '3. klasse', en: 'Third' } },
];
/** What the browser's form leaves out: "other" beside several choices, numbers for values, the other scales and fields. */
const MORE = {
  name: 'more',
  elements: [
    asked('checkbox', 'reasons', {
      choices: CHOICES,
      showOtherItem: true,
      otherText: { default: 'Annet', en: 'Other' },
    }),
    asked('dropdown', 'school', { choices: CHOICES, showRefuseItem: true, showDontKnowItem: true }),
    asked('ranking', 'levels', { choices: CHOICES }),
    asked('rating', 'half', { rateMin: 0, rateMax: 1, rateStep: 0.5 }),
    asked('rating', 'worded', {
      rateValues: [
        { value: 1, text: 'Dårlig' },
        { value: 2, text: 'God, altså' },
      ],
    }),
    asked('boolean', 'went', { valueTrue: 'went', valueFalse: 'stayed', labelTrue: 'Dro', labelFalse: 'Ble' }),
    asked('text', 'share', { inputType: 'range', min: 0, max: 100, step: 5 }),
    asked('text', 'amount', { inputType: 'number', step: 0.01, min: -1000 }),
    asked('text', 'when', { inputType: 'datetime-local' }),
    asked('text', 'month', { inputType: 'month' }),
    asked('text', 'week', { inputType: 'week' }),
    asked('text', 'phone2', { inputType: 'tel' }),
    asked('text', 'colour', { inputType: 'color' }),
    asked('dropdown', 'country', { places: 'country' }),
  ],
};
const [...pages] = EVERY_CONSTRUCT.form.pages;
const SCREENER = {
  ...EVERY_CONSTRUCT,
  form: { ...EVERY_CONSTRUCT.form, pages: [...pages.slice(0, -1), MORE, ...pages.slice(-1)] },
};

const SIGNS = [
  '"',
  "'",
  ';',
  ',',
  '|',
  ':',
  '\n',
  '\t',
  '1. ',
  '=',
  '-',
  '+',
  '@',
  'æ',
  '😀',
  '<b>',
  'Barn: ',
  'Voksne',
  ' ',
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme-ascii', maxLength: 4 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '');
const line = words.map((text) => text.replace(/\s+/g, ' '));
const some = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const two = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'));
const year = fc.integer({ min: 1950, max: 2026 });
const day = fc.tuple(year, two(12), two(28)).map((parts) => parts.join('-'));
const time = fc.tuple(two(23), two(59)).map((parts) => parts.join(':'));

const form: fc.Arbitrary<Answers> = fc
  .record(
    {
      tie: some('lives', 'works', 'other'),
      'tie-Comment': line,
      channels: fc.oneof(fc.subarray(['web', 'paper'], { minLength: 1 }), fc.constant(['none'])),
      often: some('weekly', 'rarely'),
      topics: fc.subarray(['school', 'roads'], { minLength: 1 }),
      born: fc.integer({ min: 1920, max: 2008 }),
      moved: day,
      clock: time,
      page: some('https://example.org', 'https://example.org/a;b?c=d,e'),
      household: fc.record(
        { adults: fc.nat(9), children: fc.nat(9) },
        { requiredKeys: ['adults'], noNullPrototype: true },
      ),
      opinion: words,
      content: fc.integer({ min: 1, max: 5 }),
      votes: fc.boolean(),
      order: fc.shuffledSubarray(['speed', 'facts', 'tone'], { minLength: 3 }),
      wrong: words,
      postal: some('9008', '0150'),
      municipality: some(...MUNICIPALITIES.map(({ code }) => code)),
      reasons: fc.subarray<string | number>(['a', 'b', 3, 'other'], { minLength: 1 }),
      'reasons-Comment': line,
      school: some<string | number>('a', 'b', 3, 'refused', 'dontknow'),
      levels: fc.shuffledSubarray<string | number>(['a', 'b', 3], { minLength: 3 }),
      half: some(0, 0.5, 1),
      worded: some(1, 2),
      went: some('went', 'stayed'),
      share: fc.integer({ min: 0, max: 20 }).map((n) => n * 5),
      amount: fc.integer({ min: -9999, max: 99999 }).map((n) => n / 100),
      when: fc.tuple(day, time).map((parts) => parts.join('T')),
      month: fc.tuple(year, two(12)).map((parts) => parts.join('-')),
      week: fc.tuple(year, two(52)).map((parts) => parts.join('-W')),
      phone2: some('+47 912 34 567', '91234567'),
      colour: some('#0f5b52'),
      country: some('SE', 'DE', 'GB'),
    },
    {
      requiredKeys: [
        'tie',
        'tie-Comment',
        'channels',
        'often',
        'born',
        'household',
        'opinion',
        'content',
        'wrong',
        'municipality',
      ],
      noNullPrototype: true,
    },
  )
  .map((answers) => {
    const said: Answers = { ...answers };
    if (said['tie'] !== 'other') delete said['tie-Comment'];
    if (!(said['reasons'] as unknown[] | undefined)?.includes('other')) delete said['reasons-Comment'];
    else said['reasons-Comment'] ??= 'fordi';
    if (Number(said['content']) > 2) delete said['wrong'];
    return said;
  });

describe('a table of applicants that went out', () => {
  let lytt: TestApp;
  let from: { studyId: string; cookie: string };
  let into: { studyId: string; cookie: string };
  beforeAll(async () => {
    lytt = await TestApp.start();
    from = await studyWith(lytt, 'ut', SCREENER as unknown as Json);
    into = await studyWith(lytt, 'inn', SCREENER as unknown as Json);
  });
  afterAll(() => lytt.stop());
  afterEach(() => lytt.owner.query('delete from research.application'));

  const take = (answers: Answers, at: number): Promise<string> =>
    lytt.app.get(Applying).acceptForm(from.studyId, {
      sourceCode: 'bergen',
      language: at % 2 === 0 ? 'nb' : 'en',
      person: { name: `Nr ${at}`, email: `nr-${at}@example.org` },
      answers,
    });
  const out = async (lang: Language): Promise<Buffer> => {
    const url = `/api/v1/studies/${from.studyId}/recruitment/applicants.csv`;
    const answer = await lytt.app.inject({ url, headers: { cookie: from.cookie }, query: { contact: '1', lang } });
    return answer.rawPayload;
  };
  const read = async (bytes: Buffer, what: 'check' | 'import' = 'import') =>
    (
      await lytt.call(routes.importApplications, {
        cookie: into.cookie,
        params: { studyId: into.studyId },
        query: { do: what, source: 'bergen' },
        body: new Uint8Array(bytes),
      })
    ).view;
  /** Language and answers by name. */
  const kept = async (studyId: string): Promise<Map<string, unknown>> => {
    const { rows } = await lytt.owner.query<{ person_id: string; language: string; answers: Answers }>(
      'select person_id, language, answers from research.application where study_id = $1',
      [studyId],
    );
    const ids = rows.map((row) => row.person_id);
    const people = await lytt.app.get(PeopleRegister).lookUp({ kind: 'system' }, studyId, ids, 'test');
    return new Map(
      rows.map(({ person_id, language, answers }) => [people.get(person_id)?.name ?? '', { language, answers }]),
    );
  };

  it.each<Language>(['nb', 'en'])(
    'comes in as the same answers to every kind of question, in %s',
    async (lang) => {
      await fc.assert(
        fc
          .asyncProperty(fc.array(form, { minLength: 1, maxLength: 12 }), async (forms) => {
            for (const [at, answers] of forms.entries()) await take(answers, at);
            const view = await read(await out(lang));
            expect(view).toMatchObject({ faults: [], imported: true, fresh: forms.length });
            expect(await kept(into.studyId)).toEqual(await kept(from.studyId));
          })
          .afterEach(() => lytt.owner.query('delete from research.application')),
        { numRuns: propertyRuns(5), endOnFailure: true },
      );
    },
    120_000,
  );

  it('names the municipality so that no two are mixed up', async () => {
    const namesakes = MUNICIPALITIES.filter(({ code, name }) =>
      MUNICIPALITIES.some((one) => one.name === name && one.code !== code),
    );
    expect(namesakes.length).toBeGreaterThan(3);
    const base = {
      tie: 'lives',
      channels: ['web'],
      often: 'weekly',
      born: 1980,
      household: { adults: 2 },
      opinion: 'x',
      content: 4,
    };
    for (const [at, { code }] of namesakes.entries()) await take({ ...base, municipality: code }, at);
    expect(await read(await out('nb'))).toMatchObject({ faults: [], fresh: namesakes.length });
    expect(await kept(into.studyId)).toEqual(await kept(from.studyId));
  });

  it('says that a picture is not taken in, and counts the rows of its faults as a spreadsheet does', async () => {
    const base = {
      tie: 'lives',
      channels: ['web'],
      often: 'weekly',
      born: 1980,
      household: { adults: 2 },
      content: 4,
      municipality: '5501',
    };
    await take({ ...base, opinion: 'Over\nflere\n\nlinjer' }, 0);
    await take({ ...base, opinion: 'En linje' }, 1);
    const { columns } = await read(await out('nb'), 'check');
    expect(columns.find(({ name }) => name === 'Vis oss et skilt du liker')).toMatchObject({ meaning: null });
    expect(columns.filter(({ meaning }) => meaning !== null).map(({ meaning }) => meaning)).toEqual(
      expect.arrayContaining(['language', 'name', 'email', ...Object.keys(base), 'order', 'household', 'topics']),
    );
    const broken = (await out('nb')).toString().replace(/(En linje[^]*)"4"/, '$1"99"');
    expect((await read(Buffer.from(broken))).faults).toEqual([
      { row: 3, column: 'Hvor fornøyd er du?', message: expect.stringContaining('“99”') as string },
    ]);
    const spaced = broken.replace('\r\n', '\r\n\r\n;;;\r\n');
    expect((await read(Buffer.from(spaced))).faults.map(({ row }) => row)).toEqual([5]);
  });
});
