import { randomUUID } from 'node:crypto';
import { discussionRoutes, type Role } from '@lytt/shared';
import { GroupNotices } from '../../src/fieldwork/discussion/application/group-notices.js';
import { Notifications } from '../../src/foundation/notifications/notifications.facade.js';
import { PostOffice, quietGroup, tick } from '../notifications/post-office.js';
import { TestApp } from '../support/test-app.js';
import type { Group, Member } from './group.js';

const NOON = '2027-03-02T11:00:00Z';
const NIGHT = '2027-03-02T21:30:00Z';
const WORDS = {
  title: { nb: 'Fristen er forlenget', nn: 'Fristen er forlengd', en: 'The deadline is extended' },
  text: { nb: 'Du har til søndag.', nn: 'Du har til søndag.', en: 'You have until Sunday.\n\nTake your time.' },
};

describe('a moderator’s notice to the group', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let moderator: { staffId: string; cookie: string };

  beforeAll(async () => void (lytt = await TestApp.start({ smtpUrl: await office.open() })));
  beforeEach(async () => {
    group = await quietGroup(lytt, NOON);
    moderator = await group.colleague('moderator');
  });
  afterAll(async () => {
    await lytt?.stop();
    await office.close();
  });

  const write = (words: object = WORDS, cookie = moderator.cookie) =>
    lytt.call(discussionRoutes.writeGroupNotice, {
      cookie,
      params: { studyId: group.studyId },
      body: words as typeof WORDS,
    });
  const withdraw = (noticeId: string, cookie = moderator.cookie) =>
    lytt.call(discussionRoutes.withdrawGroupNotice, { cookie, params: { studyId: group.studyId, noticeId } });
  const seen = () =>
    lytt.call(discussionRoutes.groupNotices, { cookie: moderator.cookie, params: { studyId: group.studyId } });
  const minuteLater = async (noticeId: string): Promise<void> => {
    await lytt.app.get(GroupNotices).announce(group.studyId, noticeId);
    await lytt.settle();
  };
  const noticesOf = async (member: Member): Promise<string> => (await group.page(member, '/p/notices')).body;

  it('stands on everybody’s page at once in their language, and is announced once by mail a minute later, without its text', async () => {
    const [en, nn] = [await group.member('Fjell'), await group.member('Vatn', 'active', 'nn')];
    const left = await group.member('Borte', 'dropped');
    const { status, view } = await write();
    expect([status, view.toldAt, view.sent]).toEqual([200, null, 0]);
    expect(await noticesOf(en)).toContain('<p>Take your time.</p>');
    expect(await noticesOf(nn)).toContain('Fristen er forlengd');
    await lytt.settle();
    expect(office.subjects(en)).toEqual([]);
    await minuteLater(view.id);
    await minuteLater(view.id);
    expect(office.subjects(en)).toEqual(['A notice from the moderator: The deadline is extended']);
    expect(office.to(en)[0]?.text).not.toContain('until Sunday');
    expect(office.subjects(nn)).toEqual([expect.stringContaining('Fristen er forlengd')]);
    expect(office.subjects(left)).toEqual([]);
    expect((await seen()).view.items).toMatchObject([{ id: view.id, by: 'The moderator', sent: 2 }]);
  });

  it('is one notice, however often its form is sent', async () => {
    const form = { ...WORDS, key: randomUUID() };
    const twice = await Promise.all([write(form), write(form)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await seen()).view.items.map(({ id }) => id)).toEqual([twice[0]?.view.id]);
    const later = await write({ ...form, title: { ...WORDS.title, en: 'Another title' } });
    expect([later.status, later.response.json<{ code: string }>().code]).toEqual([409, 'discussion.sent-already']);
    expect((await write({ ...WORDS, key: randomUUID() })).status).toBe(200);
    expect((await seen()).view.items).toHaveLength(2);
  });

  it('says beforehand who gets it, and who finds it on the page alone', async () => {
    const [told, stopped] = [await group.member('Elv'), await group.member('Bekk')];
    await lytt.post('/p/mails', { channel: 'mail', hour: '', kinds: ['reminder'] }, stopped.cookie);
    const { view } = await seen();
    expect(view.languages).toEqual(['nb', 'nn', 'en']);
    expect(view.audience.map(({ alias, byMail }) => [alias, byMail]).sort()).toEqual([
      ['Bekk', false],
      ['Elv', true],
    ]);
    const notice = await write();
    await minuteLater(notice.view.id);
    expect(office.subjects(told)).toHaveLength(1);
    expect(office.subjects(stopped)).toEqual([]);
    expect(await noticesOf(stopped)).toContain('The deadline is extended');
  });

  it('leaves no trace when it is withdrawn within the minute', async () => {
    const member = await group.member('Myr');
    const { view } = await write();
    expect((await withdraw(view.id)).view.withdrawnAt).not.toBeNull();
    expect((await withdraw(view.id)).status).toBe(200);
    await minuteLater(view.id);
    expect(office.subjects(member)).toEqual([]);
    expect(await noticesOf(member)).not.toContain('The deadline is extended');
    expect((await seen()).view.items).toMatchObject([{ sent: 0, toldAt: null }]);
  });

  it('takes back the mails that still wait for the morning', async () => {
    const member = await group.member('Natt');
    await group.at(NIGHT);
    const { view } = await write();
    await minuteLater(view.id);
    await withdraw(view.id);
    await group.at('2027-03-03T07:30:00Z');
    await tick(lytt);
    expect(office.subjects(member)).toEqual([]);
    const { rows } = await lytt.owner.query<{ state: string; fault: string }>(
      'select state, fault from research.notice where seat_id = $1',
      [member.seatId],
    );
    expect(rows).toEqual([{ state: 'dropped', fault: 'taken-back' }]);
  });

  it('is for moderators and researchers to write, in every language of the study', async () => {
    for (const role of ['analyst', 'observer'] as Role[])
      expect((await write(WORDS, (await group.colleague(role)).cookie)).status).toBe(403);
    const partly = await write({ ...WORDS, text: { nb: 'Bare på bokmål.' } });
    expect(partly.status).toBe(422);
    expect(partly.response.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual([
      'text.nn',
      'text.en',
    ]);
    expect((await withdraw('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('stands above what was said by mail: of which question, and the way to it', async () => {
    const member = await group.member('Kvist');
    const { rows } = await lytt.owner.query<{ personId: string }>(
      'select person_id as "personId" from research.seat where id = $1',
      [member.seatId],
    );
    await lytt.app.get(Notifications).send({
      studyId: group.studyId,
      kind: 'reminder',
      key: `reminder:test:${member.seatId}`,
      language: 'en',
      to: { personId: rows[0]?.personId ?? '', seatId: member.seatId },
      link: { purpose: 'sign-in', next: `/p/q/${group.question('q1')}` },
      values: { title: 'You & your <municipality>', closesAt: NIGHT },
    });
    expect(await noticesOf(member)).not.toContain(group.question('q1'));
    await lytt.settle();
    expect(await noticesOf(member)).toContain(
      `<a href="/p/q/${group.question('q1')}">You &amp; your &lt;municipality&gt;</a>`,
    );
  });
});
