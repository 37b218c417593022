import { guideRoutes, LANGUAGES, type RehearsalView } from '@lytt/shared';
import sharp from 'sharp';
import { AnswerQuestion } from '../../src/fieldwork/discussion/application/answer-question.js';
import { WriteToOthers } from '../../src/fieldwork/discussion/application/write-to-others.js';
import { moderatorsWordsIn, wordsOf } from '../../src/rehearsal/made-up-people.js';
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
  /** Everything but ids: who did and got what when. */
  const shapeOf = (view: RehearsalView): string[] => {
    const people = new Map(view.people.map(({ id, alias }) => [id, alias]));
    const mails = new Map(view.mails.map(({ id, kinds, subject }) => [id, `${kinds.join('+')} ${subject}`]));
    const lines = view.events.map(
      ({ at, kind, personId, mailId }) =>
        `${at.slice(0, 16)} ${people.get(personId)} ${kind} ${mails.get(mailId ?? '') ?? ''}`,
    );
    return lines.sort();
  };
  /** The example study as it is, before it begins. */
  let played: Promise<string[]> | undefined;
  const ordinary = (): Promise<string[]> =>
    (played ??= Group.gather(lytt, '2027-02-20T12:00:00Z').then(async (group) => shapeOf(await play(group))));
  const picture = async (group: Group) => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0f5b52' } })
      .png()
      .toBuffer();
    const response = await lytt.app.inject({
      method: 'POST',
      url: `/api/v1/studies/${group.studyId}/guide/files`,
      headers: {
        cookie: group.owner.cookie,
        'content-type': 'application/octet-stream',
        'sec-fetch-site': 'same-origin',
      },
      payload: bytes,
    });
    return {
      kind: 'image',
      fileId: response.json<{ fileId: string }>().fileId,
      alt: { nb: 'En flate', en: 'A square' },
    };
  };
  const storyOf = (view: RehearsalView, { id }: Person, questionId: string): string[] =>
    view.events
      .filter((event) => event.personId === id && event.questionId === questionId)
      .map(({ at, kind }) => `${at.slice(5, 16)} ${kind}`);
  const mailsOf = (view: RehearsalView, person: Person) =>
    eventsOf(view, person)
      .filter((event) => event.kind === 'mail')
      .map(({ at, mailId }) => ({ at, ...view.mails.find((mail) => mail.id === mailId) }));
  const eventsOf = (view: RehearsalView, { id }: Person) => view.events.filter(({ personId }) => personId === id);
  /** Every row of every table of the database, every file, and every mail that went out. */
  const everything = async (): Promise<string[]> => {
    const { rows } = await lytt.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema not in ('pg_catalog','information_schema') and table_type = 'BASE TABLE' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['graphile_worker._private_jobs', 'identity.person', 'research.notice', 'platform.audit']),
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
    const files = (await lytt.app.get(FileStore).ids()).sort();
    return [...counts, `files ${files.join()}`, `mails ${(await letters(lytt)).length}`];
  };

  it('plays every opening, answer, reminder and mail of each kind of person, in order, in seconds', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    const view = await play(group);
    const q1 = group.question('q1');
    expect(storyOf(view, who(view, 'prompt'), q1)).toEqual([
      '03-01T08:00 opened',
      '03-01T08:30 answered',
      '03-01T09:30 moderator-replied',
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
  });

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
  });

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
  });

  it('leaves no row, job, file or mail behind, in the real study or anywhere', async () => {
    const group = await Group.gather(lytt, '2027-03-03T12:00:00Z');
    const member = await group.member('Bekk');
    await group.answer(member, 'q3', 'A real answer in the middle of a real week.');
    await edit(group, 'q4', { stimuli: [await picture(group)] });
    await edit(group, 'q5', { answer: { kind: 'photo', atMost: 2, words: 'optional' } });
    const before = await everything();
    const view = await play(group);
    expect(view.events.length).toBeGreaterThan(500);
    await lytt.call(guideRoutes.seeAsParticipant, {
      cookie: group.owner.cookie,
      params: { studyId: group.studyId, questionId: group.question('q3') },
      query: { at: '2027-03-02T12:00:00Z', language: 'en', answered: 'yes' },
    });
    expect(await everything()).toEqual(before);
  });

  it('leaves nothing behind when it breaks off', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await edit(group, 'q4', { stimuli: [await picture(group)] });
    const before = await everything();
    const answering = jest.spyOn(lytt.app.get(AnswerQuestion, { strict: false }), 'execute');
    answering.mockRejectedValueOnce(new Error('the power went'));
    await expect(play(group)).rejects.toThrow();
    answering.mockRestore();
    expect(await everything()).toEqual(before);
    expect((await play(group)).events.length).toBeGreaterThan(500);
  });

  it('is played once at a time for a study, and those of other studies do not mix', async () => {
    const [one, other] = [await Group.gather(lytt), await Group.gather(lytt)];
    const call = (group: Group) =>
      lytt.call(guideRoutes.rehearse, { cookie: group.owner.cookie, params: { studyId: group.studyId }, body: {} });
    const [first, second, third] = await Promise.all([call(one), call(one), call(other)]);
    // Whichever of the two came first.
    const [played, refused] = first.status === 200 ? [first, second] : [second, first];
    expect([played.status, refused.status, third.status]).toEqual([200, 409, 200]);
    expect(refused.response.json()).toMatchObject({ code: 'rehearsal.playing' });
    expect(shapeOf(played.view)).toEqual(await ordinary());
    expect(shapeOf(third.view)).toEqual(await ordinary());
  });

  it('is not played while another instance plays it', async () => {
    const group = await Group.gather(lytt);
    const call = () =>
      lytt.call(guideRoutes.rehearse, { cookie: group.owner.cookie, params: { studyId: group.studyId }, body: {} });
    const lock = (act: string) =>
      lytt.owner.query(`select ${act}(hashtext('lytt.rehearsal'), hashtext($1))`, [group.studyId]);
    await lock('pg_advisory_lock');
    expect((await call()).status).toBe(409);
    await lock('pg_advisory_unlock');
    expect((await call()).status).toBe(200);
  });

  it('plays a study that has begun, or is over, as it plays one that has not', async () => {
    const begun = await Group.gather(lytt, '2027-03-03T12:00:00Z');
    await begun.answer(await begun.member('Bekk'), 'q3', 'A real answer in the middle of a real week.');
    const over = await Group.gather(lytt, '2027-04-01T12:00:00Z');
    await lytt.owner.query(`update research.study set phase = 'closed' where id = $1`, [over.studyId]);
    expect(shapeOf(await play(begun))).toEqual(await ordinary());
    expect(shapeOf(await play(over))).toEqual(await ordinary());
  });

  it('lets a moderator ask the vague one what was prepared, who then tells; and passes on what may be passed on', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await lytt.owner.query(
      `insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 21, 8, 3, true)`,
      [group.studyId],
    );
    const view = await play(group);
    const vague = view.people.find(({ behaviour, language }) => behaviour === 'vague' && language === 'en');
    if (!vague) throw new Error('nobody is vague in English');
    expect(storyOf(view, vague, group.question('q1'))).toEqual([
      '03-01T08:00 opened',
      '03-01T10:00 answered',
      '03-01T12:00 probed',
      '03-01T16:00 probe-answered',
      '03-02T22:00 closed',
    ]);
    const probe = mailsOf(view, vague).find(({ kinds }) => kinds?.includes('probe'));
    expect(probe?.at).toBe('2027-03-01T12:00:00.000Z');
    expect(probe?.text).toContain('Can you tell us about one time when it was like that?');
    expect(storyOf(view, vague, group.question('q2'))).toContain('03-01T16:00 passed');
    const others = view.events.filter(({ kind }) => kind === 'passed' || kind === 'probed');
    const whose = new Set(others.map(({ personId }) => view.people.find(({ id }) => id === personId)?.behaviour));
    expect([...whose]).toEqual(['vague']);
  });

  it('lets everybody reply to those whose answers they were given, by their manner, which counts towards having done all', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await edit(group, 'q2', { peers: 2 });
    const view = await play(group);
    const q2 = group.question('q2');
    const repliesOf = (person: Person) =>
      view.events.filter(
        ({ kind, personId, questionId }) => kind === 'replied' && personId === person.id && questionId === q2,
      );
    // Dealt evenly: one of the answers before to who comes third; to the first, what comes when two thirds of the time are over.
    const [first, , third] = [0, 1, 2].map((at) => storyOf(view, who(view, 'prompt', at), q2).slice(0, 4));
    expect(third).toEqual(['03-01T14:00 opened', '03-01T14:30 answered', '03-01T15:00 replied', '03-02T19:30 replied']);
    expect(first).toEqual(['03-01T14:00 opened', '03-01T14:30 answered', '03-02T19:30 replied', '03-02T19:30 replied']);
    for (const person of view.people.filter(({ behaviour }) => behaviour === 'prompt' || behaviour === 'late'))
      expect(repliesOf(person).length).toBeGreaterThanOrEqual(2);
    expect(repliesOf(who(view, 'silent'))).toEqual([]);
    // Whatever a mail tells of, in whatever language: nobody's words stand in it.
    const words = LANGUAGES.flatMap((language) => [
      ...(['prompt', 'vague'] as const).map((behaviour) => wordsOf(behaviour, language)),
      moderatorsWordsIn(language),
    ]);
    const written = (language: string): string[] =>
      [...new Set(view.mails.filter((mail) => mail.language === language).flatMap(({ kinds }) => kinds))].sort();
    const everyKind = ['missed-day', 'question-opened', 'reminder', 'reminder-late', 'reply', 'thanks'];
    for (const language of LANGUAGES) expect(written(language)).toEqual(expect.arrayContaining(everyKind));
    expect(LANGUAGES.flatMap(written)).toEqual(expect.arrayContaining(['probe', 'peer-reply']));
    for (const { subject, html, text } of view.mails)
      for (const word of words) expect(`${subject}\n${html}\n${text}`).not.toContain(word.slice(0, 12));
    const completed = new Set(view.events.flatMap(({ kind, personId }) => (kind === 'completed' ? [personId] : [])));
    const behaviours = view.people.filter(({ id }) => completed.has(id)).map(({ behaviour }) => behaviour);
    expect([...new Set(behaviours)].sort()).toEqual(['late', 'prompt', 'vague']);
  });

  it('lets only those have done all who owe no reply', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await edit(group, 'q2', { peers: 2 });
    const replying = jest.spyOn(lytt.app.get(WriteToOthers, { strict: false }), 'reply');
    replying.mockResolvedValue({ kind: 'closed' });
    const view = await play(group);
    replying.mockRestore();
    expect(view.events.filter(({ kind }) => kind === 'replied')).toEqual([]);
    const completed = new Set(view.events.flatMap(({ kind, personId }) => (kind === 'completed' ? [personId] : [])));
    const behaviours = view.people.filter(({ id }) => completed.has(id)).map(({ behaviour }) => behaviour);
    // The vague one passed on it, and was given nothing to reply to.
    expect([...new Set(behaviours)]).toEqual(['vague']);
  });

  it('lets a moderator answer the prompt one’s first words, of which they get a mail', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    const view = await play(group);
    const answered = view.events.filter(({ kind }) => kind === 'moderator-replied');
    const prompt = view.people.filter(({ behaviour }) => behaviour === 'prompt').map(({ id }) => id);
    expect(answered.map(({ personId }) => personId).sort()).toEqual([...prompt].sort());
    const mail = mailsOf(view, who(view, 'prompt')).find(({ kinds }) => kinds?.includes('reply'));
    expect(mail?.at).toBe('2027-03-01T09:30:00.000Z');
  });

  it('bundles for whoever wants one mail a day, keeps the quiet hours, and counts how much each is written to', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    const view = await play(group, ['Asia/Tokyo']);
    expect(view.people).toHaveLength(15);
    const daily = view.people.filter(({ mailHour }) => mailHour === 18);
    expect(daily).toHaveLength(7);
    const bundled = daily.flatMap((person) => mailsOf(view, person)).filter(({ kinds }) => (kinds?.length ?? 0) > 1);
    expect(bundled.length).toBeGreaterThan(5);
    const hourIn = (zone: string, at: string): number =>
      Number(
        new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(at)),
      );
    for (const person of view.people) {
      const mails = mailsOf(view, person);
      for (const { at } of mails) expect(hourIn(person.timeZone, at)).toBeGreaterThanOrEqual(8);
      for (const { at } of mails) expect(hourIn(person.timeZone, at)).toBeLessThan(21);
      expect(person.load).toMatchObject({ mails: mails.length, atNight: 0 });
      expect(person.load.mostInADay).toBeLessThanOrEqual(3);
    }
    const inOslo = daily.find(({ behaviour, timeZone }) => behaviour === 'silent' && timeZone === 'Europe/Oslo');
    expect(inOslo && mailsOf(view, inOslo)[0]?.at).toBe('2027-03-01T17:00:00.000Z');
  });

  it('shows that somebody is written to at night where the study has no quiet hours', async () => {
    const group = await Group.gather(lytt, '2027-02-20T12:00:00Z');
    await lytt.owner.query(
      `insert into research.mail_rule (study_id, quiet_from, quiet_to, at_most, quote_probe) values ($1, 0, 0, 20, false)`,
      [group.studyId],
    );
    const view = await play(group, ['Asia/Tokyo']);
    const mostAtNight = (zone: string): number =>
      Math.max(
        ...view.people
          .filter(({ timeZone, mailHour }) => timeZone === zone && mailHour === null)
          .map(({ load }) => load.atNight),
      );
    // The last question closes at 23:00 in Oslo, and thanks go at once; all else there comes by day.
    expect(mostAtNight('Europe/Oslo')).toBe(1);
    expect(mostAtNight('Asia/Tokyo')).toBeGreaterThan(1);
  });

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
    });
  });
});
