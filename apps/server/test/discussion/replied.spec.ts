import { PostOffice, tick } from '../notifications/post-office.js';
import { TestApp } from '../support/test-app.js';
import { Group, type Member } from './group.js';

const SUBJECT = 'Noen i gruppen har svart deg: ';

describe('being answered by another of the group', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let author: Member;
  let others: Member[];
  beforeAll(async () => void (lytt = await TestApp.start({ smtpUrl: await office.open() })));
  afterAll(async () => {
    await lytt?.stop();
    await office.close();
  });
  beforeEach(async () => {
    group = await Group.gather(lytt, '2027-03-01T14:30:00Z');
    const count = (office.letters.length % 90) + 1;
    author = await group.member(`Ask ${count}`, 'active', 'nb');
    others = [await group.member(`Gran ${count}`), await group.member(`Lind ${count}`)];
    for (const person of [author, ...others]) await group.answer(person, 'q2', `Words of ${person.alias}.`);
  });

  const reply = async (from: Member, to: Member, body = 'A thought of mine.'): Promise<unknown> =>
    group.send(from, `/p/q/${group.question('q2')}/reply`, { parent: await group.postOf(to, 'q2'), body });
  const told = async (member: Member): Promise<string[]> =>
    (
      await lytt.owner.query<{ said: string }>(
        `select concat_ws(' ', state, fault) as said from research.notice where seat_id = $1 and kind = 'peer-reply' order by created_at`,
        [member.seatId],
      )
    ).rows.map(({ said }) => said);
  const mails = (member: Member): string[] => office.subjects(member).filter((subject) => subject.startsWith(SUBJECT));

  it('is told once a day for a question, some hours later, in the reader’s language and without a word of it', async () => {
    await reply(others[0] as Member, author);
    await reply(others[1] as Member, author, 'Another thought.');
    await lytt.settle();
    expect(await told(author)).toEqual(['pending']);
    expect(mails(author)).toEqual([]);
    await group.at('2027-03-01T18:30:05Z');
    await tick(lytt);
    expect(mails(author)).toHaveLength(1);
    const letter = office.to(author).find(({ subject }) => subject?.startsWith(SUBJECT));
    expect(letter?.text).not.toContain('thought');
    expect(letter?.text).not.toContain((others[0] as Member).alias);

    await group.at('2027-03-02T09:00:00Z');
    await reply(others[0] as Member, author, 'A day later.');
    expect(await told(author)).toEqual(['sent', 'pending']);
  });

  it('is not told to whoever has read it meanwhile, nor when it is gone again', async () => {
    await reply(others[0] as Member, author);
    await group.look(author, 'q2');
    await reply(author, others[1] as Member);
    await lytt.owner.query(
      `update research.post set erased_at = platform.clock_now(study_id) where study_id = $1 and kind = 'reply' and seat_id = $2`,
      [group.studyId, author.seatId],
    );
    await group.at('2027-03-01T18:30:05Z');
    await tick(lytt);
    expect(await told(author)).toEqual(['dropped done-already']);
    expect(await told(others[1] as Member)).toEqual(['dropped done-already']);
  });

  it('is not told of a question that has been taken out meanwhile: its page is gone', async () => {
    await reply(others[0] as Member, author);
    await lytt.owner.query('update research.question set withdrawn_at = now() where id = $1', [group.question('q2')]);
    await group.at('2027-03-01T18:30:05Z');
    await tick(lytt);
    expect(await told(author)).toEqual(['dropped done-already']);
  });

  it('is told to nobody who answers themselves, and to nobody who has left', async () => {
    await reply(author, author, 'One more thing.');
    expect(await told(author)).toEqual([]);
    await lytt.owner.query(`update research.seat set state = 'dropped' where id = $1`, [author.seatId]);
    await reply(others[0] as Member, author);
    expect(await told(author)).toEqual([]);
  });
});
