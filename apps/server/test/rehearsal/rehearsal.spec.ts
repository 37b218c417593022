import { guideRoutes, type RehearsalView } from '@lytt/shared';
import { Clock } from '../../src/platform/clock/clock.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { Group } from '../discussion/group.js';
import { letters } from '../support/letters.js';
import { TestApp } from '../support/test-app.js';

type Person = RehearsalView['people'][number];

describe('a rehearsal', () => {
  let lytt: TestApp;
  // Without a worker: what the real study's own week would cause would be taken for the rehearsal's doing.
  beforeAll(async () => void (lytt = await TestApp.start({ role: 'web' })));
  afterAll(() => lytt?.stop());

  const play = async (group: Group, timeZones: string[] = []): Promise<RehearsalView> => {
    const params = { studyId: group.studyId };
    const { status, view, response } = await lytt.call(guideRoutes.rehearse, {
      cookie: group.owner.cookie,
      params,
      body: { timeZones },
    });
    if (status !== 200) throw new Error(response.body);
    return view;
  };
  const edit = (group: Group, key: string, body: object) =>
    lytt.call(guideRoutes.edit, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question(key) },
      body,
    });
  const who = (view: RehearsalView, behaviour: Person['behaviour'], at = 0): Person => {
    const person = view.people.filter((each) => each.behaviour === behaviour)[at];
    if (!person) throw new Error(`nobody is ${behaviour}`);
    return person;
  };
  const storyOf = (view: RehearsalView, { id }: Person, questionId: string): string[] =>
    view.events
      .filter((event) => event.personId === id && event.questionId === questionId)
      .map(({ at, kind }) => `${at.slice(5, 16)} ${kind}`);
  const mailsOf = (view: RehearsalView, { id }: Person) =>
    view.events
      .filter((event) => event.personId === id && event.kind === 'mail')
      .map(({ at, mailId }) => ({ at, ...view.mails.find((mail) => mail.id === mailId) }));
  /** Every row of every table, and every file. */
  const everything = async (): Promise<string> => {
    const { rows } = await lytt.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('research','platform','identity') and table_type = 'BASE TABLE' order by 1`,
    );
    const counts = [];
    for (const { name } of rows) {
      // The one trace that is wanted: who rehearsed, in the audit.
      const but = name === 'platform.audit' ? `where action <> 'guide.rehearsed'` : '';
      const { rows: found } = await lytt.owner.query<{ hash: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t ${but}`,
      );
      counts.push(`${name} ${found[0]?.hash}`);
    }
    const { rows: jobs } = await lytt.owner.query('select task_id, payload, key from graphile_worker._private_jobs');
    return [...counts, JSON.stringify(jobs), (await lytt.app.get(FileStore).ids()).sort().join()].join('\n');
  };

  it('plays every opening, answer, reminder and mail of each kind of person, in order, in seconds', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    const view = await play(group);
    const q1 = group.question('q1');
    expect(storyOf(view, who(view, 'prompt'), q1)).toEqual([
      '03-01T08:00 opened',
      '03-01T08:30 answered',
      '03-02T22:00 closed',
    ]);
    expect(storyOf(view, who(view, 'late'), q1)).toEqual([
      '03-01T08:00 opened',
      '03-02T19:00 answered',
      '03-02T22:00 closed',
    ]);
    expect(storyOf(view, who(view, 'silent'), q1)).toEqual(['03-01T08:00 opened', '03-02T22:00 closed']);
    const times = view.events.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const reminders = (behaviour: Person['behaviour']): number =>
      mailsOf(view, who(view, behaviour)).filter(({ kinds }) => kinds?.includes('reminder')).length;
    expect(reminders('prompt')).toBe(0);
    expect(reminders('silent')).toBeGreaterThan(5);
    const leaver = who(view, 'drops-out');
    const left = view.events.findIndex(({ kind, personId }) => kind === 'left' && personId === leaver.id);
    expect(view.events[left]?.at).toBe('2027-03-02T09:00:00.000Z');
    expect(
      view.events.slice(left + 1).filter(({ personId, kind }) => personId === leaver.id && kind !== 'closed'),
    ).toEqual([]);
    expect(view.tookMs).toBeLessThan(30_000);
  }, 60_000);

  it('shows each mail in the language of its reader, in the study’s own words', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await lytt.owner.query(
      `insert into research.mail_text (study_id, kind, subject, body) values ($1, 'question-opened', $2, $3)`,
      [group.studyId, { nb: 'Nytt: {{title}}', en: 'News: {{title}}' }, { nb: 'Hei, {{name}}.', en: 'Dear {{name}}.' }],
    );
    const view = await play(group);
    const first = (language: string) => {
      const person = view.people.find((each) => each.behaviour === 'prompt' && each.language === language);
      return person && mailsOf(view, person)[0];
    };
    expect(first('nb')).toMatchObject({ subject: 'Nytt: Du og kommunen din', language: 'nb' });
    expect(first('en')?.text).toContain('Dear Prompt (en).');
  }, 60_000);

  it('follows segments, own clocks and what waits for the one before', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await edit(group, 'q1', { clock: 'own' });
    await edit(group, 'q2', { afterPrevious: true });
    await edit(group, 'q3', { onlyFor: [{ attribute: 'gender', values: ['woman'] }] });
    const view = await play(group, ['Pacific/Chatham']);
    const away = view.people.find(({ timeZone }) => timeZone === 'Pacific/Chatham');
    expect(away && storyOf(view, away, group.question('q1'))[0]).toBe('02-28T19:15 opened');
    // Silent on the first: the second opens when the first has closed.
    const silent = view.people.find(({ behaviour, timeZone }) => behaviour === 'silent' && timeZone === 'Europe/Oslo');
    expect(silent && storyOf(view, silent, group.question('q2'))[0]).toBeUndefined();
    const asked = new Set(
      view.events.filter(({ questionId }) => questionId === group.question('q3')).map(({ personId }) => personId),
    );
    expect(
      view.people.filter(({ id }) => asked.has(id)).every(({ attributes }) => attributes['gender'] === 'woman'),
    ).toBe(true);
    expect(asked.size).toBeGreaterThan(0);
  }, 60_000);

  it('leaves no row, job, file or mail behind, in the real study or anywhere', async () => {
    const group = await Group.gather(lytt, '2027-03-03T12:00:00Z');
    const member = await group.member('Bekk');
    await group.answer(member, 'q3', 'A real answer in the middle of a real week.');
    const [before, sent] = [await everything(), (await letters(lytt)).length];
    await play(group);
    await lytt.call(guideRoutes.seeAsParticipant, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question('q3') },
      query: { at: '2027-03-02T12:00:00Z', language: 'en', answered: 'yes' },
    });
    expect(await everything()).toBe(before);
    expect((await letters(lytt)).length).toBe(sent);
  }, 60_000);

  it('cannot move the clock of a study that others see', async () => {
    const group = await Group.gather(lytt);
    await expect(lytt.app.get(Clock).shiftUnseen(group.studyId, new Date())).rejects.toThrow('cannot be moved');
  });

  it('is for those who edit the guide', async () => {
    const group = await Group.gather(lytt);
    const moderator = await group.colleague('moderator');
    const { status } = await lytt.call(guideRoutes.rehearse, {
      cookie: moderator.cookie,
      params: { studyId: group.studyId },
      body: {},
    });
    expect(status).toBe(403);
  });

  describe('seen as a participant at a moment', () => {
    const see = async (group: Group, key: string, at: string, answered: 'yes' | 'no', language: 'nb' | 'en' = 'en') =>
      (
        await lytt.call(guideRoutes.seeAsParticipant, {
          cookie: group.owner.cookie,
          params: { studyId: group.studyId, questionId: group.question(key) },
          query: { at, language, answered },
        })
      ).view.html;

    it('there is no page before it opens, then the page as it is, before and after one’s own answer', async () => {
      const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
      expect(await see(group, 'q2', '2027-03-01T13:59:59Z', 'no')).toBeNull();
      const asked = await see(group, 'q2', '2027-03-01T15:00:00Z', 'no');
      expect(asked).toContain('Why keep an eye on the page?');
      expect(asked).toContain('<textarea');
      expect(asked).not.toContain('Not sure really.');
      expect(asked).not.toContain('<script');
      const answered = await see(group, 'q2', '2027-03-01T15:00:00Z', 'yes');
      expect(answered).toContain('Not sure really.');
      expect(await see(group, 'q2', '2027-03-05T15:00:00Z', 'no', 'nb')).toContain('Hvorfor følge med på siden?');
      expect(await see(group, 'q1', '2027-03-01T15:00:00Z', 'no')).toContain('Not sure really.');
    }, 60_000);
  });
});
