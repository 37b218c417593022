import fc from 'fast-check';
import { guideRoutes, isAskedOf, studyRoutes, type GuideQuestionView, type Segment } from '@lytt/shared';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { FollowZoneData } from '../../src/fieldwork/guide/application/follow-zone-data.js';
import { isFor } from '../../src/fieldwork/guide/guide.facade.js';
import { MailPreferences } from '../../src/foundation/notifications/application/mail-preferences.js';
import { Group, type Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { carryOutGuide } from '../support/what-is-due.js';

describe('a question on the participants’ own clocks', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt?.stop());

  const change = async (group: Group, key: string, body: object): Promise<GuideQuestionView> => {
    const params = { studyId: group.studyId, questionId: group.question(key) };
    const { status, view, response } = await lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params,
      body,
    });
    if (status !== 200) throw new Error(response.body);
    return view;
  };
  const seen = async (group: Group, key: string): Promise<GuideQuestionView> => {
    const { view } = await lytt.call(guideRoutes.list, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId },
    });
    const question = view.items.find((item) => item.key === key);
    if (!question) throw new Error(`no question ${key}`);
    return question;
  };
  const livesIn = async (group: Group, member: Member, zone: string): Promise<void> => {
    await lytt.app.get(MailPreferences, { strict: false }).write(group.studyId, member.seatId, { timeZone: zone });
  };
  /** Who has been told of a question by now, as often as they were. */
  const told = async (group: Group, kind: string, key: string): Promise<string[]> => {
    await carryOutGuide(lytt.app, group.studyId);
    const { rows } = await lytt.owner.query<{ alias: string }>(
      `select s.alias from research.notice n join research.seat s on s.id = n.seat_id
        where n.study_id = $1 and n.kind = $2 and n.key like $2 || ':' || $3 || '%' order by s.alias`,
      [group.studyId, kind, group.question(key)],
    );
    return rows.map(({ alias }) => alias);
  };

  it('opens, is told of and is reminded of once in each zone, when it is that time there', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [chatham, oslo, stJohns] = [
      await group.member('Island'),
      await group.member('Bay'),
      await group.member('Cape'),
    ];
    await livesIn(group, chatham, 'Pacific/Chatham');
    await livesIn(group, stJohns, 'America/St_Johns');
    // Day 2, 09:00 to day 3, 23:00.
    const question = await change(group, 'q3', { clock: 'own' });
    expect(question).toMatchObject({
      opensAt: '2027-03-02T08:00:00.000Z',
      firstOpensAt: '2027-03-01T19:15:00.000Z',
      lastClosesAt: '2027-03-04T02:30:00.000Z',
    });
    await group.at('2027-03-01T19:14:00Z');
    expect(await told(group, 'question-opened', 'q3')).toEqual([]);
    expect((await group.look(chatham, 'q3')).statusCode).toBe(404);
    await group.at('2027-03-01T19:15:01Z');
    expect(await told(group, 'question-opened', 'q3')).toEqual(['Island']);
    expect((await group.look(chatham, 'q3')).statusCode).toBe(200);
    expect((await group.look(oslo, 'q3')).statusCode).toBe(404);
    expect(await seen(group, 'q3')).toMatchObject({ state: 'open', opened: true });
    await group.at('2027-03-02T08:00:01Z');
    expect(await told(group, 'question-opened', 'q3')).toEqual(['Bay', 'Island']);
    expect((await group.look(stJohns, 'q3')).statusCode).toBe(404);
    await group.at('2027-03-02T12:30:01Z');
    expect(await told(group, 'question-opened', 'q3')).toEqual(['Bay', 'Cape', 'Island']);
    // Four hours before 23:00, there.
    await group.at('2027-03-03T05:15:01Z');
    expect(await told(group, 'reminder', 'q3')).toEqual(['Island']);
    await group.at('2027-03-03T09:15:01Z');
    expect((await group.answer(chatham, 'q3', 'Too late on this island.')).body).toContain('closed');
    expect((await group.answer(oslo, 'q3', 'There is time in Oslo.')).statusCode).toBe(303);
    await group.at('2027-03-04T01:00:00Z');
    expect(await told(group, 'reminder', 'q3')).toEqual(['Cape', 'Island']);
    expect(await seen(group, 'q3')).toMatchObject({ state: 'open' });
    await group.at('2027-03-04T02:30:01Z');
    expect(await seen(group, 'q3')).toMatchObject({ state: 'closed' });
  });

  it('follows somebody who tells their zone on the page of their mails, which every page leads to', async () => {
    const group = await Group.gather(lytt, '2027-03-01T16:00:00Z');
    const member = await group.member('Reiser');
    await change(group, 'q3', { clock: 'own' });
    for (const path of ['today', 'others', 'mine', 'ask', 'notices', 'help', 'privacy', 'accessibility', 'mails'])
      expect((await group.page(member, `/p/${path}`)).body).toMatch(/<footer[^]*<a href="\/p\/mails"/);
    const say = (zone: string) =>
      lytt.post('/p/mails', { channel: 'mail', hour: '', zone, kinds: ['reminder'] }, member.cookie);
    expect((await say('Mars/Olympus_Mons')).statusCode).toBe(422);
    expect((await say('Pacific/Auckland')).statusCode).toBe(303);
    // 09:00 on Tuesday there is 20:00 on Monday by UTC; in Oslo it is twelve hours later.
    expect(await seen(group, 'q3')).toMatchObject({ firstOpensAt: '2027-03-01T20:00:00.000Z' });
    await group.at('2027-03-01T19:59:59Z');
    expect((await group.look(member, 'q3')).statusCode).toBe(404);
    await group.at('2027-03-01T20:00:01Z');
    expect((await group.look(member, 'q3')).statusCode).toBe(200);
    expect(await told(group, 'question-opened', 'q3')).toEqual(['Reiser']);
    // Home again: what has been told of is not told of a second time.
    expect((await say('Europe/Oslo')).statusCode).toBe(303);
    expect(await seen(group, 'q3')).toMatchObject({ firstOpensAt: '2027-03-02T08:00:00.000Z' });
    await group.at('2027-03-02T08:00:01Z');
    expect(await told(group, 'question-opened', 'q3')).toEqual(['Reiser']);
  });

  it('follows the study’s clock for somebody whose zone is none', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const member = await group.member('Moon');
    await livesIn(group, member, 'Mars/Olympus_Mons');
    expect(await change(group, 'q3', { clock: 'own' })).toMatchObject({ firstOpensAt: '2027-03-02T08:00:00.000Z' });
    await group.at('2027-03-02T07:59:00Z');
    expect((await group.look(member, 'q3')).statusCode).toBe(404);
    await group.at('2027-03-02T08:00:01Z');
    expect((await group.look(member, 'q3')).statusCode).toBe(200);
  });

  it('is told of only to those it asks, and after the one before when it waits for that', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [woman, man] = [await group.member('Lo'), await group.member('Elv')];
    await lytt.owner.query(`update research.seat set attributes = '{"gender":"man"}' where id = $1`, [man.seatId]);
    await change(group, 'q1', { onlyFor: [{ attribute: 'gender', values: ['woman'] }] });
    await change(group, 'q2', { afterPrevious: true });
    await group.at('2027-03-01T08:00:01Z');
    expect(await told(group, 'question-opened', 'q1')).toEqual(['Lo']);
    expect((await group.look(man, 'q1')).statusCode).toBe(404);
    await group.at('2027-03-01T14:00:01Z');
    // Nothing stands before it for somebody who was not asked the first.
    expect(await told(group, 'question-opened', 'q2')).toEqual(['Elv']);
    expect((await group.look(woman, 'q2')).statusCode).toBe(404);
    await group.answer(woman, 'q1', 'I have lived here all my life.');
    expect((await group.look(woman, 'q2')).statusCode).toBe(200);
  });

  it('says the same of a segment in SQL as in the rule that the admin has', async () => {
    const word = fc.constantFrom('a', 'b', 'c', 'null', '');
    const segment = fc.array(
      fc.record({ attribute: fc.constantFrom('a', 'b', 'toString'), values: fc.array(word, { minLength: 1 }) }),
      { maxLength: 3 },
    );
    const attributes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), word);
    await fc.assert(
      fc.asyncProperty(segment, attributes, async (only: Segment, has) => {
        const { rows } = await lytt.owner.query<{ asked: boolean }>(
          `select ${isFor({ question: 'q', reader: 'me' })} as asked from (select $1::jsonb as only_for) q, (select $2::jsonb as attributes) me`,
          [JSON.stringify(only), JSON.stringify(has)],
        );
        expect(rows[0]?.asked).toBe(isAskedOf(only, has));
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it('keeps its wall time when a government changes the clocks: what lies ahead moves, and the researchers are told', async () => {
    const group = await Group.gather(lytt, '2027-03-02T12:00:00Z');
    const away = await group.member('Hav');
    await livesIn(group, away, 'Asia/Gaza');
    await change(group, 'q7', { clock: 'own' });
    const right = await seen(group, 'q7');
    // As if it had been resolved by rules that were an hour off.
    await lytt.owner.query(
      `update research.question set opens_at = opens_at - interval '1 hour', closes_at = closes_at - interval '1 hour' where study_id = $1`,
      [group.studyId],
    );
    await lytt.owner.query(
      `update research.question_time set opens_at = opens_at + interval '1 hour' where study_id = $1`,
      [group.studyId],
    );
    const [before, past] = [await seen(group, 'q7'), await seen(group, 'q1')];
    const zones = lytt.app.get(FollowZoneData);
    await zones.follow('1999a');
    expect((await seen(group, 'q7')).opensAt).toBe(before.opensAt);
    await zones.follow('2099a');
    const after = await seen(group, 'q7');
    expect(after.opensAt).toBe(right.opensAt);
    expect(after.movedOpenings).toEqual([
      { timeZone: null, from: before.opensAt, to: right.opensAt },
      { timeZone: 'Asia/Gaza', from: expect.any(String), to: right.firstOpensAt },
    ]);
    expect((await seen(group, 'q1')).opensAt).toBe(past.opensAt);
    const overview = async (): Promise<unknown> =>
      (
        await lytt.call(studyRoutes.overview, { cookie: group.owner.cookie, params: { studyId: group.studyId } })
      ).view.items.find(({ key }) => key === 'guide.openings-moved');
    expect(await overview()).toMatchObject({ place: 'guide', tone: 'needs' });
    const { rows } = await lytt.owner.query<{ subject: { zoneData: unknown; moved: unknown[] } }>(
      `select subject from platform.audit where study_id = $1 and action = 'guide.openings-moved'`,
      [group.studyId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.subject.moved).toContainEqual(
      expect.objectContaining({ questionId: group.question('q7'), timeZone: 'Asia/Gaza' }),
    );
    await zones.follow('2099a');
    expect(
      await group.count(
        `select count(*)::int from platform.audit where study_id = $1 and action = 'guide.openings-moved'`,
        [group.studyId],
      ),
    ).toBe(1);
  });

  it('warns of a third question on one day, and adds up what a day asks', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    const days = async () =>
      (await lytt.call(guideRoutes.list, { cookie: group.owner.cookie, params: { studyId: group.studyId } })).view.days;
    expect((await days()).filter(({ full }) => full)).toEqual([]);
    await change(group, 'q3', { day: 1, minutes: 7 });
    expect((await days())[0]).toMatchObject({ day: 1, questions: 3, minutes: 18, full: true });
    await lytt.call(guideRoutes.withdraw, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question('q3') },
      body: { withdrawn: true },
    });
    expect((await days())[0]).toMatchObject({ questions: 2, full: false });
  });
});
