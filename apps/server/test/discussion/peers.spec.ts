import { discussionRoutes } from '@lytt/shared';
import { PersonalDataKeepers } from '../../src/foundation/privacy/privacy.facade.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

describe('a peer round', () => {
  let lytt: TestApp;
  let group: Group;
  let people: Member[];
  beforeAll(async () => {
    lytt = await TestApp.start();
  });
  afterAll(() => lytt?.stop());
  beforeEach(async () => {
    group = await Group.gather(lytt, '2027-03-02T10:00:00Z');
    await lytt.owner.query('update research.question set peers = 2 where id = $1', [group.question('q2')]);
    people = [];
    for (const alias of ['Ask', 'Bjørk', 'Gran', 'Lind']) people.push(await group.member(alias));
  });

  const nth = (at: number): Member => people[at] as Member;
  const turns = async (member: Member): Promise<string[]> =>
    (
      await lytt.owner.query<{ alias: string }>(
        `select s.alias from research.peer_turn t join research.post p on p.id = t.post_id join research.seat s on s.id = p.seat_id where t.seat_id = $1 order by s.alias`,
        [member.seatId],
      )
    ).rows.map(({ alias }) => alias);
  const everybodyAnswers = async (): Promise<void> => {
    for (const person of people) await group.answer(person, 'q2', `Words of ${person.alias}.`);
  };
  const reply = async (member: Member, to: Member): Promise<unknown> =>
    group.send(member, `/p/q/${group.question('q2')}/reply`, {
      parent: await group.postOf(to, 'q2'),
      body: 'I see it.',
    });

  it('gives something to respond to at once, and the rest when all have answered; what was given stands', async () => {
    await group.answer(nth(0), 'q2', 'First.');
    expect((await group.look(nth(0), 'q2')).body).toContain('More to respond to comes here');
    await group.answer(nth(1), 'q2', 'Second.');
    expect(await turns(nth(1))).toEqual(['Ask']);
    await group.answer(nth(2), 'q2', 'Third.');
    const given = await turns(nth(2));
    await group.answer(nth(3), 'q2', 'Fourth.');
    expect(await turns(nth(2))).toEqual(expect.arrayContaining(given));
    for (const person of people) expect(await turns(person)).toHaveLength(2);
    const loads: string[] = [];
    for (const person of people) loads.push(...(await turns(person)));
    for (const person of people) expect(loads.filter((alias) => alias === person.alias)).toHaveLength(2);
  });

  it('counts until both have been responded to, on Today and in the grid', async () => {
    await everybodyAnswers();
    const me = nth(0);
    const left = async (): Promise<number | undefined> => {
      const { cookie } = await group.colleague('moderator');
      const { view } = await lytt.call(discussionRoutes.grid, { cookie, params: { studyId: group.studyId } });
      const cells = view.seats.find(({ seatId }) => seatId === me.seatId)?.cells;
      return cells?.find(({ questionId }) => questionId === group.question('q2'))?.peersLeft;
    };
    expect((await group.page(me, '/p/today')).body).toContain('2 answers wait for your view');
    expect(await left()).toBe(2);
    for (const alias of await turns(me)) await reply(me, people.find((person) => person.alias === alias) as Member);
    expect(await left()).toBe(0);
    expect((await group.page(me, '/p/today')).body).not.toContain('wait for your view');
    expect((await group.look(me, 'q2')).body).toContain('You have responded. Thank you!');
  });

  it('fills up when the time is far gone, though not all have answered', async () => {
    await group.answer(nth(0), 'q2', 'First.');
    await group.answer(nth(1), 'q2', 'Second.');
    expect((await group.look(nth(0), 'q2')).body).not.toContain('Read this one');
    await group.at('2027-03-02T20:00:00Z');
    expect((await group.look(nth(0), 'q2')).body).toContain('Read this one and say what you think');
  });

  it('asks nothing of who passed, and gives nobody what they may not read', async () => {
    await lytt.owner.query(`update research.question set masking = 'private' where id = $1`, [group.question('q2')]);
    await everybodyAnswers();
    expect(await turns(nth(3))).toEqual([]);
    await lytt.owner.query('update research.question set peers = 2 where id = $1', [group.question('q1')]);
    await group.answer(nth(0), 'q1', 'Said.');
    await group.answer(nth(1), 'q1', '', { skip: 'no-time' });
    expect(await turns(nth(1))).toEqual([]);
    await group.send(nth(1), `/p/q/${group.question('q1')}/edit`, { body: 'After all.' });
    expect(await turns(nth(1))).toEqual(['Ask']);
  });

  it('deals justly also when all send in the same moment', async () => {
    await Promise.all(people.map((person) => group.answer(person, 'q2', `At once: ${person.alias}.`)));
    await Promise.all(people.map((person) => group.look(person, 'q2')));
    for (const person of people) expect(await turns(person)).toHaveLength(2);
  });

  it('leaves no turn behind of somebody who withdraws, and gives their readers another', async () => {
    await everybodyAnswers();
    await lytt.owner.query(`update research.seat set state = 'withdrawn' where id = $1`, [nth(0).seatId]);
    await lytt.app
      .get(UnitOfWork)
      .run(() => lytt.app.get(PersonalDataKeepers).eraseWords(group.studyId, nth(0).seatId));
    for (const person of people.slice(1)) await group.look(person, 'q2');
    for (const person of people.slice(1)) {
      expect(await turns(person)).toHaveLength(2);
      expect(await turns(person)).not.toContain('Ask');
    }
  });
});
