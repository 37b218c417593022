import { panelRoutes, applicantsRoutes, sourcesRoutes, StudyFile, studyRoutes } from '@lytt/shared';
import { parse } from 'yaml';
import { recruitingStudy } from '../applying/applicant.js';
import { TestApp } from '../support/test-app.js';

describe('a copy of a study', () => {
  let lytt: TestApp;
  let study: { studyId: string; cookie: string; staffId: string };
  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await recruitingStudy(lytt);
    await lytt.owner.query(
      `insert into research.application (id, study_id, source_id, language, state, answers, completed_at)
       select gen_random_uuid(), study_id, id, 'nb', 'completed', '{"discussion":"Et svar som ingen kopi skal ha."}', now()
         from research.source where study_id = $1`,
      [study.studyId],
    );
    await lytt.owner.query('update research.source set paused_at = now() where study_id = $1', [study.studyId]);
  });
  afterAll(() => lytt.stop());

  const clone = (body: { title?: string; startsOn?: string } = {}, cookie = study.cookie) =>
    lytt.call(studyRoutes.clone, { cookie, params: { studyId: study.studyId }, body });
  const at = (studyId: string) => ({ cookie: study.cookie, params: { studyId } });
  const fileOf = async (studyId: string): Promise<StudyFile> =>
    parse((await lytt.call(studyRoutes.exportFile, at(studyId))).view.yaml) as StudyFile;

  it('is a draft with all that was set up, its links open again, under a name and an address of its own', async () => {
    const { status, view } = await clone();
    expect(status).toBe(200);
    const [before, after] = [await fileOf(study.studyId), await fileOf(view.id)];
    expect(before.sources.every((source) => source.paused)).toBe(true);
    expect(after).toEqual({
      ...before,
      study: {
        ...before.study,
        slug: 'kopi-av-kommunen-i-sosiale-medier',
        title: {
          nb: 'Kopi av Kommunen i sosiale medier',
          nn: 'Kopi av Kommunen i sosiale medium',
          en: 'Copy of The municipality in social media',
        },
      },
      sources: before.sources.map((source) => ({ ...source, paused: false })),
    });
    const one = await lytt.call(studyRoutes.one, at(view.id));
    expect(one.view).toMatchObject({ phase: 'draft', slug: 'kopi-av-kommunen-i-sosiale-medier', role: 'researcher' });
  });

  it('has nothing that anybody answered', async () => {
    const { view } = await clone();
    const [applications, sources, seats] = await Promise.all([
      lytt.call(applicantsRoutes.applications, at(view.id)),
      lytt.call(sourcesRoutes.list, at(view.id)),
      lytt.call(panelRoutes.seats, at(view.id)),
    ]);
    expect([applications.view.total, sources.view.total.started, sources.view.total.visits]).toEqual([0, 0, 0]);
    expect(sources.view.items.every((source) => source.silent)).toBe(true);
    expect(seats.view.items).toEqual([]);
    const { rows } = await lytt.owner.query(`select version from research.screener_version where study_id = $1`, [
      view.id,
    ]);
    expect(rows).toEqual([{ version: 1 }]);
  });

  it('takes the title and the first day it is given, and another address when that is taken', async () => {
    const wish = { title: 'Neste runde', startsOn: '2028-05-01' };
    const slugs = [];
    for (const { view } of [await clone(wish), await clone(wish)]) {
      const one = (await lytt.call(studyRoutes.one, at(view.id))).view;
      expect(one).toMatchObject({
        title: { nb: 'Neste runde', nn: 'Neste runde', en: 'Neste runde' },
        startsOn: '2028-05-01',
      });
      slugs.push(one.slug);
    }
    expect(slugs).toEqual(['neste-runde', 'neste-runde-2']);
    expect((await clone({ startsOn: '1. mai' })).status).toBe(422);
  });

  it('is made by who may make studies: the owner, and not every researcher', async () => {
    for (const role of ['researcher', 'moderator', 'analyst', 'observer'] as const) {
      const { cookie } = await lytt.staff({ member: { studyId: study.studyId, role } });
      expect((await clone({}, cookie)).status).toBe(403);
    }
    expect((await clone({}, (await lytt.staff()).cookie)).status).toBe(404);
  });

  it('is noted in the audit of both', async () => {
    const { view } = await clone();
    const { rows } = await lytt.owner.query(
      `select study_id as "studyId", action, actor_id as by, subject from platform.audit where subject->>'into' = $1 or (study_id::text = $1 and action = 'study.created') order by action`,
      [view.id],
    );
    expect(rows).toEqual([
      { studyId: study.studyId, action: 'study.cloned', by: study.staffId, subject: { into: view.id } },
      {
        studyId: view.id,
        action: 'study.created',
        by: study.staffId,
        subject: expect.objectContaining({ clonedFrom: study.studyId }) as object,
      },
    ]);
  });
});
