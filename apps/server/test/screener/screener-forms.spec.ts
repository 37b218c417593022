import { DATA_DATE } from '@lytt/geography';
import { TestApp } from '../support/test-app.js';
import { Applicant } from '../applying/applicant.js';
import { asked, keptForm, screenerOf, studyWith, type Json } from './screener-study.js';

const choices = (...values: string[]): Json[] =>
  values.map((value) => ({ value, text: { default: value, nb: `${value} nb`, en: `${value} en` } }));

const CONSTRUCTS = screenerOf(
  {
    choose: [
      asked('radiogroup', 'tie', { choices: choices('lives', 'works'), showOtherItem: true, isRequired: true }),
      asked('tagbox', 'topics', {
        choices: choices('roads', 'schools', 'parks'),
        hasNone: true,
        maxSelectedChoices: 2,
      }),
      asked('dropdown', 'often', { choices: choices('daily', 'weekly'), choicesOrder: 'desc' }),
      asked('rating', 'mood', { rateMin: 0, rateMax: 1, rateStep: 0.5 }),
      asked('boolean', 'voted', { valueTrue: 'voted', valueFalse: 'stayed' }),
      asked('ranking', 'order', { choices: choices('speed', 'facts', 'tone') }),
      {
        type: 'html',
        name: 'note',
        html: '<p onclick="x()">Les <b>dette</b></p><script>alert(1)</script><ul><li>Vår <a href="https://example.org/personvern" onclick="x()">erklæring</a></li></ul>',
      },
    ],
    write: [
      asked('multipletext', 'home', {
        items: [
          { name: 'adults', title: 'Voksne', inputType: 'number', isRequired: true },
          { name: 'street', title: 'Gate' },
        ],
      }),
      {
        type: 'panel',
        name: 'times',
        title: { nb: 'Tider', en: 'Times' },
        visibleIf: `{tie} = 'other'`,
        isRequired: true,
        elements: [
          asked('text', 'at', { inputType: 'time' }),
          asked('text', 'when', { inputType: 'datetime-local' }),
          asked('text', 'month', { inputType: 'month' }),
          asked('text', 'week', { inputType: 'week' }),
        ],
      },
      asked('text', 'site', { inputType: 'url' }),
      asked('text', 'share', { inputType: 'range', min: 0, max: 100, step: 5 }),
      asked('text', 'half', {
        inputType: 'number',
        step: 0.5,
        validators: [
          {
            type: 'expression',
            expression: '{half} < {double}',
            text: { nb: 'Mindre enn det dobbelte', en: 'Less than double' },
          },
        ],
      }),
      asked('text', 'code', { validators: [{ type: 'regex', regex: '^[a-z]{3}$' }] }),
    ],
    sum: [asked('comment', 'why', { title: { nb: 'Hvorfor {order} og {double}?', en: 'Why {order} and {double}?' } })],
  },
  { refusals: [{ when: `{topics} contains 'parks'`, reason: 'Parker', decides: 'at-the-end' }] },
  { calculatedValues: [{ name: 'double', expression: '{home.adults} * 2' }] },
);

const CHOOSE = {
  tie: 'other',
  'tie-Comment': 'Har båt der',
  topics: ['roads'],
  often: 'weekly',
  mood: '0.5',
  voted: 'stayed',
  'order.speed': '2',
  'order.facts': '1',
  'order.tone': '3',
};
const WRITE = {
  'home.adults': '2',
  'home.street': 'Storgata',
  at: '18:30',
  site: 'example.org',
  share: '25',
  half: '1,5',
  code: 'abc',
};

