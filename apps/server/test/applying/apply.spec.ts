import { LANGUAGES, sourcesRoutes, studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { ANSWERS, Applicant, recruitingStudy, SLUG } from './applicant.js';

interface Row {
  state: string;
  refusal: string | null;
  language: string;
  person_id: string | null;
  answers: Record<string, unknown>;
  attributes: Record<string, string>;
  session_hash: Buffer | null;
}

describe('applying', () => {
  let lytt: TestApp;
  let studyId: string;
  let cookie: string;
  beforeAll(async () => {
    lytt = await TestApp.start();
    ({ studyId, cookie } = await recruitingStudy(lytt));
  });
  afterAll(() => lytt.stop());

  const rows = async (source: string): Promise<Row[]> =>
    (
      await lytt.owner.query<Row>(
        'select a.* from research.application a join research.source s on s.id = a.source_id where s.study_id = $1 and s.code = $2 order by a.started_at',
        [studyId, source],
      )
    ).rows;
  /** Counted on the study's own day. */
  const turnedAway = async (source: string): Promise<unknown[]> =>
    (
      await lytt.owner.query(
        `select turned_away, v.day = (platform.clock_now(v.study_id) at time zone 'Europe/Oslo')::date as is_today
           from research.source_visit v join research.source s on s.id = v.source_id where s.study_id = $1 and s.code = $2 and turned_away > 0`,
        [studyId, source],
      )
    ).rows;
  const people = async (): Promise<number> =>
    (await lytt.owner.query<{ count: number }>('select count(*)::int as count from identity.person')).rows[0]?.count ??
    -1;

  it('shows the letter, stores nothing for it but a count, and starts with a button', async () => {
    const astrid = new Applicant(lytt, 'hol');
    const letter = await astrid.open();
    expect(letter.statusCode).toBe(200);
    expect(letter.body).toContain('Hva gjør en kommuneside verdt å følge?');
    expect(letter.headers['set-cookie']).toBeUndefined();
    await astrid.open();
    expect(await rows('hol')).toEqual([]);
    const { rows: visits } = await lytt.owner.query(
      'select sum(visits)::int as visits from research.source_visit v join research.source s on s.id = v.source_id where s.code = $1',
      ['hol'],
    );
    expect(visits).toEqual([{ visits: 2 }]);
    const first = await astrid.start();
    expect(astrid.at).toBe(`${astrid.base}/page_relation`);
    expect(first.body).toContain('1 av 9');
    expect(await rows('hol')).toMatchObject([{ state: 'started', answers: {} }]);
  });

  it('begins one form however often the button is pressed, and another for who opens the letter anew', async () => {
    const source = 'loppa';
    const base = `/r/${SLUG}/${source}`;
    const keyIn = ({ body }: { body: string }): string => /name="_start" value="([\w-]+)"/.exec(body)?.[1] ?? '';
    const letter = await lytt.get(base);
    const press = (_start: string) => lytt.post(base, { _start });
    const answers = await Promise.all([1, 2, 3].map(() => press(keyIn(letter))));
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set([`${base}/page_relation`]));
    expect(new Set(answers.map(({ cookies }) => cookies[0]?.value)).size).toBe(1);
    expect(await rows(source)).toHaveLength(1);
    await press(keyIn(await lytt.get(base)));
    expect(await rows(source)).toHaveLength(2);
    // A letter that a browser kept from before is no way into the form that was sent from it.
    await lytt.owner.query(
      `update research.application a set state = 'completed' from research.source s where s.id = a.source_id and s.code = $1`,
      [source],
    );
    const later = await press(keyIn(letter));
    expect(later.cookies[0]?.value).not.toBe(answers[0]?.cookies[0]?.value);
    expect(await rows(source)).toHaveLength(3);
    // Nor is a key that was made up and could be guessed.
    await press('1234');
    await press('1234');
    expect(await rows(source)).toHaveLength(5);
  });

  it.each(LANGUAGES)('takes a whole form page by page without JavaScript, in %s', async (language) => {
    const source = { nb: 'bergen', nn: 'laerdal', en: 'bodo' }[language];
    const applicant = new Applicant(lytt, source, language);
    const check = await applicant.answerUntil('check');
    expect(applicant.at).toBe(`${applicant.base}/check`);
    expect(check.body).toContain(`<html lang="${language}">`);
    const said = {
      nb: ['Kvinne', 'Troms', 'Noen ganger i uken', 'Astrid Prøve', 'Ja'],
      nn: ['Kvinne', 'Troms', 'Nokre gonger i veka', 'Astrid Prøve', 'Ja'],
      en: ['Woman', 'Troms', 'A few times a week', 'Astrid Prøve', 'Yes'],
    };
    for (const words of said[language]) expect(check.body).toContain(words);
    const end = await applicant.send('check', {}, { shown: '' });
    expect(end.statusCode).toBe(200);
    expect(end.body).toContain(language === 'en' ? 'Thank you, your form has been sent' : 'Takk, skjemaet er sendt');
    expect(applicant.cookie).toBe('');
    const [row] = await rows(source);
    expect(row).toMatchObject({
      state: 'completed',
      language,
      attributes: { gender: 'woman', age_band: '35-49', part_of_country: 'north', occupation: 'private' },
    });
    expect(row?.answers).toMatchObject({
      relation: 'lives',
      follow_for: ['service', 'events'],
      birth_year: 1984,
      contact_consent: true,
    });
  });

  it('asks what follows from an answer on the same page before going on', async () => {
    const applicant = new Applicant(lytt, 'rissa');
    await applicant.answerUntil('page_following');
    const more = await applicant.send('page_following', { follows_page: 'no' });
    expect(applicant.at).toBe(`${applicant.base}/page_following#q-follow_not_why`);
    expect(more.body).toContain('viktigste grunnen');
    expect(more.body).not.toContain('role="alert"');
    const fault = await applicant.send('page_following', { follows_page: 'no' });
    expect(fault.statusCode).toBe(422);
    expect(fault.body).toContain('Velg et svar.');
    await applicant.send('page_following', { follows_page: 'no', follow_not_why: 'tone' });
    expect(applicant.at).toBe(`${applicant.base}/page_discussion`);
  });

  it('keeps everything when going back, the contact details too', async () => {
    const applicant = new Applicant(lytt, 'loppa');
    await applicant.answerUntil('page_consent');
    const contact = await applicant.send('page_consent', { _do: 'back' });
    expect(applicant.at).toBe(`${applicant.base}/page_contact`);
    expect(contact.body).toContain('value="astrid@example.org"');
    const before = await people();
    const place = await applicant.send('page_contact', {
      contact_name: 'Astrid Endret',
      contact_email: 'astrid@example.org',
      _do: 'back',
    });
    expect(place.body).toMatch(/value="self-employed" checked/);
    expect(await people()).toBe(before);
    expect((await applicant.open(`${applicant.base}/page_contact`)).body).toContain('value="Astrid Endret"');
  });

  it('lets an answer be changed from the check page and comes straight back to it', async () => {
    const applicant = new Applicant(lytt, 'hamar');
    await applicant.answerUntil('check');
    await applicant.send('page_gender', { gender: 'man' }, { query: '?to=check' });
    expect(applicant.at).toBe(`${applicant.base}/check`);
    await applicant.send('page_following', { follows_page: 'no' }, { query: '?to=check' });
    expect(applicant.at).toContain('/page_following?to=check');
    await applicant.send('page_following', { follows_page: 'no', follow_not_why: 'other' }, { query: '?to=check' });
    expect(applicant.at).toBe(`${applicant.base}/check`);
    await applicant.send('check', {}, { shown: '' });
    const [row] = await rows('hamar');
    expect(row?.attributes['gender']).toBe('man');
    expect(row?.answers).not.toHaveProperty('follow_often');
  });

  it('ends kindly for who is under 18, and stores nothing but a count', async () => {
    const applicant = new Applicant(lytt, 'arendal');
    await applicant.answerUntil('page_age');
    const before = await people();
    const end = await applicant.send('page_age', { birth_year: '2011' });
    expect(applicant.at).toBe(`${applicant.base}/end-unstored`);
    expect(end.body).toContain('Vi har ikke lagret noe');
    expect(applicant.cookie).toBe('');
    expect(await rows('arendal')).toEqual([]);
    expect(await turnedAway('arendal')).toEqual([{ turned_away: 1, is_today: true }]);
    expect(await people()).toBe(before);
  });

  it('erases the contact details of who does not consent', async () => {
    const before = await people();
    const applicant = new Applicant(lytt, 'elverum');
    await applicant.answerUntil('check', { page_consent: { contact_consent: 'false' } });
    expect(applicant.at).toBe(`${applicant.base}/end-unstored`);
    expect(await rows('elverum')).toEqual([]);
    expect(await turnedAway('elverum')).toEqual([{ turned_away: 1, is_today: true }]);
    expect(await people()).toBe(before);
  });

  it('keeps names and addresses out of the research schema, and readable nowhere', async () => {
    await new Applicant(lytt, 'sogne').apply({
      page_contact: {
        contact_name: 'Hemmelige Navn',
        contact_email: 'hemmelig@example.org',
        contact_phone: '998 87 766',
      },
    });
    const tables = await lytt.owner.query<{ name: string }>(
      `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('research','platform','identity') and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables.rows) {
      const found = await lytt.owner.query(`select 1 from ${name} t where t::text ~* 'hemmelig|998 87 766' limit 1`);
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
  });

  it('drops the value of a question that the person was not asked', async () => {
    const applicant = new Applicant(lytt, 'hoyanger');
    await applicant.answerUntil('page_following');
    await applicant.send('page_following', { follows_page: 'no', follow_not_why: 'tone', follow_often: 'daily' });
    expect((await rows('hoyanger'))[0]?.answers).toEqual({
      relation: 'lives',
      follows_page: 'no',
      follow_not_why: 'tone',
    });
  });

  it.each([
    ['page_gender', { gender: 'robot' }, 'Velg et av svarene på listen.'],
    [
      'page_following',
      { follows_page: 'yes', follow_often: 'weekly', follow_for: ['service', 'flattery'] },
      'Velg et av svarene på listen.',
    ],
    ['page_age', { birth_year: '1500' }, 'Det laveste vi kan ta imot, er 1920.'],
    ['page_age', { birth_year: 'i fjor' }, 'Skriv et tall, med sifre.'],
    ['page_contact', { contact_name: 'Kari', contact_email: 'kari at example' }, 'Skriv en e-postadresse'],
  ])('refuses on %s what the form does not offer, and gives the rest back', async (page, fields, fault) => {
    const applicant = new Applicant(lytt, 'surnadal');
    await applicant.answerUntil(page);
    const answer = await applicant.send(page, fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(fault);
    expect(answer.body).toContain('aria-invalid="true"');
    if (page === 'page_contact') expect(answer.body).toContain('value="Kari"');
    if (page === 'page_age')
      expect(answer.body).toContain(`value="${(fields as Record<string, string>)['birth_year']}"`);
  });

  it('answers a field of a megabyte with a page that gives the text back', async () => {
    const applicant = new Applicant(lytt, 'gausdal');
    await applicant.answerUntil('page_discussion');
    const answer = await applicant.send('page_discussion', { discussion: 'a'.repeat(1_000_000) });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(/plass til 3\s?000 tegn/);
    expect(answer.body).toContain('a'.repeat(1_000_000));
    // As bytes of the form this is six megabytes, more than is taken at all.
    const larger = await applicant.send('page_discussion', { discussion: 'æ'.repeat(1_000_000) });
    expect(larger.statusCode).toBe(413);
    expect(larger.body).toContain('<h1>');
  });

  it('refuses a field that is no question of the page', async () => {
    const applicant = new Applicant(lytt, 'royken');
    await applicant.answerUntil('page_gender');
    const answer = await applicant.send('page_gender', { gender: 'man', state: 'completed' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('<h1>');
    expect(answer.body).not.toMatch(/node_modules|\.ts:\d/);
  });

  it('leads to the first page that is not answered, never past it', async () => {
    const applicant = new Applicant(lytt, 'malvik');
    await applicant.answerUntil('page_gender');
    for (const page of ['page_consent', 'check']) {
      await follow(applicant, page);
      expect(applicant.at).toBe(`${applicant.base}/page_gender`);
    }
    const early = await lytt.post(`${applicant.base}/check`, {}, applicant.cookie);
    expect(early.headers.location).toBe(`${applicant.base}/page_gender?to=check`);
    expect((await applicant.open(`${applicant.base}/page_nowhere`)).statusCode).toBe(404);
  });

  async function follow(applicant: Applicant, page: string): Promise<void> {
    const answer = await applicant.open(`${applicant.base}/${page}`);
    if (typeof answer.headers.location === 'string') await applicant.open(answer.headers.location);
  }

  it('takes a form sent twice as sent once', async () => {
    const applicant = new Applicant(lytt, 'tromso');
    await applicant.answerUntil('check');
    const { cookie: own } = applicant;
    const [first, second] = await Promise.all([
      lytt.post(`${applicant.base}/check`, {}, own),
      lytt.post(`${applicant.base}/check`, {}, own),
    ]);
    expect([first.headers.location, second.headers.location]).toEqual([
      `${applicant.base}/thanks`,
      `${applicant.base}/thanks`,
    ]);
    expect((await rows('tromso')).map((row) => row.state)).toEqual(['completed']);
  });

  it('knows nobody by a made-up cookie, and no study or source by a made-up name', async () => {
    expect((await lytt.get(`/r/${SLUG}/hol/page_gender`, 'lytt_applicant=guess')).headers.location).toBe(
      `/r/${SLUG}/hol`,
    );
    expect((await lytt.get(`/r/${SLUG}/nowhere`)).statusCode).toBe(404);
    expect((await lytt.get('/r/no-study/hol')).statusCode).toBe(404);
  });

  it('is open only while the study recruits', async () => {
    const applicant = new Applicant(lytt, 'lorenskog');
    await applicant.answerUntil('page_gender');
    const change = (to: 'draft' | 'recruiting' | 'field'): Promise<unknown> =>
      lytt.call(studyRoutes.changePhase, { cookie, params: { studyId }, body: { to } });
    await change('draft');
    expect((await applicant.open()).body).toContain('ikke åpnet ennå');
    expect((await applicant.send('page_gender', ANSWERS['page_gender'] ?? {}, { shown: 'gender' })).body).toContain(
      'ikke åpnet ennå',
    );
    expect((await rows('lorenskog'))[0]?.answers).not.toHaveProperty('gender');
    await change('recruiting');
    expect((await applicant.open()).body).toContain('Fortsett skjemaet');
    await lytt.owner.query(`update research.study set phase = 'field' where id = $1`, [studyId]);
    expect((await applicant.open()).body).toContain('Påmeldingen er over');
    expect((await applicant.start()).body).toContain('Påmeldingen er over');
    await lytt.owner.query(`update research.study set phase = 'recruiting' where id = $1`, [studyId]);
  });

  it('lets go of unfinished forms after a day, and of people without a form', async () => {
    const { ForgetApplications } = await import('../../src/fieldwork/applicants/application/forget-applications.js');
    const applicant = new Applicant(lytt, 'notteroy');
    await applicant.answerUntil('page_consent');
    await lytt.owner.query(
      `update research.application a set started_at = started_at - interval '25 hours' from research.source s where s.id = a.source_id and s.code = 'notteroy'`,
    );
    await lytt.owner.query(`update identity.person set created_at = created_at - interval '2 hours'`);
    const before = await people();
    await lytt.app.get(ForgetApplications).sweep();
    expect(await rows('notteroy')).toMatchObject([
      { state: 'started', answers: {}, person_id: null, session_hash: null },
    ]);
    expect(await people()).toBe(before - 1);
    const { view } = await lytt.call(sourcesRoutes.list, { cookie, params: { studyId } });
    expect(view.items.find((source) => source.code === 'notteroy')?.started).toBe(1);
  });
});
