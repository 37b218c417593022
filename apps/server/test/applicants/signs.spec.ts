import { randomUUID } from 'node:crypto';
import { applicantsRoutes as routes, studyRoutes } from '@lytt/shared';
import { FindSigns } from '../../src/fieldwork/applicants/application/find-signs.js';
import { TestApp } from '../support/test-app.js';
import { ANSWERS, Applicant, changeScreener, recruitingStudy } from '../applying/applicant.js';

const LONG =
  'Kommunen bør svare på det som lar seg svare på, også når tonen er hard, fordi taushet leses som at ingen hører etter, og da blir de sinte enda sintere.';

describe('signs that somebody should look twice', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());
  beforeEach(async () => void (study = await recruitingStudy(lytt)));

  /** The form is filled in at the pace of a person who reads, unless said otherwise. */
  const apply = async (
    of: { source?: string; email?: string; phone?: string; text?: string; seconds?: number; ago?: string } = {},
  ): Promise<string> => {
    const who = new Applicant(lytt, of.source ?? 'hol', 'nb', await slug());
    await who.answerUntil('check', {
      page_discussion: {
        discussion: of.text ?? `Her skriver jeg noe eget om saken, som ingen andre skriver: ${randomUUID()}`,
      },
      page_contact: {
        ...ANSWERS['page_contact'],
        contact_email: of.email ?? `${randomUUID()}@example.org`,
        contact_phone: of.phone ?? '',
      },
    });
    const { rows } = await lytt.owner.query<{ id: string }>(
      `update research.application set started_at = now() - make_interval(secs => $2) where study_id = $1 and state = 'started' returning id`,
      [study.studyId, of.seconds ?? 600],
    );
    await who.send('check', {}, { shown: '' });
    await lytt.settle();
    return rows[0]?.id ?? '';
  };
  const slug = async (): Promise<string> =>
    (await lytt.owner.query<{ slug: string }>('select slug from research.study where id = $1', [study.studyId])).rows[0]
      ?.slug ?? '';
  const one = (applicationId: string) => ({
    cookie: study.cookie,
    params: { studyId: study.studyId, applicationId },
  });
  const signs = async (id: string) => (await lytt.call(routes.application, one(id))).view.signList;
  const detail = async (id: string, kind: string) => (await signs(id)).find((sign) => sign.kind === kind)?.detail;
  const again = (...ids: string[]) => lytt.app.get(FindSigns).find(study.studyId, ids, false);
  /** Completed forms as if they had come by the pages. */
  const crowd = (source: string, count: number, minutesAgo: number, minutesApart: number) =>
    lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state, started_at, completed_at)
       select gen_random_uuid(), $1, s.id, 'nb', 'completed', t - interval '9 minutes', t
         from research.source s cross join generate_series(1, $3::int) n
        cross join lateral (select now() - make_interval(mins => $4, secs => (n * $5::float8 * 60)) as t) w where s.study_id = $1 and s.code = $2`,
      [study.studyId, source, count, minutesAgo, minutesApart],
    );

  it('are none at an ordinary form', async () => {
    const id = await apply({ text: LONG });
    expect(await signs(id)).toEqual([]);
  });

  it('say at both that two forms share a mailbox or a phone, however it is written, and keep both', async () => {
    const first = await apply({ email: 'Kari.Nordmann@gmail.com', phone: '912 34 567' });
    const mailbox = await apply({ email: 'karinordmann+studie@googlemail.com' });
    const phone = await apply({ phone: '+47 91234567' });
    const alone = await apply({ phone: '+46 91234567' });
    expect(await detail(mailbox, 'same-contact')).toEqual({ others: [first] });
    expect(await detail(phone, 'same-contact')).toEqual({ others: [first] });
    expect((await detail(first, 'same-contact'))?.['others']).toEqual(expect.arrayContaining([mailbox, phone]));
    expect(await signs(alone)).toEqual([]);
    const { view } = await lytt.call(routes.applications, { cookie: study.cookie, params: { studyId: study.studyId } });
    expect(view.total).toBe(4);
    const looked = await lytt.owner.query(
      `select 1 from platform.audit where study_id = $1 and action = 'privacy.looked-up' and actor_kind <> 'public'`,
      [study.studyId],
    );
    expect(looked.rowCount).toBe(0);
  });

  it('say at both that two open answers are nearly the same, and how near', async () => {
    const first = await apply({ text: LONG });
    const copied = await apply({ text: LONG.toUpperCase().replace(' SINTERE.', ' sintere,\n synes jeg!!') });
    const own = await apply({ text: LONG.split(' ').reverse().join(' ') });
    const short = [await apply({ text: 'Vet ikke helt jeg' }), await apply({ text: 'Vet ikke helt jeg' })];
    const share = (await detail(copied, 'near-text'))?.['share'];
    expect(share).toBeGreaterThanOrEqual(0.8);
    expect(share).toBeLessThan(1);
    expect(await detail(first, 'near-text')).toEqual({ others: [copied], share });
    for (const id of [own, ...short]) expect(await detail(id, 'near-text')).toBeUndefined();
  });

  it('explain a form that was filled in faster than it can be read', async () => {
    const fast = await apply({ text: LONG, seconds: 15 });
    const seen = await detail(fast, 'speed');
    expect(seen?.['seconds']).toBeLessThan(20);
    expect(seen?.['expected']).toBeGreaterThan(90);
  });

  it('explain many forms at once by what the source itself usually sends', async () => {
    await crowd('hol', 30, 60 * 24, 20);
    await crowd('hol', 14, 1, 0.3);
    await crowd('bergen', 14, 1, 0.3);
    const hurried = await apply({ source: 'hol' });
    expect(await detail(hurried, 'burst')).toEqual({ count: 15, minutes: 10, expected: 0.5 });
    const { view } = await lytt.call(routes.applications, {
      cookie: study.cookie,
      params: { studyId: study.studyId },
      query: { sign: 'burst' },
    });
    expect(view.total).toBe(15);
    // A link that was just posted brings many: a class or an office is no burst.
    expect(await detail(await apply({ source: 'bergen' }), 'burst')).toBeUndefined();
  });

  it('give the reason of a contradiction, and tell of the field that people do not see', async () => {
    await changeScreener(lytt, study, (screener) => {
      screener.contradictions = [
        { when: `{relation} = 'lives' and {county} = 'troms'`, reason: 'Bor der, men i et annet fylke' },
        { when: `{relation} = 'lives' and {follow_not_why} = 'unaware'`, reason: 'Ikke spurt' },
      ];
    });
    const id = await apply();
    await lytt.owner.query('update research.application set honeypot = true where id = $1', [id]);
    await again(id);
    expect((await signs(id)).map(({ kind, detail: why }) => [kind, why]).sort()).toEqual([
      ['contradiction', { reason: 'Bor der, men i et annet fylke' }],
      ['honeypot', {}],
    ]);
  });

  it('are found once however often a job runs, and stay dismissed until there is something new', async () => {
    const first = await apply({ email: 'a@example.org' });
    const second = await apply({ email: 'a@example.org' });
    const dismiss = (dismissed: boolean) =>
      lytt.call(routes.dismissSign, {
        cookie: study.cookie,
        params: { ...one(first).params, kind: 'same-contact' },
        body: { dismissed },
      });
    expect((await dismiss(true)).status).toBe(200);
    await again(first, second);
    await again(second);
    expect(await signs(first)).toEqual([{ kind: 'same-contact', detail: { others: [second] }, dismissed: true }]);
    const list = async () =>
      (await lytt.call(routes.applications, { cookie: study.cookie, params: { studyId: study.studyId } })).view.items;
    expect((await list()).map((item) => item.signs)).toEqual([[], ['same-contact']]);
    const overview = async () =>
      (
        await lytt.call(studyRoutes.overview, { cookie: study.cookie, params: { studyId: study.studyId } })
      ).view.items.find((item) => item.key === 'recruitment.signs');
    expect(await overview()).toEqual({ key: 'recruitment.signs', place: 'recruitment', count: 1, tone: 'needs' });
    await dismiss(false);
    expect((await overview())?.count).toBe(2);
    await dismiss(true);
    const third = await apply({ email: 'A@Example.org' });
    const [sign] = await signs(first);
    expect(sign?.dismissed).toBe(false);
    expect(sign?.detail['others']).toEqual(expect.arrayContaining([second, third]));
    const unknown = {
      cookie: study.cookie,
      params: { ...one(first).params, kind: 'honeypot' },
      body: { dismissed: true },
    };
    expect((await lytt.call(routes.dismissSign, unknown)).status).toBe(404);
  });

  it('go with the words of who withdraws, and leave nothing that finds them again', async () => {
    const id = await apply({ text: LONG });
    const copy = await apply({ text: LONG });
    await lytt.call(routes.note, { ...one(id), body: { text: 'Lik en annen' } });
    const seatId = randomUUID();
    await lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, language)
       select $1, study_id, id, person_id, 'panel', 1, 'nb' from research.application where id = $2`,
      [seatId, id],
    );
    await lytt.eraseWords(study.studyId, seatId);
    for (const table of ['answer_band', 'integrity_sign', 'application_note'])
      expect((await lytt.owner.query(`select 1 from research.${table} where application_id = $1`, [id])).rows).toEqual(
        [],
      );
    expect((await signs(copy)).map(({ kind }) => kind)).toEqual(['near-text']);
    const later = await apply({ text: LONG });
    expect(await detail(later, 'near-text')).toMatchObject({ others: [copy] });
  });
});