describe('a form of every kind of question, without JavaScript', () => {
  let lytt: TestApp;
  let studyId: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ studyId } = await studyWith(lytt, 'alle', CONSTRUCTS));
  });
  afterAll(() => lytt.stop());
  const applicant = (language: 'nb' | 'en' = 'nb'): Applicant => new Applicant(lytt, 'bergen', language, 'alle');

  it('is shown, sent, kept as SurveyJS keeps it, and read back on the page where all is checked', async () => {
    const one = applicant();
    const first = await one.start();
    for (const field of ['name="order.speed"', 'name="tie-Comment"', 'type="checkbox"', '<select id="q-often"'])
      expect(first.body).toContain(field);
    expect(first.body.indexOf('weekly nb')).toBeLessThan(first.body.indexOf('daily nb'));
    expect(first.body).toContain(
      '<p>Les <strong>dette</strong></p><ul><li>Vår <a href="https://example.org/personvern"',
    );
    expect(first.body).not.toMatch(/alert|onclick/);
    const second = await one.send('choose', CHOOSE);
    expect(one.at).toBe(`${one.base}/write`);
    for (const field of [
      '<legend>Tider</legend>',
      'type="time"',
      'type="datetime-local"',
      'type="month"',
      'type="week"',
    ])
      expect(second.body).toContain(field);
    const third = await one.send('write', WRITE);
    expect(third.body).toContain('Hvorfor 1. facts nb');
    expect(third.body).toContain('og 4?');
    expect((await keptForm(lytt, studyId)).answers).toEqual({
      tie: 'other',
      'tie-Comment': 'Har båt der',
      topics: ['roads'],
      often: 'weekly',
      mood: 0.5,
      voted: 'stayed',
      order: ['facts', 'speed', 'tone'],
      home: { adults: 2, street: 'Storgata' },
      at: '18:30',
      site: 'https://example.org',
      share: 25,
      half: 1.5,
      code: 'abc',
    });
    await one.send('sum', { why: 'Derfor' });
    await one.send('talk', { talk_open: 'Fordi' });
    const check = await one.send('reach', { contact_name: 'Prøve', contact_email: 'prove@example.org' });
    for (const said of ['Har båt der', '1. facts nb', 'Voksne: 2', 'https://example.org', 'Nei'])
      expect(check.body).toContain(said);
    const opened = await one.open(`${one.base}/choose`);
    expect(opened.body).toMatch(/value="Har båt der"/);
    expect(opened.body).toMatch(/name="order\.facts"[^]*?<option selected>1</);
    await one.send('check', {}, { shown: '' });
    expect(one.at).toBe(`${one.base}/thanks`);
    expect(await keptForm(lytt, studyId)).toMatchObject({
      state: 'completed',
      screener_version: 1,
      places_as_of: null,
    });
  });

  it('says bounds as the reader writes them, and asks for no answer in a panel whose answer it could not take', async () => {
    const { studyId: id } = await studyWith(
      lytt,
      'grenser',
      screenerOf({
        bounds: [
          {
            type: 'panel',
            name: 'both',
            isRequired: true,
            elements: [
              asked('text', 'day', { inputType: 'date', max: '2026-12-31' }),
              asked('text', 'born', { inputType: 'number', min: 1907 }),
            ],
          },
          asked('text', 'part', { inputType: 'number', step: 0.5, max: 9.5 }),
          asked('text', 'share', { inputType: 'range', max: 1, step: 0.25 }),
          asked('text', 'from', { inputType: 'datetime-local', min: '2026-05-04T08:30' }),
          asked('multipletext', 'times', { items: [{ name: 'since', inputType: 'month', min: '2020-01' }] }),
        ],
      }),
    );
    const wrong = { day: '2027-02-01', part: '10', from: '2026-05-04T08:00', 'times.since': '2019-12' };
    const said = async (language: 'nb' | 'en'): Promise<string> => {
      const one = new Applicant(lytt, 'bergen', language, 'grenser');
      await one.start();
      return (await one.send('bounds', { ...wrong, share: '0,1', born: '1' })).body.replaceAll('\u00a0', ' ');
    };
    const nb = await said('nb');
    for (const words of [
      'er 31. desember 2026.',
      'er 1907.',
      'er 9,5.',
      'trinn på 0,25.',
      'januar 2020.',
      '4. mai 2026 kl. 08:30',
    ])
      expect(nb).toContain(words);
    expect(nb).not.toContain('minst ett av spørsmålene');
    const en = await said('en');
    for (const words of ['31 December 2026', '9.5', '4 May 2026 at 08:30']) expect(en).toContain(words);
    expect((await keptForm(lytt, id)).answers).toEqual({});
  });

  it('lets no request made by hand change what is kept of others', async () => {
    const { voted: _, ...whole } = CHOOSE;
    const { 'order.tone': __, ...torn } = whole;
    const [maker, honest] = [applicant(), applicant()];
    await maker.start();
    await maker.send('choose', torn);
    expect((await keptForm(lytt, studyId)).answers).not.toHaveProperty('order');
    await honest.start();
    await honest.send('choose', whole);
    expect((await keptForm(lytt, studyId)).answers).toMatchObject({ order: ['facts', 'speed', 'tone'] });
  });

  it('says beside each question why it is asked and until when the answer is kept', async () => {
    const page = await applicant('en').start();
    expect(page.body).toContain('The reason for topics');
    expect(page.body).toContain('The answer is deleted together with everything else we have about you.');
  });

  it.each([
    ['choose', { ...CHOOSE, 'tie-Comment': '' }, 'Skriv hva du mener i feltet under svarene.'],
    ['choose', { ...CHOOSE, topics: ['roads', 'none'] }, 'Velg enten det eller de andre.'],
    ['choose', { ...CHOOSE, topics: ['roads', 'schools', 'parks'] }, 'Velg høyst 2.'],
    ['choose', { ...CHOOSE, 'order.tone': '1' }, 'bruk hver plass bare én gang'],
    ['choose', { ...CHOOSE, mood: '0.25' }, 'Velg et av svarene på listen.'],
    ['write', { ...WRITE, 'home.adults': '' }, 'Skriv et svar her.'],
    ['write', { ...WRITE, 'home.adults': 'to' }, 'Skriv et tall, med sifre.'],
    ['write', { ...WRITE, at: '' }, 'Svar på minst ett av spørsmålene her.'],
    ['write', { ...WRITE, at: '25:00' }, 'Skriv et klokkeslett'],
    ['write', { ...WRITE, when: '2027-02-30T10:00' }, 'Skriv dato og klokkeslett'],
    ['write', { ...WRITE, month: 'mars' }, 'Skriv år og måned'],
    ['write', { ...WRITE, week: '2027-W60' }, 'Skriv år og uke'],
    ['write', { ...WRITE, site: 'javascript:alert(1)' }, 'Skriv en nettadresse'],
    ['write', { ...WRITE, share: '27' }, 'trinn på 5'],
    ['write', { ...WRITE, half: '9' }, 'Mindre enn det dobbelte'],
    ['write', { ...WRITE, code: 'ABC' }, 'Svaret har ikke den formen vi trenger'],
  ])('says on %s what is wrong with %j', async (page, fields, said) => {
    const one = applicant();
    await one.start();
    if (page === 'write') await one.send('choose', CHOOSE);
    const answer = await one.send(page, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(said);
    expect(answer.body).toMatch(/aria-invalid="true"|aria-describedby="panel-times-fault"/);
    const [, target] = /<li><a href="#([^"]+)"/.exec(answer.body) ?? [];
    expect(answer.body).toContain(`id="${target}"`);
    const [given] = Object.values(fields)
      .flat()
      .filter((value) => /[a-zåæø]{5}|^\d+,/i.test(value));
    expect(answer.body).toContain(given);
  });

  it('keeps script in any field inert, on its page and where all is checked', async () => {
    const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const one = applicant();
    await one.start();
    await one.send('choose', { ...CHOOSE, 'tie-Comment': script });
    await one.send('write', { ...WRITE, 'home.street': script });
    await one.send('sum', { why: script });
    await one.send('talk', { talk_open: script });
    const check = await one.send('reach', { contact_name: script, contact_email: 'x@example.org' });
    for (const page of [check, await one.open(`${one.base}/choose`), await one.open(`${one.base}/write`)]) {
      expect(page.body).toContain('&lt;script&gt;');
      expect(page.body).not.toMatch(/<script>alert|<img/);
    }
  });

  it('keeps a rule for the end until the end, with all that a researcher needs to overrule it', async () => {
    const one = applicant();
    await one.start();
    await one.send('choose', { ...CHOOSE, topics: ['parks'] });
    expect(one.at).toBe(`${one.base}/write`);
    await one.send('write', WRITE);
    await one.send('sum', { why: 'x' });
    await one.send('talk', { talk_open: 'y' });
    await one.send('reach', { contact_name: 'Parkvenn', contact_email: 'park@example.org' });
    const end = await one.send('check', {}, { shown: '' });
    expect(one.at).toBe(`${one.base}/end`);
    expect(end.body).not.toMatch(/Parker|parks/);
    const kept = await keptForm(lytt, studyId);
    expect(kept).toMatchObject({ state: 'refused', refusal: 'Parker', person_id: expect.any(String) });
    expect(kept.answers).toMatchObject({ topics: ['parks'], why: 'x' });
  });

  it('notes that a field was filled in which people do not see, and refuses nobody for it', async () => {
    const one = applicant();
    const page = await one.start();
    expect(page.body).toMatch(
      /aria-hidden="true"><label for="_website">La dette feltet stå tomt[^]*tabindex="-1" autocomplete="off"/,
    );
    await one.send('choose', { ...CHOOSE, _website: 'https://spam.example' });
    expect(one.at).toBe(`${one.base}/write`);
    await one.send('write', { ...WRITE, _website: '' });
    expect(await keptForm(lytt, studyId)).toMatchObject({ honeypot: true, state: 'started' });
  });

  it('takes no new forms by a paused link, and lets those begun be finished', async () => {
    const pause = (at: string | null): Promise<unknown> =>
      lytt.owner.query(
        `update research.source set paused_at = ${at ?? 'null'} where study_id = $1 and code = 'bergen'`,
        [studyId],
      );
    const begun = applicant();
    await begun.start();
    await pause('now()');
    const late = applicant();
    expect((await late.open()).body).toContain('Vi tar en pause');
    expect((await late.start()).body).toContain('Vi tar en pause');
    expect(late.cookie).toBe('');
    expect((await begun.open()).body).toContain('Fortsett skjemaet');
    await begun.send('choose', CHOOSE);
    expect(begun.at).toBe(`${begun.base}/write`);
    await pause(null);
  });

  it('suggests the municipality of a postal code, leaves it to the person, and asks abroad for the country', async () => {
    const place = await studyWith(
      lytt,
      'steder',
      screenerOf({
        place: [
          asked('text', 'postal', { maxLength: 4 }),
          asked('dropdown', 'municipality', {
            places: 'municipality',
            suggestFrom: 'postal',
            isRequired: true,
            choices: choices('abroad', 'prefer-not'),
          }),
          asked('dropdown', 'country', { places: 'country', visibleIf: `{municipality} = 'abroad'`, isRequired: true }),
          asked('text', 'region', { visibleIf: `{municipality} = 'abroad'` }),
        ],
      }),
    );
    const one = new Applicant(lytt, 'bergen', 'nb', 'steder');
    const empty = await one.start();
    expect(empty.body.match(/<optgroup/g)).toHaveLength(15);
    expect(empty.body.match(/<option value="\d{4}"/g)).toHaveLength(357);
    const suggested = await one.send('place', { postal: '9008', municipality: '' });
    expect(one.at).toBe(`${one.base}/place#q-municipality`);
    expect(suggested.body).toMatch(/<option value="5501" selected>/);
    expect(suggested.body).toContain('Postnummeret ditt hører til Tromsø');
    expect(suggested.body).not.toContain('role="alert"');
    const emptied = await one.send('place', { postal: '9008', municipality: '' });
    expect(emptied.statusCode).toBe(422);
    const abroad = await one.send('place', { postal: '9008', municipality: 'abroad' });
    expect(abroad.body).toContain('<option value="SE">Sverige</option>');
    await one.send('place', { postal: '9008', municipality: 'abroad', country: 'SE', region: 'Skåne' });
    expect(await keptForm(lytt, place.studyId)).toMatchObject({
      answers: { postal: '9008', municipality: 'abroad', country: 'SE', region: 'Skåne' },
      places_as_of: DATA_DATE,
    });
    const other = new Applicant(lytt, 'bergen', 'nb', 'steder');
    await other.start();
    await other.send('place', { postal: '9008', municipality: '4601' });
    expect(other.at).toBe(`${other.base}/talk`);
    expect((await keptForm(lytt, place.studyId)).answers).toEqual({ postal: '9008', municipality: '4601' });
  });
});
