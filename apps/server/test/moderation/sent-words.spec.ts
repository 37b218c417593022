import { randomUUID } from 'node:crypto';
import { moderationRoutes as routes, type ClarityMark } from '@lytt/shared';
import { StaleNotices } from '../../src/foundation/notifications/notifications.facade.js';
import { TestApp } from '../support/test-app.js';
import { FieldWeek, type Colleague, type Person } from './field-week.js';

const ASKED = 'Hvilken side tenker du på?';

describe('what a moderator writes to one person', () => {
  let lytt: TestApp;
  let week: FieldWeek;
  let kari: Colleague;
  let ola: Colleague;
  beforeAll(async () => {
    lytt = await TestApp.start({ role: 'web' });
    week = await FieldWeek.begin(lytt);
    kari = await week.colleague('moderator', 'Kari Moderator');
    ola = await week.colleague('moderator', 'Ola Moderator');
  });
  afterAll(() => lytt?.stop());

  const send = (route: typeof routes.probe | typeof routes.reply, postId: string, body: object, who = kari) =>
    lytt.call(route, { cookie: who.cookie, params: week.params(postId), body: body as { body: string } });
  const mark = (postId: string, as: ClarityMark) =>
    lytt.call(routes.mark, { cookie: kari.cookie, params: week.params(postId), body: { as } });
  const threadOf = async (postId: string): Promise<(string | null)[]> =>
    (await week.item(kari, postId)).thread.map(({ body }) => body);
  const today = async (person: Person): Promise<string> => (await lytt.get('/p/today', person.cookie)).body;
  const questionPage = async (person: Person): Promise<string> =>
    (await lytt.get(`/p/q/${week.questions[0]}`, person.cookie)).body;
  const mailsOf = async (person: Person): Promise<{ id: string; seatId: string; kind: string; key: string }[]> =>
    (
      await lytt.owner.query<{ id: string; seatId: string; kind: string; key: string }>(
        `select id, seat_id as "seatId", kind, key from research.notice where seat_id = $1 and kind in ('probe', 'reply')`,
        [person.seatId],
      )
    ).rows;
  /** Whether the mail about the probe would still be sent. */
  const isNews = async (person: Person): Promise<boolean> => {
    const waiting = await mailsOf(person);
    return waiting.length > (await lytt.app.get(StaleNotices, { strict: false }).old(week.studyId, waiting)).size;
  };

  it('is sent once, however often the button is pressed', async () => {
    const person = await week.person('Lom');
    const answer = await week.answer(person, 0, 'Den siden.');
    const question = await week.ask(person, 'Hvor lenge varer uka?');
    for (const [route, postId] of [
      [routes.probe, answer],
      [routes.reply, question],
    ] as const) {
      const form = { body: ASKED, key: randomUUID() };
      const twice = await Promise.all([send(route, postId, form), send(route, postId, form)]);
      expect(twice.map(({ status }) => status)).toEqual([200, 200]);
      expect(twice[0]?.view.state).toBe(twice[1]?.view.state);
      expect(await threadOf(postId)).toEqual([ASKED]);
      const changed = await send(route, postId, { ...form, body: 'Med andre ord.' });
      expect([changed.status, changed.response.json<{ code: string }>().code]).toEqual([
        409,
        'discussion.sent-already',
      ]);
    }
    expect((await mailsOf(person)).map(({ kind }) => kind).sort()).toEqual(['probe', 'reply']);
    // A key is one person's: what a colleague sends with the same one is the colleague's own.
    const key = randomUUID();
    for (const who of [kari, ola])
      expect(
        (await send(routes.reply, question, { body: `Fra ${who.actor.name}`, key, takeOver: true }, who)).status,
      ).toBe(200);
    expect(await threadOf(question)).toEqual([ASKED, 'Fra Kari Moderator', 'Fra Ola Moderator']);
  });

  it.each(['close', 'settle'] as const)(
    'waits on Today until it is answered, or a moderator says that nobody waits any more (%s)',
    async (as) => {
      const person = await week.person(as === 'close' ? 'Rype' : 'Orrhane');
      const answer = await week.answer(person, 0, 'Det kommer an på.');
      await send(routes.probe, answer, { body: ASKED });
      expect(await today(person)).toContain(ASKED);
      expect(await isNews(person)).toBe(true);
      const closed = await mark(answer, as);
      expect(closed.status).toBe(200);
      expect(await today(person)).not.toContain(ASKED);
      expect(await isNews(person)).toBe(false);
      const page = await questionPage(person);
      expect(page).toContain(ASKED);
      expect(page).toContain('Moderatoren venter ikke lenger på svar på dette.');
      const undone = await lytt.call(routes.undo, {
        cookie: kari.cookie,
        params: week.params(answer),
        body: { change: closed.view.undo ?? '' },
      });
      expect(undone.view.state).toBe('probed');
      expect(await today(person)).toContain(ASKED);
      expect(await questionPage(person)).not.toContain('venter ikke lenger');
      expect(await isNews(person)).toBe(true);
    },
  );

  it('can be answered all the same after that, and a new probe waits alone', async () => {
    const person = await week.person('Storspove');
    const answer = await week.answer(person, 0, 'Tja.');
    await send(routes.probe, answer, { body: 'Den første?' });
    await mark(answer, 'close');
    await send(routes.probe, answer, { body: 'Den andre?' });
    const page = await today(person);
    expect([page.includes('Den første?'), page.includes('Den andre?')]).toEqual([false, true]);
    await mark(answer, 'close');
    await week.answerProbe(person, answer, 'Her er svaret mitt likevel.');
    expect((await week.item(kari, answer)).item.state).toBe('answered');
    expect(await threadOf(answer)).toEqual(['Den første?', 'Den andre?', 'Her er svaret mitt likevel.']);
    expect(await today(person)).not.toContain('Den første?');
    expect(await isNews(person)).toBe(false);
  });
});
