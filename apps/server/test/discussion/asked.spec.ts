import { discussionRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

/** Which question is open for whom, and when: segments, own clocks, one after the other. */
describe('whom a question is for, and when', () => {
  let lytt: TestApp;
  let group: Group;
  let woman: Member;
  let man: Member;
  beforeAll(async () => {
    lytt = await TestApp.start();
  });
  afterAll(() => lytt?.stop());
  beforeEach(async () => {
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    [woman, man] = [await group.member('Ask'), await group.member('Embla')];
    await lytt.owner.query(
      `update research.seat set attributes = '{"gender":"man","age_band":"18-34"}' where id = $1`,
      [man.seatId],
    );
  });

  const set = (key: string, change: string, values: unknown[] = []): Promise<unknown> =>
    lytt.owner.query(`update research.question set ${change} where id = $1`, [group.question(key), ...values]);
  const today = async (member: Member): Promise<string> => (await group.page(member, '/p/today')).body;
  const status = async (member: Member, key: string): Promise<number> => (await group.look(member, key)).statusCode;
  const onlyWomen = (): Promise<unknown> =>
    set('q1', 'only_for = $2', [JSON.stringify([{ attribute: 'gender', values: ['woman', 'other'] }])]);

  it('asks only those of the segment, on Today, on its page and when an answer is sent, and counts for them alone', async () => {
    await onlyWomen();
    expect([await status(woman, 'q1'), await status(man, 'q1')]).toEqual([200, 404]);
    expect(await today(woman)).toContain('Question 1 of 12');
    expect(await today(man)).toContain('Question 1 of 11');
    expect(await today(man)).not.toContain(group.question('q1'));
    await group.answer(man, 'q1', 'I answer all the same.');
    expect(await group.postOf(man, 'q1')).toBe('');
    await group.answer(woman, 'q1', 'Asked and answered.');
    expect(await group.page(man, `/p/q/${group.question('q1')}/news`).then((news) => news.json())).toEqual({
      fresh: 0,
    });
    const { cookie } = await group.colleague('moderator');
    const { view } = await lytt.call(discussionRoutes.grid, { cookie, params: { studyId: group.studyId } });
    expect(view.seats.map(({ alias, cells }) => [alias, cells[0]?.state])).toEqual(
      expect.arrayContaining([
        ['Ask', 'answered'],
        ['Embla', 'not-asked'],
      ]),
    );
  });

  it('asks for one value in each of several attributes', async () => {
    await set('q1', 'only_for = $2', [
      JSON.stringify([
        { attribute: 'gender', values: ['man'] },
        { attribute: 'age_band', values: ['35-49'] },
      ]),
    ]);
    expect([await status(woman, 'q1'), await status(man, 'q1')]).toEqual([404, 404]);
  });

  it("opens and closes by each person's own clock, and by the study's for whoever has told none", async () => {
    await set('q5', `clock = 'own', opens_at = '2027-03-05T08:00:00Z', closes_at = '2027-03-05T22:00:00Z'`);
    await lytt.owner.query(
      `insert into research.question_time (question_id, time_zone, study_id, opens_at, closes_at)
       values ($1, 'Pacific/Auckland', $2, '2027-03-04T20:00:00Z', '2027-03-05T10:00:00Z')`,
      [group.question('q5'), group.studyId],
    );
    await lytt.owner.query(
      `insert into research.participant_wish (seat_id, study_id, time_zone) values ($1, $2, 'Pacific/Auckland')`,
      [man.seatId, group.studyId],
    );
    await group.at('2027-03-04T20:00:05Z');
    expect([await status(woman, 'q5'), await status(man, 'q5')]).toEqual([404, 200]);
    expect((await group.answer(man, 'q5', 'Good morning from the other side.')).statusCode).toBe(303);
    await group.at('2027-03-05T10:00:05Z');
    const late = await group.send(man, `/p/q/${group.question('q5')}/edit`, { body: 'Too late here.' });
    expect(late.statusCode).toBe(409);
    expect((await group.answer(woman, 'q5', 'In good time here.')).statusCode).toBe(303);
  });

  it('opens one after the other where that is asked for, and is not shut by one that was missed', async () => {
    await set('q2', 'after_previous = true');
    expect(await status(woman, 'q2')).toBe(404);
    await group.answer(woman, 'q2', 'Too early.');
    expect(await group.postOf(woman, 'q2')).toBe('');
    await group.answer(woman, 'q1', '', { skip: 'no-time' });
    expect([await status(woman, 'q2'), await status(man, 'q2')]).toEqual([200, 404]);
    await set('q1', `closes_at = '2027-03-02T09:30:00Z'`);
    expect(await status(man, 'q2')).toBe(200);
  });

  it('passes over, as the one before, a question that was not meant for this person', async () => {
    await set('q2', 'after_previous = true');
    await onlyWomen();
    expect([await status(woman, 'q2'), await status(man, 'q2')]).toEqual([404, 200]);
  });
});
