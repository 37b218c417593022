import { randomUUID } from 'node:crypto';
import { screenerRoutes, studyRoutes, type ScreenerSection } from '@lytt/shared';
import { ForgetApplications } from '../../src/fieldwork/applicants/application/forget-applications.js';
import { elementsIn } from '../../src/fieldwork/screener/domain/form-elements.js';
import { Applicants } from '../../src/fieldwork/applicants/applicants.facade.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { TestApp } from '../support/test-app.js';
import { recruitingStudy } from '../applying/applicant.js';

type Json = Record<string, unknown>;
interface Row {
  state: string;
  refusal: string | null;
  answers: Json;
  attributes: Json;
  person_id: string | null;
  tags: string[];
  status_reason: string | null;
}

const FORM = {
  relation: 'lives',
  follows_page: 'yes',
  follow_often: 'weekly',
  follow_for: ['service'],
  discussion: 'Begge deler kan være sant.',
  gender: 'man',
  birth_year: 1971,
  county: 'oslo',
  occupation: 'retired',
  contact_consent: true,
};

describe('the deletion rules of a screener', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());

  let studyId: string;
  let cookie: string;
  let staffId: string;
  beforeEach(async () => {
    ({ studyId, cookie, staffId } = await recruitingStudy(lytt));
    await at('2027-02-10T12:00:00Z');
  });

  const at = (instant: string): Promise<void> => lytt.app.get(Clock).shiftTo(studyId, new Date(instant));
  const sweep = (): Promise<void> => lytt.app.get(ForgetApplications).sweep();
  const phase = (to: string) => lytt.owner.query('update research.study set phase = $2 where id = $1', [studyId, to]);
  const row = async (id: string): Promise<Row> => {
    const { rows } = await lytt.owner.query<Row>('select * from research.application where id = $1', [id]);
    if (!rows[0]) throw new Error('the row is gone');
    return rows[0];
  };
  const take = async (standing = 'none'): Promise<string> => {
    const id = await lytt.app.get(Applying).acceptForm(studyId, {
      sourceCode: 'bergen',
      language: 'nb',
      person: { name: 'Oppdiktet', email: `${Math.random()}@example.org` },
      answers: FORM,
    });
    await lytt.owner.query('update research.application set standing = $2 where id = $1', [id, standing]);
    return id;
  };
  const people = async (ids: (string | null)[]): Promise<number> =>
    (await lytt.owner.query('select 1 from identity.person where id = any($1)', [ids])).rowCount ?? 0;
  const audited = async (): Promise<Json[]> =>
    (
      await lytt.owner.query<{ subject: Json }>(
        `select subject from platform.audit where study_id = $1 and action = 'recruitment.deleted-by-rule' order by id`,
        [studyId],
      )
    ).rows.map(({ subject }) => subject);
  /** Publishes the screener with these questions kept so long. */
  const keep = async (rules: Record<string, string>): Promise<void> => {
    const { view } = await lytt.call(screenerRoutes.draft, { cookie, params: { studyId } });
    const definition = structuredClone(view.definition) as unknown as ScreenerSection;
    for (const { element } of elementsIn(definition.form)) {
      const rule = rules[element.name];
      if (rule) element['keepUntil'] = rule;
    }
    const body = { definition, revision: view.revision };
    const saved = await lytt.call(screenerRoutes.saveDraft, { cookie, params: { studyId }, body });
    const { status } = await lytt.call(screenerRoutes.publish, {
      cookie,
      params: { studyId },
      body: { revision: saved.view.revision },
    });
    expect(status).toBe(200);
  };

  it('take answers kept until the selection away once the study is in the field, from everybody', async () => {
    const [none, seated] = [await take(), await take('panel')];
    await sweep();
    expect((await row(none)).answers).toEqual(FORM);
    await phase('field');
    await sweep();
    const { follow_often: _, follow_for: __, ...left } = FORM;
    for (const id of [none, seated]) expect((await row(id)).answers).toEqual(left);
    expect(await audited()).toEqual([{ rule: 'selection', applications: 2 }]);
    await sweep();
    expect(await audited()).toHaveLength(1);
  });

  it('take the words beside "other" and the pictures of a question along with its answer', async () => {
    const id = await take();
    const files = lytt.app.get(FileStore, { strict: false });
    const [due, later] = [randomUUID(), randomUUID()];
    for (const [pictureId, question] of [
      [due, 'follow_often'],
      [later, 'gender'],
    ] as const) {
      await files.put(pictureId, Buffer.from(question));
      await lytt.owner.query(
        `insert into research.application_picture (id, study_id, application_id, question, name, type, width, height, bytes)
         values ($3, $1, $2, $4, 'a.jpg', 'image/jpeg', 1, 1, 1)`,
        [studyId, id, pictureId, question],
      );
    }
    await lytt.owner.query(
      `update research.application set answers = answers || '{"follow_often-Comment":"Bare om vinteren"}' where id = $1`,
      [id],
    );
    await phase('field');
    await sweep();
    await lytt.settle();
    expect(JSON.stringify((await row(id)).answers)).not.toContain('Bare om vinteren');
    expect(await files.get(due)).toBeUndefined();
    expect(await files.get(later)).toBeDefined();
  });

  it('spare a person whom the panel knows, and let go of one whom nobody knows any more', async () => {
    const [seated, lost] = [await take('panel'), await take()];
    const [seat, stranger] = [(await row(seated)).person_id, (await row(lost)).person_id];
    await lytt.owner.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, language)
       values (gen_random_uuid(), $1, $2, $3, 'panel', 1, 'nb')`,
      [studyId, seated, seat],
    );
    await lytt.owner.query('update research.application set person_id = null where id = any($1)', [[seated, lost]]);
    await sweep();
    expect(await people([seat, stranger])).toBe(2);
    await lytt.owner.query(
      `update identity.person set created_at = now() - interval '61 minutes' where study_id = $1`,
      [studyId],
    );
    await sweep();
    expect([await people([seat]), await people([stranger])]).toEqual([1, 0]);
  });

  it('take attributes along with the answer they follow from, but not those of who has or may get a place', async () => {
    await keep({ birth_year: 'selection', gender: 'close' });
    const ids = { none: await take(), panel: await take('panel'), reserve: await take('reserve') };
    await lytt.owner.query('update research.application set screener_version = 2 where study_id = $1', [studyId]);
    await phase('field');
    await sweep();
    const attributes = async (id: string): Promise<string[]> => Object.keys((await row(id)).attributes).sort();
    expect(await attributes(ids.none)).toEqual(['gender', 'occupation', 'part_of_country']);
    for (const id of [ids.panel, ids.reserve])
      expect(await attributes(id)).toEqual(['age_band', 'gender', 'occupation', 'part_of_country']);
    for (const id of Object.values(ids)) expect((await row(id)).answers).not.toHaveProperty('birth_year');
    await phase('closed');
    await sweep();
    expect(await attributes(ids.panel)).toEqual([]);
  });

  it('follow the version that was answered, as it was promised', async () => {
    const early = await take('panel');
    await keep({ discussion: 'selection' });
    const late = await take('panel');
    await lytt.owner.query('update research.application set screener_version = 2 where id = $1', [late]);
    await phase('field');
    await sweep();
    expect((await row(early)).answers).toHaveProperty('discussion');
    expect((await row(late)).answers).not.toHaveProperty('discussion');
  });

  it('take answers kept until the close away when the study closes, and leave those kept until erasure', async () => {
    const id = await take('panel');
    await phase('field');
    await sweep();
    expect((await row(id)).answers).toHaveProperty('gender');
    await phase('closed');
    await sweep();
    expect((await row(id)).answers).toEqual({ contact_consent: true });
    expect((await row(id)).person_id).not.toBeNull();
  });

  it('delete all of who got no place so many days after the first day, by the day of the study’s own place', async () => {
    const ids = {
      none: await take(),
      left: await take('left'),
      panel: await take('panel'),
      reserve: await take('reserve'),
    };
    const persons = async (): Promise<(string | null)[]> => [
      (await row(ids.none)).person_id,
      (await row(ids.left)).person_id,
    ];
    const before = await persons();
    await lytt.owner.query(
      `update research.application set tags = '{kjent}', status = 'set-aside', status_reason = 'kjenner oss' where id = $1`,
      [ids.none],
    );
    await lytt.owner.query(
      `insert into research.application_note (id, study_id, application_id, staff_id, text) values (gen_random_uuid(), $1, $2, $3, 'Ringte')`,
      [studyId, ids.none, staffId],
    );
    await lytt.owner.query(
      `insert into research.integrity_sign (study_id, application_id, kind) values ($1, $2, 'speed')`,
      [studyId, ids.none],
    );
    const pictureId = randomUUID();
    const files = lytt.app.get(FileStore, { strict: false });
    await files.put(pictureId, Buffer.from('a picture'));
    await lytt.owner.query(
      `insert into research.application_picture (id, study_id, application_id, question, name, type, width, height, bytes)
       values ($3, $1, $2, 'picture', 'a.jpg', 'image/jpeg', 1, 1, 1)`,
      [studyId, ids.none, pictureId],
    );
    await phase('field');
    // 30 days after 1 March 2027 is 31 March; in Oslo that day begins at 22:00 UTC.
    await at('2027-03-30T21:59:00Z');
    await sweep();
    expect(await people(before)).toBe(2);
    await at('2027-03-30T22:01:00Z');
    await sweep();
    expect(await row(ids.none)).toMatchObject({
      state: 'completed',
      refusal: 'deleted',
      answers: {},
      attributes: {},
      person_id: null,
      tags: [],
      status_reason: null,
    });
    expect(await row(ids.left)).toMatchObject({ state: 'completed', refusal: 'deleted', answers: {}, person_id: null });
    for (const table of ['application_note', 'integrity_sign', 'application_picture'])
      expect((await lytt.owner.query(`select 1 from research.${table} where study_id = $1`, [studyId])).rowCount).toBe(
        0,
      );
    expect(await people(before)).toBe(0);
    await lytt.settle();
    expect(await files.get(pictureId)).toBeUndefined();
    for (const id of [ids.panel, ids.reserve])
      expect(await row(id)).toMatchObject({ refusal: null, person_id: expect.stringMatching(/-/) });
    expect(await audited()).toContainEqual({ rule: 'not-selected', applications: 2 });
    const noted = (await audited()).length;
    await sweep();
    expect(await audited()).toHaveLength(noted);
    const pool = await lytt.app.get(Applicants).poolForDraw(studyId);
    expect(pool.map((one) => one.applicationId).sort()).toEqual([ids.panel, ids.reserve].sort());
  });

  it('leave the reason of a refusal and of a withdrawal as they were counted', async () => {
    const [refused, withdrawn] = [await take(), await take()];
    await lytt.owner.query(
      `update research.application set state = 'refused', refusal = 'Bor i utlandet' where id = $1`,
      [refused],
    );
    await lytt.owner.query(`update research.application set refusal = 'withdrawn' where id = $1`, [withdrawn]);
    await at('2027-04-02T12:00:00Z');
    await sweep();
    expect(await row(refused)).toMatchObject({
      state: 'refused',
      refusal: 'Bor i utlandet',
      answers: {},
      person_id: null,
    });
    expect(await row(withdrawn)).toMatchObject({ refusal: 'withdrawn', answers: {} });
  });

  it('give who applies to a study that was put off as many days from then', async () => {
    await at('2027-04-20T12:00:00Z');
    const id = await take();
    await sweep();
    expect((await row(id)).answers).toEqual(FORM);
    await at('2027-05-20T12:00:00Z');
    await sweep();
    expect((await row(id)).answers).toEqual({});
  });

  it('empty a form left unfinished for a day, and touch no other study', async () => {
    const other = await lytt.call(studyRoutes.example, { cookie, body: {} });
    const started = async (study: string): Promise<string> => {
      const { rows } = await lytt.owner.query<{ id: string }>(
        `insert into research.application (id, study_id, source_id, language, answers, session_hash, started_at)
         select gen_random_uuid(), $1, id, 'nb', '{"gender":"man"}', decode(md5(random()::text), 'hex'), platform.clock_now($1)
           from research.source where study_id = $1 limit 1 returning id`,
        [study],
      );
      return rows[0]?.id ?? '';
    };
    const [mine, theirs] = [await started(studyId), await started(other.view.id)];
    await lytt.owner.query(
      `insert into research.application_picture (id, study_id, application_id, question, name, type, width, height, bytes)
       values (gen_random_uuid(), $1, $2, 'picture', 'a.jpg', 'image/jpeg', 1, 1, 1)`,
      [studyId, mine],
    );
    await at('2027-02-11T13:00:00Z');
    await sweep();
    expect(await row(mine)).toMatchObject({ state: 'started', answers: {}, refusal: null });
    expect(
      (await lytt.owner.query('select 1 from research.application_picture where application_id = $1', [mine])).rowCount,
    ).toBe(0);
    expect((await row(theirs)).answers).toEqual({ gender: 'man' });
  });
});
