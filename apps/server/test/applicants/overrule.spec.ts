import { applicantsRoutes as routes } from '@lytt/shared';
import { Applicants } from '../../src/fieldwork/applicants/applicants.facade.js';
import { Applying } from '../../src/fieldwork/applying/applying.facade.js';
import { TestApp } from '../support/test-app.js';
import { ANSWERS, recruitingStudy } from '../applying/applicant.js';

const CONTACT = ['contact_name', 'contact_email', 'contact_phone'];
const given = Object.fromEntries(
  Object.values(ANSWERS)
    .flatMap((page) => Object.entries(page))
    .filter(([name]) => !CONTACT.includes(name)),
);

const answers = { ...given, birth_year: 1984, contact_consent: true };

describe('overruling a refusal', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await recruitingStudy(lytt);
  });
  afterAll(() => lytt.stop());

  /** A whole form that a rule ended at its end; `changes` is SQL on it. */
  const refused = async (changes = ''): Promise<{ id: string; attributes: unknown }> => {
    const sources = await lytt.owner.query<{ code: string }>(
      'select code from research.source where study_id = $1 limit 1',
      [study.studyId],
    );
    const id = await lytt.app.get(Applying).acceptForm(study.studyId, {
      sourceCode: sources.rows[0]?.code ?? '',
      language: 'nb',
      person: { name: 'Astrid Prøve', email: 'astrid@example.org' },
      answers,
    });
    const { rows } = await lytt.owner.query<{ attributes: unknown }>(
      'select attributes from research.application where id = $1',
      [id],
    );
    await lytt.owner.query(
      `update research.application set state = 'refused', refusal = 'works for the municipality', completed_at = null, attributes = '{}' ${changes} where id = $1`,
      [id],
    );
    return { id, attributes: rows[0]?.attributes };
  };
  const overrule = (applicationId: string, reason = 'Left that job last year', cookie = study.cookie) =>
    lytt.call(routes.overrule, { cookie, params: { studyId: study.studyId, applicationId }, body: { reason } });
  const code = (answer: Awaited<ReturnType<typeof overrule>>) => [
    answer.status,
    answer.response.json<{ code: string }>().code,
  ];
  const inPool = async (id: string) =>
    (await lytt.app.get(Applicants).poolForDraw(study.studyId)).some((one) => one.applicationId === id);

  it('completes the form, keeps the rule’s reason on record and the researcher’s in the audit', async () => {
    const { id, attributes } = await refused();
    expect(await inPool(id)).toBe(false);
    expect((await overrule(id)).status).toBe(200);
    const { rows } = await lytt.owner.query(
      `select state, refusal, attributes, completed_at is not null as completed, overruled_by as by from research.application where id = $1`,
      [id],
    );
    expect(rows).toEqual([
      { state: 'completed', refusal: 'works for the municipality', attributes, completed: true, by: study.staffId },
    ]);
    expect(await inPool(id)).toBe(true);
    const audit = await lytt.owner.query(
      `select actor_id as by, subject from platform.audit where study_id = $1 and action = 'recruitment.overruled'`,
      [study.studyId],
    );
    expect(audit.rows).toEqual([
      { by: study.staffId, subject: { applicationId: id, reason: 'Left that job last year' } },
    ]);
    expect(code(await overrule(id))).toEqual([409, 'recruitment.overrule-not-refused']);
  });

  it('does not bring back somebody who withdraws afterwards', async () => {
    const { id } = await refused();
    await overrule(id);
    await lytt.owner.query(`update research.application set refusal = 'withdrawn' where id = $1`, [id]);
    expect(await inPool(id)).toBe(false);
  });

  it('is impossible where nobody knows who it is, or an answer is missing', async () => {
    const nameless = await refused(', person_id = null');
    expect(code(await overrule(nameless.id))).toEqual([409, 'recruitment.overrule-no-contact']);
    const half = await refused(`, answers = answers - 'birth_year'`);
    expect(code(await overrule(half.id))).toEqual([409, 'recruitment.overrule-unfinished']);
    expect([await inPool(nameless.id), await inPool(half.id)]).toEqual([false, false]);
  });

  it('needs a reason, a researcher and a form of this study', async () => {
    const { id } = await refused();
    expect((await overrule(id, ' ')).status).toBe(422);
    const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
    expect((await overrule(id, 'Because I can', moderator.cookie)).status).toBe(403);
    expect((await overrule('nothing')).status).toBe(404);
    expect((await overrule('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect(await inPool(id)).toBe(false);
  });
});
