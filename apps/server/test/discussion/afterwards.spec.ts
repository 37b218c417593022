import { studyRoutes } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { carryOutGuide, deliverTo } from '../support/what-is-due.js';
import { Group, type Member } from './group.js';

/**
 * The example week, by the clock of Oslo an hour ahead of UTC: q1 and q2 open on Monday 1 March 2027 at 09:00 and 15:00 and
 * close on Tuesday at 23:00; q3 opens on Tuesday at 09:00; the last, q12, closes on Sunday 7 March at 23:00.
 */
describe('what is said when something is over', () => {
  let lytt: TestApp;
  // Without a worker: each test carries the schedule out itself, at the moments that it chooses.
  beforeAll(async () => void (lytt = await TestApp.start({ role: 'web' })));
  afterAll(() => lytt?.stop());

  const carryOutAt = async (group: Group, ...moments: string[]): Promise<void> => {
    for (const moment of moments) {
      await group.at(moment);
      await carryOutGuide(lytt.app, group.studyId);
    }
  };
  /** Of these kinds, what was recorded for somebody, in its order. */
  const told = async (member: Member, ...kinds: string[]): Promise<string[]> =>
    (
      await lytt.owner.query<{ said: string }>(
        `select n.kind || coalesce(' ' || q.key, '') as said from research.notice n left join research.question q on n.key like '%:' || q.id || ':%'
          where n.seat_id = $1 and n.kind = any($2) order by n.created_at, n.key`,
        [member.seatId, kinds],
      )
    ).rows.map(({ said }) => said);
  const stateOf = async ({ seatId }: Member): Promise<string | undefined> =>
    (await lytt.owner.query<{ state: string }>('select state from research.seat where id = $1', [seatId])).rows[0]
      ?.state;
  const withdrawAllBut = (group: Group, ...keys: string[]): Promise<unknown> =>
    lytt.owner.query('update research.question set withdrawn_at = now() where study_id = $1 and key <> all($2)', [
      group.studyId,
      keys,
    ]);
  const livesIn = (member: Member, zone: string): Promise<unknown> =>
    lytt.post('/p/mails', { channel: 'mail', hour: '', zone, kinds: ['reminder'] }, member.cookie);

  it('tells once of a question that closed without an answer, and nobody who answered or passed', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [silent, writer, passer] = [await group.member('Sjø'), await group.member('Li'), await group.member('Ås')];
    await carryOutAt(group, '2027-03-01T08:00:01Z');
    await group.answer(writer, 'q1', 'In good time.');
    await group.answer(passer, 'q1', '', { skip: 'rather-not' });
    await carryOutAt(group, '2027-03-02T21:59:59Z');
    expect(await told(silent, 'reminder-late')).toEqual([]);
    await carryOutAt(group, '2027-03-02T22:00:01Z', '2027-03-02T22:00:06Z', '2027-03-02T22:00:11Z');
    expect(await told(silent, 'reminder-late')).toEqual(['reminder-late q1', 'reminder-late q2']);
    expect(await told(writer, 'reminder-late')).toEqual(['reminder-late q2']);
    expect(await told(passer, 'reminder-late')).toEqual(['reminder-late q2']);
  });

  it('tells nobody that a question is over which nobody was told of', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const member = await group.member('Dal');
    await carryOutAt(group, '2027-03-02T23:00:00Z');
    expect(await told(member, 'reminder-late', 'missed-day')).toEqual([]);
    expect((await told(member, 'question-opened')).sort()).toEqual(['question-opened q3', 'question-opened q4']);
  });

  it('asks once after somebody who has been silent for a day, and again only after having heard from them', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [silent, writer] = [await group.member('Stein'), await group.member('Tre')];
    await carryOutAt(group, '2027-03-01T08:00:01Z', '2027-03-01T14:00:01Z');
    await group.answer(writer, 'q1', 'I am here.');
    await carryOutAt(group, '2027-03-02T08:00:01Z', '2027-03-02T14:00:01Z');
    expect(await told(silent, 'missed-day')).toEqual(['missed-day q1']);
    // Wrote a day before q2 was a day old: not since it opened.
    expect(await told(writer, 'missed-day')).toEqual([]);
    await carryOutAt(group, '2027-03-03T08:00:01Z', '2027-03-03T14:00:01Z');
    expect(await told(silent, 'missed-day')).toEqual(['missed-day q1']);
    expect(await told(writer, 'missed-day')).toEqual(['missed-day q3']);
    await group.answer(silent, 'q5', 'Back again.');
    await carryOutAt(group, '2027-03-04T08:00:01Z', '2027-03-05T08:00:01Z', '2027-03-05T14:00:01Z');
    expect(await told(silent, 'missed-day')).toEqual(['missed-day q1', 'missed-day q7']);
  });

  it('thanks once after the last closing, and completes whoever did everything', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    await withdrawAllBut(group, 'q1', 'q2');
    const [all, some, none] = [await group.member('Alt'), await group.member('Noe'), await group.member('Intet')];
    await carryOutAt(group, '2027-03-01T14:00:01Z');
    for (const key of ['q1', 'q2']) await group.answer(all, key, 'All that I am asked.');
    await group.answer(some, 'q1', 'Only this one.');
    await carryOutAt(group, '2027-03-02T21:59:59Z');
    expect([await stateOf(all), await told(all, 'thanks')]).toEqual(['active', []]);
    await carryOutAt(group, '2027-03-02T22:00:01Z', '2027-03-02T22:00:06Z', '2027-03-03T08:00:00Z');
    expect([await stateOf(all), await told(all, 'thanks')]).toEqual(['completed', ['thanks']]);
    expect([await stateOf(some), await told(some, 'thanks')]).toEqual(['active', ['thanks']]);
    expect([await stateOf(none), await told(none, 'thanks')]).toEqual(['agreed', []]);
    expect(
      await group.count(
        `select count(*)::int from research.seat_change where seat_id = $1 and to_state = 'completed'`,
        [all.seatId],
      ),
    ).toBe(1);
  });

  const enter = async (group: Group, ...phases: ('field' | 'closed')[]): Promise<void> => {
    const params = { studyId: group.studyId };
    for (const to of phases) {
      const { status } = await lytt.call(studyRoutes.changePhase, { cookie: group.owner.cookie, params, body: { to } });
      expect(status).toBe(200);
    }
  };

  it('thanks when a study is closed by hand before its last closing, once, however often', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [writer, none] = [await group.member('Svale', 'active'), await group.member('Stein')];
    await enter(group, 'closed', 'field', 'closed');
    expect([await told(writer, 'thanks'), await told(none, 'thanks')]).toEqual([['thanks'], []]);
    // Nothing had opened yet: nobody was asked anything, and nobody did everything.
    expect(await stateOf(writer)).toBe('active');
  });

  it('completes whoever answered all that had opened for them when a study is closed by hand', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [all, passes, some, none] = [
      await group.member('Alt'),
      await group.member('Forbi'),
      await group.member('Noe'),
      await group.member('Intet'),
    ];
    await carryOutAt(group, '2027-03-01T14:00:01Z');
    for (const key of ['q1', 'q2']) await group.answer(all, key, 'All that I was asked so far.');
    await group.answer(passes, 'q1', 'This one.');
    await group.answer(passes, 'q2', '', { skip: 'no-time' });
    await group.answer(some, 'q1', 'Only this one.');
    await enter(group, 'closed');
    expect(await Promise.all([all, passes, some, none].map(stateOf))).toEqual([
      'completed',
      'completed',
      'active',
      'agreed',
    ]);
    expect([await told(all, 'thanks'), await told(some, 'thanks')]).toEqual([['thanks'], ['thanks']]);
    // The clock of a closed study moves nothing any more, and what was done stays once done.
    await carryOutAt(group, '2027-03-08T08:00:00Z');
    expect([await stateOf(all), await stateOf(some), await told(all, 'thanks')]).toEqual([
      'completed',
      'active',
      ['thanks'],
    ]);
  });

  it('lets the week go on for whoever had completed when a study closed by hand is opened again', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    await withdrawAllBut(group, 'q1', 'q3');
    const [faithful, tired] = [await group.member('Stolt'), await group.member('Sliten')];
    await carryOutAt(group, '2027-03-01T08:00:01Z');
    for (const member of [faithful, tired]) await group.answer(member, 'q1', 'All so far.');
    await enter(group, 'closed');
    expect([await stateOf(faithful), await stateOf(tired)]).toEqual(['completed', 'completed']);
    await enter(group, 'field');
    expect([await stateOf(faithful), await stateOf(tired)]).toEqual(['active', 'active']);
    await carryOutAt(group, '2027-03-02T08:00:01Z');
    await group.answer(faithful, 'q3', 'The rest, too.');
    await carryOutAt(group, '2027-03-03T22:00:01Z');
    expect([await stateOf(faithful), await stateOf(tired)]).toEqual(['completed', 'active']);
    expect([await told(faithful, 'thanks'), await told(tired, 'thanks')]).toEqual([['thanks'], ['thanks']]);
    // Everything has closed: opened once more, nothing is left to go on with.
    await enter(group, 'closed', 'field');
    expect(await stateOf(faithful)).toBe('completed');
  });

  it('does not complete somebody who left others’ answers without a reply in the peer round', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    await withdrawAllBut(group, 'q1');
    await lytt.owner.query('update research.question set peers = 2 where id = $1', [group.question('q1')]);
    const [first, second] = [await group.member('Ener'), await group.member('Toer')];
    await carryOutAt(group, '2027-03-01T08:00:01Z');
    await group.answer(first, 'q1', 'One view.');
    await group.answer(second, 'q1', 'Another view.');
    const { rows } = await lytt.owner.query<{ seatId: string; postId: string }>(
      `select seat_id as "seatId", post_id as "postId" from research.peer_turn where question_id = $1`,
      [group.question('q1')],
    );
    const owing = rows.find(({ seatId }) => seatId === second.seatId);
    expect(owing).toBeDefined();
    const others = rows.filter(({ seatId }) => seatId === first.seatId);
    for (const { postId } of others)
      await group.send(first, `/p/q/${group.question('q1')}/reply`, { parent: postId, body: 'I see.' });
    await carryOutAt(group, '2027-03-02T22:00:01Z');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['completed', 'active']);
  });

  it('waits with the thanks for somebody whose own clock closes later', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    await withdrawAllBut(group, 'q1');
    await lytt.owner.query(`update research.question set clock = 'own' where id = $1`, [group.question('q1')]);
    const [here, west] = [await group.member('Her'), await group.member('Vest')];
    expect((await livesIn(west, 'America/St_Johns')) as object).toMatchObject({ statusCode: 303 });
    await carryOutAt(group, '2027-03-01T13:00:01Z');
    for (const member of [here, west]) await group.answer(member, 'q1', 'Where I live.');
    await carryOutAt(group, '2027-03-02T22:00:01Z');
    expect([await stateOf(here), await told(here, 'thanks')]).toEqual(['completed', ['thanks']]);
    expect([await stateOf(west), await told(west, 'thanks')]).toEqual(['active', []]);
    // 23:00 there, three and a half hours behind UTC.
    await carryOutAt(group, '2027-03-03T02:30:01Z');
    expect([await stateOf(west), await told(west, 'thanks')]).toEqual(['completed', ['thanks']]);
    expect(await told(here, 'thanks')).toEqual(['thanks']);
  });

  it('mails nobody about a question that they answered while the mail waited for their hour', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [writer, reader] = [await group.member('Svarer'), await group.member('Venter')];
    for (const member of [writer, reader])
      await lytt.post('/p/mails', { channel: 'mail', hour: '18', kinds: ['question-opened'] }, member.cookie);
    await carryOutAt(group, '2027-03-01T08:00:01Z');
    await group.answer(writer, 'q1', 'At noon.');
    await group.at('2027-03-01T17:00:01Z');
    await deliverTo(lytt.app, group.studyId, [writer.seatId, reader.seatId]);
    const { rows } = await lytt.owner.query<{ said: string }>(
      `select concat_ws(' ', s.alias, n.state, n.fault) as said from research.notice n join research.seat s on s.id = n.seat_id
        where n.study_id = $1 and n.kind = 'question-opened' order by 1`,
      [group.studyId],
    );
    expect(rows.map(({ said }) => said)).toEqual(['Svarer dropped done-already', 'Venter sent']);
  });
});
