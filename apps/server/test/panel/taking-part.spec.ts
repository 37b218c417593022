import type { SeatEntry } from '@lytt/shared';
import { panelRoutes } from '@lytt/shared';
import { PeopleRegister } from '../../src/foundation/privacy/privacy.facade.js';
import { Panel } from '../../src/fieldwork/panel/panel.facade.js';
import { Studies } from '../../src/fieldwork/study/study.facade.js';
import { cookiesOf, TestApp } from '../support/test-app.js';
import { addressOf, invited, mailsTo, seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

describe('taking a seat', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  let seats: SeatEntry[];
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
    seats = (await invited(lytt, study)).filter((seat) => seat.kind === 'panel');
  });
  afterAll(() => lytt.stop());

  const seat = (at: number): string => seats[at]?.seatId ?? '';
  const stateOf = async (seatId: string) => (await seatsOf(lytt, study)).find((each) => each.seatId === seatId)?.state;
  const linkOf = async (seatId: string): Promise<string> =>
    (await mailsTo(lytt, await addressOf(lytt, study, seatId))).at(-1)?.link ?? '';
  const enter = async (seatId: string) => cookiesOf(await lytt.post(await linkOf(seatId), { answer: 'yes' }));
  const agree = async (cookie: string) => {
    const { agreement } = await lytt.app.get(Studies).facts(study.studyId);
    return lytt.post('/p/welcome', { agree: 'yes', version: agreement.version }, cookie);
  };
  const through = async (seatId: string, alias: string): Promise<string> => {
    const cookie = await enter(seatId);
    await agree(cookie);
    expect((await lytt.post('/p/alias', { pick: 'own', own: alias }, cookie)).statusCode).toBe(303);
    return cookie;
  };

  it('shows who invites and one button, and spends nothing however often it is looked at', async () => {
    const link = await linkOf(seat(0));
    for (let times = 0; times < 3; times++) {
      const page = await lytt.get(link);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Ragnhild Solvang');
      expect(page.headers['cache-control']).toBe('no-store');
      expect(cookiesOf(page)).toBe('');
    }
    expect(await stateOf(seat(0))).toBe('invited');
  });

  it('lets in once, and goes on from where the same person is', async () => {
    const link = await linkOf(seat(0));
    const first = await lytt.post(link, { answer: 'yes' });
    expect([first.statusCode, first.headers.location]).toEqual([303, '/p/welcome']);
    expect(await stateOf(seat(0))).toBe('accepted');
    const replay = await lytt.post(link, { answer: 'yes' });
    expect([replay.statusCode, cookiesOf(replay)]).toEqual([200, '']);
    expect(replay.body).toContain('href="/sign-in"');
    const again = await lytt.get(link, cookiesOf(first));
    expect([again.statusCode, again.headers.location]).toEqual([303, '/p/welcome']);
  });

  it('answers a made-up link with a decent page', async () => {
    for (const answer of [
      await lytt.get('/in/nothing-like-a-secret'),
      await lytt.post('/in/nothing-like-a-secret', {}),
    ]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('href="/sign-in"');
    }
  });

  it('asks for the agreement, unticked, before anything else', async () => {
    const cookie = await enter(seat(1));
    const page = await lytt.get('/p/welcome', cookie);
    expect(page.body).toContain('type="checkbox"');
    expect(page.body).not.toMatch(/checkbox[^>]* checked/);
    expect((await lytt.get('/p/alias', cookie)).headers.location).toBe('/p/welcome');
    expect((await lytt.post('/p/welcome', {}, cookie)).statusCode).toBe(422);
    expect((await lytt.post('/p/welcome', { agree: 'yes', version: 'an older one' }, cookie)).statusCode).toBe(422);
    expect(await stateOf(seat(1))).toBe('accepted');
    expect((await agree(cookie)).headers.location).toBe('/p/alias');
    const panel = await lytt.app.get(Panel).seat(study.studyId, seat(1));
    expect(panel).toMatchObject({ state: 'agreed', alias: null });
    expect(panel?.agreedAt).toBeInstanceOf(Date);
    expect(panel && lytt.app.get(Panel).nextStep(panel)).toBe('/p/alias');
  });

  it('takes an alias that is free and says nothing of the person, and keeps what was typed', async () => {
    const cookie = await enter(seat(2));
    await agree(cookie);
    const page = await lytt.get('/p/alias', cookie);
    const offered = [...page.body.matchAll(/name="pick" value="([^"]+)"/g)].map((match) => match[1]);
    expect(offered).toHaveLength(4);
    for (const own of ['Kari', 'meg@example.org', '12345678', 'Moderator', 'x']) {
      const refused = await lytt.post('/p/alias', { pick: 'own', own }, cookie);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain(`value="${own}"`);
    }
    expect((await lytt.post('/p/alias', {}, cookie)).statusCode).toBe(422);
    expect((await lytt.post('/p/alias', { pick: offered[0] ?? '', own: 'Something else' }, cookie)).statusCode).toBe(
      422,
    );
    expect((await lytt.post('/p/alias', { pick: offered[0] ?? '' }, cookie)).headers.location).toBe('/p/today');
    const other = await enter(seat(3));
    await agree(other);
    const taken = await lytt.post('/p/alias', { pick: 'own', own: ` ${offered[0]?.toUpperCase()} ` }, other);
    expect(taken.statusCode).toBe(422);
    expect((await lytt.get('/p/alias', cookie)).headers.location).toBe('/p/today');
    const { rows } = await lytt.owner.query(
      `select 1 from platform.audit where study_id = $1 and subject->>'why' = 'alias check'`,
      [study.studyId],
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('never offers an alias that is in the person’s own name', async () => {
    const cookie = await enter(seat(10));
    await agree(cookie);
    const offered = async (): Promise<string[]> => {
      const { body } = await lytt.get('/p/alias', cookie);
      return [...body.matchAll(/name="pick" value="([^"]+)"/g)].flatMap(([, name]) =>
        name === 'own' ? [] : (name ?? []),
      );
    };
    const before = await offered();
    const person = { name: before.join(' '), email: 'named-so@example.org' };
    const personId = await lytt.app.get(PeopleRegister).enter(study.studyId, person);
    await lytt.owner.query('update research.seat set person_id = $2 where id = $1', [seat(10), personId]);
    const after = await offered();
    expect(after).toHaveLength(3);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
  });

  it('becomes active with the first answer, once', async () => {
    const panel = lytt.app.get(Panel);
    await panel.activate(study.studyId, seat(2));
    await panel.activate(study.studyId, seat(2));
    expect(await stateOf(seat(2))).toBe('active');
    expect((await panel.takingPart(study.studyId)).map((each) => each.seatId)).toContain(seat(2));
  });

  it('takes a no for a no', async () => {
    const link = await linkOf(seat(4));
    const declined = await lytt.post(link, { answer: 'no' });
    expect(declined.headers.location).toBe('/goodbye/declined');
    expect(await stateOf(seat(4))).toBe('declined');
    expect((await lytt.post(link, { answer: 'yes' })).statusCode).toBe(404);
    expect((await lytt.get('/goodbye/declined')).statusCode).toBe(200);
  });

  it('takes no no from a link that only signs in', async () => {
    await through(seat(5), 'Seilskip');
    await lytt.call(panelRoutes.resend, {
      cookie: study.cookie,
      params: { studyId: study.studyId, seatId: seat(5) },
      body: {},
    });
    await lytt.settle();
    const link = await linkOf(seat(5));
    expect((await lytt.get(link)).body).not.toContain('value="no"');
    expect((await lytt.post(link, { answer: 'no' })).statusCode).toBe(404);
    expect(await stateOf(seat(5))).toBe('agreed');
    expect((await lytt.post(link, { answer: 'yes' })).headers.location).toBe('/p/today');
  });

  it('sends a new link to those who take part, and tells nobody who does', async () => {
    const known = await addressOf(lytt, study, seat(6));
    const page = async (email: string) => (await lytt.post('/sign-in', { email })).body.replaceAll(email, 'EMAIL');
    expect(await page(known.toUpperCase())).toBe((await page(known)).replaceAll(known, 'EMAIL'));
    expect(await page('nobody@example.org')).toBe(await page(known));
    expect((await lytt.post('/sign-in', { email: 'not an address' })).statusCode).toBe(422);
    await lytt.settle();
    expect(await mailsTo(lytt, 'nobody@example.org')).toEqual([]);
    const mails = await mailsTo(lytt, known);
    expect(mails.length).toBeGreaterThanOrEqual(2);
    const entered = await lytt.post(mails.at(-1)?.link ?? '', { answer: 'yes' });
    expect(entered.headers.location).toBe('/p/welcome');
    expect(await stateOf(seat(6))).toBe('accepted');
  });

  it('lets somebody stop and leaves what they wrote', async () => {
    const cookie = await through(seat(7), 'Drivtømmer');
    expect((await lytt.get('/p/leave', cookie)).statusCode).toBe(200);
    expect((await lytt.post('/p/leave', { choice: 'stop' }, cookie)).headers.location).toBe('/goodbye/stopped');
    expect(await stateOf(seat(7))).toBe('dropped');
    expect((await lytt.get('/p/leave', cookie)).statusCode).toBe(401);
    expect((await lytt.get(await linkOf(seat(7)))).statusCode).toBe(404);
    expect((await lytt.app.get(Panel).seat(study.studyId, seat(7)))?.alias).toBe('Drivtømmer');
  });

  it('deletes everything of somebody who asks for it, after one page that says what', async () => {
    const cookie = await through(seat(8), 'Kvitveis');
    const email = await addressOf(lytt, study, seat(8));
    expect((await lytt.post('/p/leave', { choice: 'delete' }, cookie)).headers.location).toBe('/p/leave/delete');
    expect((await lytt.get('/p/leave/delete', cookie)).body).toContain('action="/p/leave/delete"');
    expect(await stateOf(seat(8))).toBe('agreed');
    expect((await lytt.post('/p/leave/delete', {}, cookie)).headers.location).toBe('/goodbye/deleted');
    expect(await lytt.app.get(Panel).seat(study.studyId, seat(8))).toMatchObject({ state: 'withdrawn', alias: null });
    expect(await lytt.app.get(PeopleRegister).sameAddress(study.studyId, email)).toEqual([]);
    expect((await lytt.get('/p/leave', cookie)).statusCode).toBe(401);
    expect((await lytt.app.get(Panel).takingPart(study.studyId)).map((each) => each.seatId)).not.toContain(seat(8));
  });

  it('says every page in Nynorsk and English too, when that is chosen', async () => {
    const link = await linkOf(seat(9));
    const english = await lytt.app.inject({ method: 'GET', url: link, headers: { cookie: 'lytt_language=en' } });
    expect(english.body).toContain('You are invited');
    expect(english.body).toContain('lang="en"');
    const cookie = await enter(seat(9));
    for (const [language, words] of [
      ['en', 'Before you begin'],
      ['nn', 'Før du byrjar'],
      ['nb', 'Før du begynner'],
    ])
      expect((await lytt.get('/p/welcome', `${cookie}; lytt_language=${language}`)).body).toContain(words);
    expect((await lytt.get('/p/welcome', cookie)).body).toContain('Før du begynner');
  });
});
