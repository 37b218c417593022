import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudyFile, guideRoutes, studyRoutes, type GuideQuestionView } from '@lytt/shared';
import { simpleParser } from 'mailparser';
import { parse, stringify } from 'yaml';
import { Group } from '../discussion/group.js';
import { TestApp } from '../support/test-app.js';
import { tickGuides } from '../support/what-is-due.js';

describe('the guide', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt?.stop());

  const list = async ({ owner, studyId }: Pick<Group, 'owner' | 'studyId'>): Promise<GuideQuestionView[]> =>
    (await lytt.call(guideRoutes.list, { cookie: owner.cookie, params: { studyId } })).view.items;
  const mailsTo = async (email: string): Promise<string[]> => {
    const folder = join(lytt.settings.dataDir, 'mail');
    const names = await readdir(folder).catch(() => [] as string[]);
    const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
    return mails
      .filter((mail) => [mail.to].flat().some((to) => to?.text.includes(email)))
      .map((mail) => mail.subject ?? '');
  };
  const tick = async (): Promise<void> => {
    await tickGuides(lytt.app);
    await lytt.settle();
  };

  it('comes with the study file, opens by the local clock and goes out again as it came', async () => {
    const owner = await lytt.staff({ isOwner: true });
    const { view } = await lytt.call(studyRoutes.example, { cookie: owner.cookie, body: { startsOn: '2027-03-26' } });
    const questions = await list({ owner, studyId: view.id });
    expect(questions).toHaveLength(12);
    expect(questions.map((question) => question.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    // 26 March is winter time in Oslo, 28 March the first day of summer time.
    expect(questions.find((question) => question.key === 'q1')?.opensAt).toBe('2027-03-26T08:00:00.000Z');
    expect(questions.find((question) => question.day === 3)?.opensAt).toBe('2027-03-28T07:00:00.000Z');
    const file = (await lytt.call(studyRoutes.exportFile, { cookie: owner.cookie, params: { studyId: view.id } })).view
      .yaml;
    // What a file leaves out is written out as its default.
    const came = StudyFile.parse(parse(await readFile('examples/municipalities.study.yaml', 'utf8'))).guide;
    expect((parse(file) as { guide: unknown }).guide).toEqual(came);
    await lytt.call(studyRoutes.edit, {
      cookie: owner.cookie,
      params: { studyId: view.id },
      body: { startsOn: '2027-06-07' },
    });
    expect((await list({ owner, studyId: view.id }))[0]?.opensAt).toBe('2027-06-07T07:00:00.000Z');
  });

  it('refuses a file whose question closes before it opens, with path and line, and imports nothing', async () => {
    const owner = await lytt.staff({ isOwner: true });
    const file = parse(await readFile('examples/municipalities.study.yaml', 'utf8')) as {
      guide: { closesDay: number; day: number }[];
      study: { slug: string };
    };
    file.study.slug = 'backwards';
    const [, second, third] = file.guide;
    if (second) second.closesDay = 0 + 1;
    if (second) second.day = 2;
    if (third) third.closesDay = 9;
    const refused = await lytt.call(studyRoutes.importFile, { cookie: owner.cookie, body: { file: stringify(file) } });
    expect(refused.status).toBe(422);
    const faults = refused.response.json<{ errors: { path: string; line?: number }[] }>().errors;
    expect(faults.map((fault) => fault.path)).toEqual(['guide.1.closesAt', 'guide.2.closesDay']);
    expect(faults.every((fault) => (fault.line ?? 0) > 1)).toBe(true);
  });

  it('lets no study into the field without a question', async () => {
    const owner = await lytt.staff({ isOwner: true });
    const { view } = await lytt.call(studyRoutes.create, {
      cookie: owner.cookie,
      body: { title: 'Empty', startsOn: '2027-03-01' },
    });
    const params = { studyId: view.id };
    await lytt.owner.query(`update research.study set phase = 'recruiting' where id = $1`, [view.id]);
    const refused = await lytt.call(studyRoutes.changePhase, { cookie: owner.cookie, params, body: { to: 'field' } });
    expect(refused.status).toBe(409);
    expect(refused.response.body).toContain('no question yet');
    const added = await lytt.call(guideRoutes.add, {
      cookie: owner.cookie,
      params,
      body: {
        day: 1,
        opens: '09:00',
        closesDay: 1,
        closes: '23:00',
        masking: 'open',
        minutes: 5,
        title: { nb: 'Hei', en: 'Hello' },
        text: { nb: 'Hvem er du?', en: 'Who are you?' },
      },
    });
    expect(added.view).toMatchObject({ key: 'q1', position: 1, state: 'coming' });
  });

  it('replaces wording before a question opens, and makes a new version once it has been shown', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const params = { studyId: group.studyId, questionId: group.question('q1') };
    const edit = (body: object): ReturnType<typeof lytt.call<typeof guideRoutes.edit>> =>
      lytt.call(guideRoutes.edit, { cookie: group.owner.cookie, params, body });
    expect((await edit({ title: { nb: 'Nytt', nn: 'Nytt', en: 'New' } })).view).toMatchObject({
      version: 1,
      opened: false,
      title: { en: 'New' },
    });
    const member = await group.member('Havørn');
    await group.at('2027-03-01T08:30:00Z');
    await group.answer(member, 'q1', 'To the first wording.');
    expect((await edit({ title: { nb: 'Nyere', nn: 'Nyare', en: 'Newer' } })).view).toMatchObject({
      version: 2,
      opened: true,
    });
    expect((await edit({ minutes: 7 })).view).toMatchObject({ version: 2, minutes: 7 });
    const { rows } = await lytt.owner.query('select question_version from research.post where seat_id = $1', [
      member.seatId,
    ]);
    expect(rows).toEqual([{ question_version: 1 }]);
    expect((await group.look(await group.member('Bjørk'), 'q1')).body).toContain('Newer');
    expect((await edit({ opens: '12:00' })).status).toBe(409);
    expect((await edit({ masking: 'private' })).status).toBe(409);
    expect((await edit({ closes: '22:00' })).view).toMatchObject({ closesAt: '2027-03-02T21:00:00.000Z' });
    const faults = await edit({ closesDay: 1, closes: '08:00', title: { nb: 'Bare norsk' } });
    expect(faults.response.json<{ errors: { path: string }[] }>().errors.map((fault) => fault.path)).toEqual([
      'closes',
      'title.nn',
      'title.en',
    ]);
    const observer = await group.colleague('observer');
    expect((await lytt.call(guideRoutes.edit, { cookie: observer.cookie, params, body: { minutes: 1 } })).status).toBe(
      403,
    );
  });

  it('takes a question back and puts it in again', async () => {
    const group = await Group.gather(lytt);
    const params = { studyId: group.studyId, questionId: group.question('q2') };
    const member = await group.member('Regn');
    const withdraw = (withdrawn: boolean): Promise<unknown> =>
      lytt.call(guideRoutes.withdraw, { cookie: group.owner.cookie, params, body: { withdrawn } });
    await withdraw(true);
    expect((await group.page(member, '/p/today')).body).not.toContain(`/p/q/${group.question('q2')}`);
    await withdraw(false);
    expect((await group.page(member, '/p/today')).body).toContain(`/p/q/${group.question('q2')}`);
  });

  it('tells each participant once, in one mail, of what opened together', async () => {
    const group = await Group.gather(lytt, '2027-03-01T07:00:00Z');
    const [member, dropped] = [await group.member('Tåke'), await group.member('Snø', 'dropped')];
    await tick();
    expect(await mailsTo(member.email)).toEqual([]);
    await group.at('2027-03-01T15:00:00Z');
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await mailsTo(member.email)).toEqual(['2 pieces of news from “The municipality in social media”']);
    expect(await mailsTo(dropped.email)).toEqual([]);
    expect(
      await group.count('select count(*)::int from research.schedule_effect where study_id = $1', [group.studyId]),
    ).toBe(2);
    await group.answer(member, 'q1', 'Heard from, so that nobody asks after them.');
    await group.at('2027-03-02T08:00:30Z');
    await tick();
    expect((await mailsTo(member.email)).sort()).toEqual([
      '2 pieces of news from “The municipality in social media”',
      'A new question: When the municipality speaks to you directly',
    ]);
  });

  it('reminds only those who have neither answered nor passed, once, before closing', async () => {
    const group = await Group.gather(lytt, '2027-03-01T16:00:00Z');
    const [answered, passed, missing] = [
      await group.member('Sol'),
      await group.member('Vind'),
      await group.member('Hagl'),
    ];
    for (const key of ['q1', 'q2']) {
      await group.answer(answered, key, 'Here I am.');
      await group.answer(passed, key, '', { skip: 'no-time' });
    }
    await group.answer(missing, 'q1', 'Only this one.');
    await tick();
    await group.at('2027-03-02T17:59:00Z');
    await tick();
    const reminders = async (email: string): Promise<string[]> =>
      (await mailsTo(email)).filter((subject) => subject.startsWith('It closes soon'));
    expect(await reminders(missing.email)).toEqual([]);
    await group.at('2027-03-02T18:00:30Z');
    await Promise.all([tick(), tick()]);
    await tick();
    expect(await reminders(missing.email)).toEqual(['It closes soon: Why keep an eye on the page?']);
    expect(await reminders(answered.email)).toEqual([]);
    expect(await reminders(passed.email)).toEqual([]);
  });

  it('is silent after an outage about what opened more than a day ago, and still remembers that it opened', async () => {
    const group = await Group.gather(lytt, '2027-03-06T12:00:00Z');
    const member = await group.member('Lyn');
    await tick();
    expect(await mailsTo(member.email)).toHaveLength(1);
    expect(
      await group.count(
        `select count(*)::int from research.schedule_effect where study_id = $1 and effect = 'opened'`,
        [group.studyId],
      ),
    ).toBe(11);
  });
});
