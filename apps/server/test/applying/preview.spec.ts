import { screenerPages, screenerRoutes as routes, type ScreenerDraft } from '@lytt/shared';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { TestApp } from '../support/test-app.js';
import { ANSWERS, recruitingStudy } from './applicant.js';

type Definition = ScreenerDraft['definition'];
type Json = Record<string, unknown>;

const decoded = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&#x3D;/g, '=')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** As the schema library would say it. */
const SCHEMA_WORDS = /Invalid (input|option|string)|Too (small|big)|Unrecognized key|expected /;

type Step = string | number;
/** The draft with another value at one place; nothing where there is no such place. */
const changed = (value: Json, path: readonly Step[], to: unknown): Json => {
  const copy = structuredClone(value);
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? (at as Json)[step] : undefined;
  const last = path.at(-1);
  if (typeof at !== 'object' || at === null || last === undefined) return copy;
  if (to === undefined && !Array.isArray(at)) delete (at as Json)[last];
  else (at as Json)[last] = to ?? null;
  return copy;
};
const placesIn = (value: unknown, path: Step[] = []): Step[][] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))];

const actionOf = (page: LightMyRequestResponse): string =>
  decoded(/<form method="post" action="([^"]*)"/.exec(page.body)?.[1] ?? '');

describe('the preview of a screener', () => {
  let lytt: TestApp;
  let studyId: string;
  let cookie: string;
  let start: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ studyId, cookie } = await recruitingStudy(lytt));
    start = screenerPages.preview.path.replace(':studyId', studyId);
  });
  afterEach(async () => void (await discard()));
  afterAll(() => lytt.stop());

  /** Looks at a page in a frame and sends its form: what it carries along, what is typed, and the button pressed. */
  const send = (
    from: LightMyRequestResponse,
    fields: Record<string, string | string[]>,
    to?: { action?: string; button?: string },
  ): Promise<LightMyRequestResponse> => {
    const hidden = [...from.body.matchAll(/<input type="hidden" name="(_walk|_shown)" value="([^"]*)"/g)];
    const action = to?.action ?? actionOf(from);
    const carried = Object.fromEntries(hidden.reverse().map(([, name = '', value = '']) => [name, decoded(value)]));
    return lytt.post(action, { ...carried, ...fields, ...(to?.button ? { _do: to.button } : {}) }, cookie);
  };
  const begin = (query = '?lang=nb'): Promise<LightMyRequestResponse> => lytt.get(start + query, cookie);
  const heading = (answer: LightMyRequestResponse): string => decoded(/<h1>([^<]*)<\/h1>/.exec(answer.body)?.[1] ?? '');
  const walkTo = async (end: string, changes: typeof ANSWERS = {}, query?: string): Promise<LightMyRequestResponse> => {
    let answer = await send(await begin(query), {});
    for (const [page, fields] of Object.entries({ ...ANSWERS, ...changes })) {
      if (page === end) return answer;
      answer = await send(answer, fields);
      // What follows from an answer on the same page is asked before going on.
      if (actionOf(answer).includes(`/${page}?`)) answer = await send(answer, fields);
    }
    return answer;
  };
  const counts = async (): Promise<unknown> =>
    (
      await lytt.owner.query(
        `select (select count(*)::int from research.application) as applications, (select count(*)::int from identity.person) as people,
                (select count(*)::int from research.source_visit) as visits, (select count(*)::int from platform.audit) as audited,
                (select md5(string_agg(s::text, '' order by s.study_id)) from research.screener s) as screeners`,
      )
    ).rows;
  const save = async (change: (definition: Definition) => Definition): Promise<void> => {
    const { view } = await lytt.call(routes.draft, { cookie, params: { studyId } });
    const body = { definition: change(structuredClone(view.definition)), revision: view.revision };
    expect((await lytt.call(routes.saveDraft, { cookie, params: { studyId }, body })).status).toBe(200);
  };
  const discard = () => lytt.call(routes.discardDraft, { cookie, params: { studyId } });

  it.each([
    ['nb', 'Kvinne', 'Takk, skjemaet er sendt'],
    ['nn', 'Kvinne', 'Takk, skjemaet er sendt'],
    ['en', 'Woman', 'Thank you, your form has been sent'],
  ])('walks through the whole form in %s and keeps nothing', async (language, woman, thanks) => {
    const before = await counts();
    const check = await walkTo('check', {}, `?lang=${language}`);
    expect(check.statusCode).toBe(200);
    for (const said of [woman, 'Troms', 'Astrid Prøve', '912 34 567']) expect(check.body).toContain(said);
    const end = await send(check, {});
    expect(heading(end)).toBe(thanks);
    expect(end.headers['set-cookie']).toBeUndefined();
    expect(await counts()).toEqual(before);
  });

  it('says on every page that it is a preview, and may be framed by Lytt alone', async () => {
    const letter = await begin();
    expect(heading(letter)).toBe('Hva gjør en kommuneside verdt å følge?');
    for (const answer of [letter, await walkTo('page_gender'), await walkTo('check')]) {
      expect(answer.body).toContain('Forhåndsvisning – ingenting lagres.');
      expect(answer.body).toContain(`href="${start}?lang`);
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(answer.headers['x-frame-options']).toBeUndefined();
    }
    const applicants = await lytt.get('/r/kommunen-i-sosiale-medier/bergen');
    expect(applicants.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('branches as the form does, and holds on to what is missing', async () => {
    const following = await walkTo('page_following');
    const more = await send(following, { follows_page: 'no' });
    expect(more.body).toContain('viktigste grunnen');
    expect(more.body).not.toContain('follow_often');
    const fault = await send(more, { follows_page: 'no' });
    expect(fault.statusCode).toBe(422);
    expect(fault.body).toContain('Velg et svar.');
    const discussion = await send(fault, { follows_page: 'no', follow_not_why: 'tone' });
    expect(heading(discussion)).toBe('En sak å drøfte');
    const back = await send(discussion, {}, { button: 'back' });
    expect(back.body).toMatch(/value="tone" checked/);
  });

  it('ends kindly by a rule, without telling it', async () => {
    const end = await send(await walkTo('page_age'), { birth_year: '2012' });
    expect(heading(end)).toBe('Takk for at du ville være med');
    expect(end.body).toContain('Vi har ikke lagret noe');
    expect(end.body).not.toContain('2009');
  });

  it('changes an answer from the check page, and the language of a page, without losing the rest', async () => {
    const check = await walkTo('check');
    const gender = await send(check, {}, { action: `${start}/page_gender?lang=nb&of=draft&to=check`, button: 'show' });
    expect(gender.body).toMatch(/value="woman" checked/);
    const english = await send(gender, {}, { action: `${start}/page_gender?lang=en&of=draft`, button: 'show' });
    expect(heading(english)).toBe('Gender');
    expect(english.body).toMatch(/value="woman" checked/);
    const again = await send(gender, { gender: 'man' });
    expect(again.body).toContain('Mann');
    expect(again.body).toContain('Astrid Prøve');
  });

  it('shows the draft as it stands, and what applicants see where that is asked for', async () => {
    await save((definition) => {
      const { form } = definition as unknown as { form: { pages: { elements: Json[] }[] } };
      const [first] = form.pages[0]?.elements ?? [];
      if (first) first['title'] = { default: 'Bare i utkastet' };
      return definition;
    });
    expect((await send(await begin(), {})).body).toContain('Bare i utkastet');
    const published = await send(await begin('?lang=nb&of=published'), {});
    expect(published.body).not.toContain('Bare i utkastet');
    expect(published.body).toContain('tilknytningen');
    await discard();
  });

  it('shows a draft that only lacks its finish, and lists what is in the way of one that cannot be shown', async () => {
    await save((definition) => ({ ...definition, discussionQuestion: 'not_there_yet' }));
    expect((await send(await begin(), {})).statusCode).toBe(200);
    await save((definition) => {
      const { form } = definition as unknown as { form: { pages: { elements: Json[] }[] } };
      form.pages[1]?.elements.push({ type: 'matrix', name: '<script>alert(1)</script>' });
      return definition;
    });
    const faults = await begin();
    expect(heading(faults)).toBe('Utkastet kan ikke vises ennå');
    expect(faults.body).toContain('form.pages.1.elements.4');
    expect(faults.body).not.toContain('<script>alert');
    await discard();
  });

  it.each<[string, (definition: Json) => Json]>([
    ['a rule without its condition', (is) => ({ ...is, refusals: [{ when: '', reason: '' }] })],
    ['a rule that is half an expression', (is) => ({ ...is, refusals: [{ when: '{gender} = ', reason: 'x' }] })],
    ['no contact', ({ contact: _, ...is }) => is],
    ['contact by questions that are not there', (is) => ({ ...is, contact: { name: 'a', email: 'b' } })],
    ['no attributes, contradictions and open question', (is) => ({ form: is['form'], contact: is['contact'] })],
    ['a quota without values', (is) => ({ ...is, attributes: [{ key: '', values: [] }] })],
    ['a question without purpose', (is) => changed(is, ['form', 'pages', 0, 'elements', 0, 'purpose'], undefined)],
    ['an empty condition', (is) => changed(is, ['form', 'pages', 0, 'elements', 1, 'visibleIf'], '{')],
    ['a property that Lytt does not know', (is) => changed(is, ['form', 'pages', 0, 'elements', 0, 'enableIf'], 'x')],
  ])('shows a draft with %s', async (_, change) => {
    await save((definition) => change(definition as Json) as Definition);
    const first = await send(await begin(), {});
    expect([first.statusCode, heading(first)]).toEqual([200, 'Du og kommunen']);
    await discard();
  });

  it.each<[string, (definition: Json) => Json, string, string]>([
    ['form', () => ({ form: 7 }), 'kan ikke leses', 'cannot be read'],
    ['form.pages', () => ({ form: { pages: [] } }), 'kan ikke leses', 'cannot be read'],
    [
      'form.pages.0.name',
      (is) => changed(is, ['form', 'pages', 0, 'name'], 'check'),
      'Navnet må begynne med en bokstav',
      'The name must begin with a letter',
    ],
    [
      'form.pages.0.elements.0.type',
      (is) => changed(is, ['form', 'pages', 0, 'elements', 0, 'type'], 'matrix'),
      'Lytt viser ikke spørsmål av dette slaget',
      'Lytt does not show questions of this kind',
    ],
    [
      'form.pages.0.elements.0.choices',
      (is) => changed(is, ['form', 'pages', 0, 'elements', 0, 'choices'], []),
      'mangler svaralternativer',
      'needs choices',
    ],
  ])('says in either language what is in the way at %s', async (path, change, nb, en) => {
    await save((definition) => change(definition as Json) as Definition);
    for (const [language, said] of [
      ['nb', nb],
      ['en', en],
    ] as const) {
      const { body } = await begin(`?lang=${language}`);
      expect(body).toContain(`<code>${path}</code>`);
      expect(decoded(body)).toContain(said);
      expect(body).not.toMatch(SCHEMA_WORDS);
    }
    await discard();
  });

  it('shows any draft or says what is in the way, in words for people, whatever part of it is missing or wrong', async () => {
    // SurveyJS warns of each expression that is none; that is what is tried here.
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { view } = await lytt.call(routes.draft, { cookie, params: { studyId } });
    const places = placesIn(view.definition).filter(({ length }) => length > 1);
    const wrong = fc.constantFrom<unknown>(undefined, null, '', ' ', '{', 0, -1, true, [], {}, [null], ['a', 'a'], {
      a: 1,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...places), wrong), { minLength: 1, maxLength: 3 }),
        async (all) => {
          const definition = all.reduce<Json>((is, [path, value]) => changed(is, path, value), view.definition);
          await lytt.owner.query('update research.screener set draft = $2 where study_id = $1', [
            studyId,
            JSON.stringify(definition),
          ]);
          const { status, response } = await lytt.call(routes.draft, { cookie, params: { studyId } });
          expect([status, response.body.match(SCHEMA_WORDS)]).toEqual([200, null]);
          const letter = await begin();
          expect([200, letter.body.match(SCHEMA_WORDS)]).toEqual([letter.statusCode, null]);
          if (heading(letter) === 'Utkastet kan ikke vises ennå') {
            expect(letter.body).toMatch(/<li><code>form[^<]*<\/code>: [^<]{10}/);
            return;
          }
          let page = await send(letter, {});
          for (let step = 0; step < 3 && page.body.includes('name="_walk"'); step++) {
            expect([page.statusCode, page.body]).toEqual([page.statusCode === 422 ? 422 : 200, page.body]);
            page = await send(page, Object.assign({}, ...Object.values(ANSWERS)) as Record<string, string>);
          }
          expect([[200, 422], page.headers.location]).toEqual([expect.arrayContaining([page.statusCode]), undefined]);
        },
      ),
      { numRuns: propertyRuns(60) },
    );
    warned.mockRestore();
  });

  it.each([
    ['no JSON', '{"answers":'],
    ['a list', '[1,2]'],
    ['answers of a strange kind', '{"answers":{"gender":{"a":{"b":1}}}}'],
    ['names that are no questions', '{"answers":{"__proto__":{"x":1},"constructor":"y","nowhere":"z"}}'],
    ['more than is read', JSON.stringify({ answers: { discussion: 'a'.repeat(400_000) } })],
  ])('takes %s in the hidden field for no answers', async (_, walk) => {
    const answer = await lytt.post(`${start}/page_age?lang=nb`, { _walk: walk, _do: 'show' }, cookie);
    expect(answer.statusCode).toBe(200);
    expect(heading(answer)).toBe('Du og kommunen');
  });

  it('walks through the ready questions: suggests the municipality, and keeps of a picture its name alone', async () => {
    const { view } = await lytt.call(routes.ready, { cookie, params: { studyId } });
    const before = await counts();
    const { view: saved } = await lytt.call(routes.draft, { cookie, params: { studyId } });
    const pages = view.items.map(({ key, elements }) => ({ name: `page_${key}`, elements }));
    const purpose = { default: 'x' };
    const picture = {
      type: 'file',
      name: 'picture',
      acceptedTypes: 'image/*',
      isRequired: true,
      title: 'Bilde',
      purpose,
      keepUntil: 'close',
    };
    const definition = {
      form: { pages: [{ name: 'page_picture', elements: [picture] }, ...pages] },
      contact: view.items.find((item) => item.contact)?.contact,
      discussionQuestion: 'discussion',
      refusals: view.items.flatMap((item) => item.refusals),
      attributes: view.items.flatMap((item) => item.attributes),
    };
    const body = { definition, revision: saved.revision };
    const { view: draft } = await lytt.call(routes.saveDraft, { cookie, params: { studyId }, body });
    expect(draft.faults).toEqual([]);
    const first = await send(await begin(), {});
    expect(first.body).toContain('enctype="multipart/form-data"');
    const walked = await lytt.app.inject({
      method: 'POST',
      url: actionOf(first),
      headers: {
        cookie,
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=lytt',
      },
      payload: [
        '--lytt\r\ncontent-disposition: form-data; name="_walk"\r\n\r\n{"answers":{}}',
        '--lytt\r\ncontent-disposition: form-data; name="_shown"\r\n\r\npicture',
        '--lytt\r\ncontent-disposition: form-data; name="picture"; filename="utsikt.jpg"\r\ncontent-type: image/jpeg\r\n\r\nxyz',
        '--lytt--\r\n',
      ].join('\r\n'),
    });
    let answer = await send(walked, { topic_relation: 'work' });
    answer = await send(answer, { discussion: 'Begge har litt rett.' });
    answer = await send(answer, { gender: 'prefer-not' });
    answer = await send(answer, { birth_year_withheld: 'prefer-not' });
    answer = await send(answer, { lives_in: 'abroad' });
    answer = await send(answer, { lives_in: 'abroad', country: 'SE', region: 'Skåne' });
    answer = await send(answer, { postal_code: '9008' });
    expect(answer.body).toMatch(/value="5501" selected/);
    answer = await send(answer, { postal_code: '9008', postal_municipality: '5501' });
    answer = await send(answer, { occupation: 'studies' });
    answer = await send(answer, { education: 'upper' });
    answer = await send(answer, { contact_name: 'Kari', contact_email: 'kari@example.org' });
    const check = await send(answer, { contact_again: 'false' });
    for (const said of ['utsikt.jpg', 'Sverige', 'Skåne', 'Tromsø', 'Vil ikke oppgi'])
      expect(decoded(check.body)).toContain(said);
    expect(heading(await send(check, {}))).toBe('Takk, skjemaet er sendt');
    await discard();
    expect(await lytt.app.get(FileStore, { strict: false }).ids()).toEqual([]);
    const rows = (found: unknown): unknown =>
      (found as Record<string, unknown>[]).map(({ applications, people, visits }) => ({
        applications,
        people,
        visits,
      }));
    expect(rows(await counts())).toEqual(rows(before));
  });

  it('begins again when a page is opened by its address, and goes on where a page is gone', async () => {
    const opened = await lytt.get(`${start}/page_age?lang=en`, cookie);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `${start}?lang=en&of=draft`]);
    const gone = await lytt.post(`${start}/page_that_was?lang=nb`, { _walk: '{"answers":{}}', x: 'y' }, cookie);
    expect(heading(gone)).toBe('Du og kommunen');
  });

  it('is not there for others than those who may edit', async () => {
    const analyst = await lytt.staff({ member: { studyId, role: 'analyst' } });
    const stranger = await lytt.staff();
    const status = async (as?: string): Promise<number[]> => [
      (await lytt.get(start, as)).statusCode,
      (await lytt.post(`${start}/page_age`, {}, as)).statusCode,
    ];
    expect(await status(analyst.cookie)).toEqual([403, 403]);
    expect(await status(stranger.cookie)).toEqual([404, 404]);
    expect(await status()).toEqual([401, 401]);
  });
});
