import { notificationsRoutes as routes, WrittenMail, type MailText } from '@lytt/shared';
import type { Group, Member } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { PostOffice, quietGroup, tell } from './post-office.js';

const NOON = '2027-03-02T11:00:00Z';
const OWN: MailText = {
  subject: { nb: 'Nå er «{{title}}» åpent', en: 'Now “{{title}}” is open' },
  body: { nb: 'Kjære {{name}}\n\n{{button}}', en: 'Dear {{name}}\n\n{{button}}\n\nUntil {{closes}}' },
};

describe('a study’s mails', () => {
  const office = new PostOffice();
  let lytt: TestApp;
  let group: Group;
  let seat: Member;
  const at = (kind?: string) => ({
    cookie: group.owner.cookie,
    params: { studyId: group.studyId, ...(kind ? { kind } : {}) },
  });
  const faults = (response: { json: <T>() => T }): string[] =>
    response.json<{ errors: { path: string }[] }>().errors.map((fault) => fault.path);

  beforeAll(async () => {
    lytt = await TestApp.start({ smtpUrl: await office.open() });
    group = await quietGroup(lytt, NOON);
    seat = await group.member('Bjørk');
  });
  afterAll(async () => {
    await lytt.stop();
    await office.close();
  });

  it('are there for every kind in each of its languages, in Lytt’s words until it writes its own', async () => {
    const { view } = await lytt.call(routes.mails, at());
    expect(view.items.map((item) => item.kind)).toEqual(WrittenMail.options);
    for (const { subject, body, own } of view.items)
      expect([own, Object.keys(subject), Object.keys(body)]).toEqual([false, view.languages, view.languages]);
    expect(view.rules).toEqual({ quietFrom: 21, quietTo: 8, atMost: 3, quoteProbe: false });
    expect(view.people).toEqual([{ seatId: seat.seatId, alias: 'Bjørk' }]);
  });

  it.each(WrittenMail.options)(
    '“%s” can be saved as it stands, and looks as it will be sent, with nothing left unfilled',
    async (kind) => {
      const { view } = await lytt.call(routes.mails, at());
      const item = view.items.find((one) => one.kind === kind);
      expect(
        (
          await lytt.call(routes.write, {
            ...at(kind),
            body: { text: { subject: item?.subject ?? {}, body: item?.body ?? {} } },
          })
        ).status,
      ).toBe(200);
      await lytt.call(routes.write, { ...at(kind), body: { text: null } });
      for (const language of view.languages) {
        const { view: mail } = await lytt.call(routes.preview, { ...at(kind), body: { language } });
        expect(mail.subject).not.toBe('');
        expect(mail.text).toContain('Kari Nordmann');
        expect(mail.subject + mail.text).not.toMatch(/[{}]|undefined|“”|«»/);
      }
    },
  );

  it('go out in its own words, to each in their language, and in Lytt’s again after that', async () => {
    const reader = await group.member('Ask');
    const values = { title: 'Hva nå?', closesAt: '2027-03-02T22:00:00Z' };
    await lytt.call(routes.write, { ...at('question-opened'), body: { text: OWN } });
    await tell(group, reader, 'question-opened', 'a', { values });
    await lytt.settle();
    await tell(group, reader, 'question-opened', 'b', { values, language: 'nb' });
    await lytt.settle();
    await lytt.call(routes.write, { ...at('question-opened'), body: { text: null } });
    await tell(group, reader, 'question-opened', 'c', { values });
    await lytt.settle();
    expect(office.subjects(reader)).toEqual([
      'Now “Hva nå?” is open',
      'Nå er «Hva nå?» åpent',
      'A new question: Hva nå?',
    ]);
    expect(office.to(reader)[0]?.text).toContain('Dear Person Ask');
    expect(office.to(reader)[0]?.text).toContain('Until today at 23:00');
  });

  it('are refused with the fault beside the field, saved or previewed', async () => {
    const wrong = { ...OWN, subject: { ...OWN.subject, nb: 'Hei {{tittel}}' } };
    const saved = await lytt.call(routes.write, { ...at('question-opened'), body: { text: wrong } });
    expect([saved.status, faults(saved.response)]).toEqual([422, ['text.subject.nb']]);
    const shown = await lytt.call(routes.preview, {
      ...at('reply'),
      body: { language: 'nb', text: { subject: 'x', body: '{{title}}' } },
    });
    expect([shown.status, faults(shown.response)]).toEqual([422, ['text.body']]);
    expect((await lytt.call(routes.preview, { ...at('no-such'), body: { language: 'nb' } })).status).toBe(404);
  });

  it('are shown as a real participant gets them, with what the last one told, and the audit knows who looked', async () => {
    await tell(group, seat, 'reminder', 'Real title', {
      values: { title: 'Real title', closesAt: '2027-03-02T22:00:00Z' },
    });
    await lytt.settle();
    const { view } = await lytt.call(routes.preview, {
      ...at('reminder'),
      body: { language: 'en', seatId: seat.seatId },
    });
    expect(view.text).toContain('Person Bjørk');
    expect(view.subject).toBe('It closes soon: Real title');
    expect(view.text).not.toMatch(/\/in\/|\/stop\//);
    expect(
      await group.count(
        `select count(*)::int from platform.audit where action = 'privacy.looked-up' and actor_id = $1 and subject->>'why' = 'mail preview'`,
        [group.owner.staffId],
      ),
    ).toBe(1);
  });

  it('can be sent to oneself, as they stand in the editor', async () => {
    const words = { subject: 'Try {{study}}', body: 'Hi {{name}}\n\n{{button}}' };
    const { view } = await lytt.call(routes.test, { ...at('reply'), body: { language: 'en', text: words } });
    expect(view.to).toBe(`${group.owner.staffId}@example.org`);
    expect(office.subjects({ email: view.to })).toEqual(['Try The municipality in social media']);
    office.refuse = () => ({ at: 'RCPT', code: 550 });
    const refused = await lytt.call(routes.test, { ...at('reply'), body: { language: 'en' } });
    office.refuse = () => undefined;
    expect([refused.status, refused.response.json<{ title: string }>().title]).toEqual([
      503,
      expect.stringContaining('550'),
    ]);
  });

  it('hold no words of a probe, until the study lets them hold its first', async () => {
    const reader = await group.member('Or');
    const quote = `Can you say more about ${'that '.repeat(100)}?`;
    await tell(group, reader, 'probe', 'a', { values: { quote } });
    await lytt.settle();
    expect(await group.count(`select count(*)::int from research.notice where values ? 'quote'`)).toBe(0);
    const { view } = await lytt.call(routes.rules, { ...at(), body: { quoteProbe: true } });
    expect(view).toEqual({ quietFrom: 21, quietTo: 8, atMost: 3, quoteProbe: true });
    await tell(group, reader, 'probe', 'b', { values: { quote } });
    await lytt.settle();
    const texts = office.to(reader).map((letter) => letter.text ?? '');
    expect(texts.map((text) => text.includes('Can you say more'))).toEqual([false, true]);
    expect(texts[1]).toContain('that …');
    expect(texts[1]?.length).toBeLessThan((texts[0]?.length ?? 0) + 230);
    await lytt.call(routes.rules, { ...at(), body: { quoteProbe: false } });
  });

  it('are listed with their state by alias alone, newest first', async () => {
    const { view } = await lytt.call(routes.log, { ...at(), query: { seatId: seat.seatId } });
    expect(view).toMatchObject({
      more: false,
      items: [{ kind: 'reminder', alias: 'Bjørk', state: 'sent', channel: 'mail' }],
    });
    expect(JSON.stringify(view)).not.toContain('Person');
    expect((await lytt.call(routes.log, { ...at(), query: { state: 'failed' } })).view.items).toEqual([]);
    const all = (await lytt.call(routes.log, at())).view.items.map((item) => item.createdAt);
    expect(all).toEqual([...all].sort().reverse());
    const older = await lytt.call(routes.log, { ...at(), query: { before: all.at(-1) ?? '' } });
    expect(older.view.items).toEqual([]);
  });

  it('are the researchers’ to write; who has no part in the panel does not see them', async () => {
    const [moderator, observer] = [await group.colleague('moderator'), await group.colleague('observer')];
    const as = (cookie: string) => ({ ...at('reply'), cookie });
    expect((await lytt.call(routes.mails, as(moderator.cookie))).status).toBe(200);
    expect((await lytt.call(routes.write, { ...as(moderator.cookie), body: { text: null } })).status).toBe(403);
    expect((await lytt.call(routes.log, as(observer.cookie))).status).toBe(403);
  });
});
