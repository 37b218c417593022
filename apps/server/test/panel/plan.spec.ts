import { panelRoutes, studyRoutes, type PanelPlan } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { drawn, studyWithApplicants, type PanelStudy } from './support.js';

describe('the plan of a panel', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  const here = () => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const view = async () => (await lytt.call(panelRoutes.view, here())).view;
  const edit = async (changes: Partial<PanelPlan>) =>
    lytt.call(panelRoutes.edit, { ...here(), body: { ...(await view()).plan, ...changes } });
  const audited = async (action: string) =>
    (
      await lytt.owner.query<{ subject: Record<string, unknown> }>(
        'select subject from platform.audit where study_id = $1 and action = $2 order by at',
        [study.studyId, action],
      )
    ).rows.map((row) => row.subject);

  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
    // The quick method: what is tested here is the same for all.
    await edit({ method: 'maximin' });
  });
  afterAll(() => lytt.stop());

  it('goes with all its settings into the study file and comes back as the same bytes', async () => {
    const { plan } = await view();
    const [first, ...rest] = plan.quotas;
    if (!first) throw new Error('the example has quotas');
    const settings: Partial<PanelPlan> = {
      invite: 20,
      method: 'leximin',
      floor: { total: 40, unrated: 2 },
      apart: ['occupation'],
      dropout: { rate: 0.25, groups: [{ attribute: 'age_band', value: '18-34', rate: 0.5 }] },
      answerWithinDays: 3,
      replacing: { automatically: true, untilDay: 1 },
      catchUpDays: 3,
      quotas: [
        { ...first, minFlex: 5, maxFlex: 10, soft: { target: 7.5, weight: 2 }, share: 50, note: 'Statistics Norway' },
        ...rest,
        { attribute: 'gender', value: 'woman', and: [{ attribute: 'age_band', value: '18-34' }], min: 1, max: 4 },
      ],
    };
    expect((await edit(settings)).view.plan).toMatchObject(settings);
    const exported = async (studyId: string) =>
      (await lytt.call(studyRoutes.exportFile, { cookie: study.cookie, params: { studyId } })).view.yaml;
    const file = await exported(study.studyId);
    const copy = await lytt.call(studyRoutes.importFile, { cookie: study.cookie, body: { file } });
    expect((await exported(copy.view.id)).replace(/^ {2}slug: .*$/m, '')).toBe(file.replace(/^ {2}slug: .*$/m, ''));
    await edit(plan);
  });

  it('invites more people than there are seats, by quotas in proportion, and says both numbers', async () => {
    const { plan } = await view();
    await edit({ invite: 20 });
    const draw = await drawn(lytt, study);
    expect(draw).toMatchObject({ state: 'done', seats: 15, invite: 20, quotas: plan.quotas });
    expect(draw.people.filter((person) => person.kind === 'panel')).toHaveLength(20);
    const women = draw.record?.quotas.find((quota) => quota.value === 'woman');
    expect(women).toMatchObject({ min: 8, max: 12 });
    for (const { min, max, drawn: seats } of draw.record?.quotas ?? []) {
      expect(seats).toBeGreaterThanOrEqual(min);
      expect(seats).toBeLessThanOrEqual(max);
    }
    expect((await edit({ invite: 14 })).status).toBe(422);
    await edit({ invite: null });
  });

  it('counts pool, eligible and picked for each value and for each crossed quota', async () => {
    const crossed = { attribute: 'gender', value: 'woman', and: [{ attribute: 'age_band', value: '18-34' }] };
    const { plan } = await view();
    await edit({ quotas: [...plan.quotas, { ...crossed, min: 0, max: 15 }] });
    const now = await view();
    expect(now.crossed).toEqual([
      {
        ...crossed,
        pool: expect.any(Number) as number,
        eligible: expect.any(Number) as number,
        confirmed: 0,
        picked: expect.any(Number) as number,
      },
    ]);
    const women = now.balance.find((each) => each.attribute === 'gender')?.rows.find((row) => row.value === 'woman');
    const young = now.balance.find((each) => each.attribute === 'age_band')?.rows.find((row) => row.value === '18-34');
    expect(now.crossed[0]?.pool).toBeLessThan(Math.min(women?.pool ?? 0, young?.pool ?? 0) + 1);
    expect(now).toMatchObject({ poolSize: 60, eligible: 60, confirmed: 0 });
    await edit({ quotas: plan.quotas });
  });

  it('takes a suggested change over with its reason, which the audit and the next draw keep', async () => {
    const { plan } = await view();
    await edit({
      invite: 20,
      quotas: plan.quotas.map((quota) => (quota.value === 'prefer-not' ? { ...quota, min: 2, share: 4 } : quota)),
    });
    const { view: check } = await lytt.call(panelRoutes.check, { ...here(), body: (await view()).plan });
    const [best] = check.alternatives;
    // In the plan's own numbers, though twenty are invited for fifteen seats.
    expect(best?.changes).toEqual([{ attribute: 'gender', value: 'prefer-not', bound: 'min', from: 2, to: 0 }]);
    const body = { changes: best?.changes ?? [], reason: 'Nobody applied who would rather not say' };
    const both = await Promise.all([
      lytt.call(panelRoutes.relax, { ...here(), body }),
      lytt.call(panelRoutes.relax, { ...here(), body }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const changed = (await view()).plan.quotas.find((quota) => quota.value === 'prefer-not');
    expect(changed).toMatchObject({ min: 0 });
    expect(changed?.share).toBeUndefined();
    expect(await audited('panel.plan-relaxed')).toEqual([{ changes: body.changes, reason: body.reason }]);
    const draw = await drawn(lytt, study);
    const record = await lytt.app.inject({
      method: 'GET',
      url: `/api/v1/studies/${study.studyId}/panel/draws/${draw.id}/record.json`,
      headers: { cookie: study.cookie },
    });
    const told = [expect.objectContaining({ changes: body.changes, reason: body.reason })];
    expect(record.json<{ relaxations: unknown[] }>().relaxations).toEqual(told);
    // The page that is printed shows the same.
    expect(draw.relaxations).toEqual(told);
    await edit({ invite: null });
  });

  it('keeps the last of two edits at the same moment whole, never a mixture', async () => {
    const { plan } = await view();
    const one = { ...plan, seats: 16, reserves: 6, answerWithinDays: 6 };
    const two = { ...plan, seats: 17, reserves: 7, answerWithinDays: 7 };
    const answers = await Promise.all([
      lytt.call(panelRoutes.edit, { ...here(), body: one }),
      lytt.call(panelRoutes.edit, { ...here(), body: two }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([one, two]).toContainEqual((await view()).plan);
    await edit(plan);
  });

  it('turns percentages into bounds and into seats that add up', async () => {
    const shares = [
      { attribute: 'gender', value: 'woman', percent: 49.5 },
      { attribute: 'gender', value: 'man', percent: 50.5 },
    ];
    const { view: found } = await lytt.call(panelRoutes.shares, { ...here(), body: { size: 15, shares } });
    expect(found.items).toEqual([
      { ...shares[0], min: 6, max: 9, seats: 7 },
      { ...shares[1], min: 6, max: 9, seats: 8 },
    ]);
    const half = await lytt.call(panelRoutes.shares, { ...here(), body: { size: 15, shares: shares.slice(1) } });
    expect(half.status).toBe(422);
  });

  describe('rules about people', () => {
    const applicants = async () =>
      (
        await lytt.owner.query<{ id: string }>('select id from research.application where study_id = $1 order by id', [
          study.studyId,
        ])
      ).rows.map((row) => row.id);
    const add = (kind: 'pin' | 'exclude' | 'apart', applicationIds: string[], reason = 'because') =>
      lytt.call(panelRoutes.addRule, { ...here(), body: { kind, applicationIds, reason } });

    it('bring one in, keep one out and keep two apart, and the draw says why', async () => {
      const [a = '', b = '', c = '', d = ''] = await applicants();
      const pin = await add('pin', [a]);
      const out = await add('exclude', [b], 'Works for the client');
      const apart = await add('apart', [c, d]);
      expect([pin.status, out.status, apart.status]).toEqual([200, 200, 200]);
      expect((await view()).rules.map((rule) => rule.kind)).toEqual(['pin', 'exclude', 'apart']);
      expect((await view()).eligible).toBe(59);
      const draw = await drawn(lytt, study);
      const panel = draw.people.filter((person) => person.kind === 'panel').map((person) => person.applicationId);
      expect(panel).toContain(a);
      expect(panel).not.toContain(b);
      expect(panel.filter((id) => id === c || id === d).length).toBeLessThan(2);
      expect(draw.record).toMatchObject({ excluded: 1 });
      expect(draw.rules).toEqual([
        { kind: 'pin', people: 1, reason: 'because' },
        { kind: 'exclude', people: 1, reason: 'Works for the client' },
        { kind: 'apart', people: 2, reason: 'because' },
      ]);
      const explain = async (applicationId: string) =>
        (
          await lytt.call(panelRoutes.explain, {
            cookie: study.cookie,
            params: { studyId: study.studyId, drawId: draw.id, applicationId },
          })
        ).view;
      expect(await explain(a)).toMatchObject({ outcome: 'drawn', chance: 1, reason: null });
      expect(await explain(b)).toMatchObject({ outcome: 'excluded', chance: 0, reason: 'Works for the client' });
      expect(await explain(draw.id)).toMatchObject({ outcome: 'notInPool', chance: 0 });

      for (const { view: rule } of [pin, out, apart])
        expect(
          (
            await lytt.call(panelRoutes.removeRule, {
              cookie: study.cookie,
              params: { studyId: study.studyId, ruleId: rule.id },
            })
          ).status,
        ).toBe(200);
      expect((await view()).rules).toEqual([]);
      // The draw followed the rule, whatever became of it since.
      expect(await explain(b)).toMatchObject({ outcome: 'excluded', reason: 'Works for the client' });
      expect((await audited('panel.rule-added')).map((subject) => subject['kind'])).toEqual([
        'pin',
        'exclude',
        'apart',
      ]);
      expect(JSON.stringify(await audited('panel.rule-added'))).not.toContain('client');
    });

    it('are refused for one alone who may not sit with themselves, and told where they contradict each other', async () => {
      const [a = ''] = await applicants();
      expect((await add('apart', [a, a])).status).toBe(422);
      const pin = await add('pin', [a]);
      const out = await add('exclude', [a]);
      const { view: check } = await lytt.call(panelRoutes.check, { ...here(), body: (await view()).plan });
      expect(check.problems).toEqual([{ kind: 'pinnedAndExcluded' }]);
      for (const { view: rule } of [pin, out])
        await lytt.call(panelRoutes.removeRule, {
          cookie: study.cookie,
          params: { studyId: study.studyId, ruleId: rule.id },
        });
    });

    it('know nobody of another study, and are made by researchers alone', async () => {
      const other = await studyWithApplicants(lytt, 1);
      const [mine = ''] = await applicants();
      const stranger = { cookie: other.cookie, params: { studyId: other.studyId } };
      const body = { kind: 'pin' as const, applicationIds: [mine], reason: 'x' };
      expect((await lytt.call(panelRoutes.addRule, { ...stranger, body })).status).toBe(404);
      const rule = await add('pin', [mine]);
      const there = { ...stranger, params: { studyId: other.studyId, ruleId: rule.view.id } };
      expect((await lytt.call(panelRoutes.removeRule, there)).status).toBe(404);
      const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
      const asModerator = { cookie: moderator.cookie, params: { studyId: study.studyId } };
      expect((await lytt.call(panelRoutes.addRule, { ...asModerator, body })).status).toBe(403);
      expect((await lytt.call(panelRoutes.view, asModerator)).status).toBe(200);
      await lytt.call(panelRoutes.removeRule, {
        cookie: study.cookie,
        params: { studyId: study.studyId, ruleId: rule.view.id },
      });
    });
  });

  describe('as files of other programs', () => {
    const take = (text: string | Uint8Array, how: 'check' | 'import') =>
      lytt.call(panelRoutes.importQuotas, {
        ...here(),
        query: { do: how },
        body: new Uint8Array(typeof text === 'string' ? Buffer.from(text) : text),
      });
    const download = (path: string, cookie = study.cookie) =>
      lytt.app.inject({ method: 'GET', url: `/api/v1/studies/${study.studyId}/panel/${path}`, headers: { cookie } });

    it('go out as categories.csv and come in the same', async () => {
      const { plan } = await view();
      const file = await download('categories.csv');
      expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(file.body.split('\n')[0]).toBe('feature,value,min,max');
      const { view: taken } = await take(file.body, 'import');
      expect(taken).toMatchObject({ imported: true, faults: [] });
      expect((await view()).plan).toEqual(plan);
    });

    it('come in from a spreadsheet in Windows-1252 under the words that people read', async () => {
      const before = (await view()).plan;
      const text = 'category;name;min;max\r\nKj\xf8nn;Kvinne;6;9\r\nKj\xf8nn;Mann;6;9\r\n';
      const { view: taken } = await take(Buffer.from(text, 'latin1'), 'check');
      expect(taken).toEqual({
        imported: false,
        faults: [],
        quotas: [
          { attribute: 'gender', value: 'woman', min: 6, max: 9 },
          { attribute: 'gender', value: 'man', min: 6, max: 9 },
        ],
      });
      expect((await view()).plan).toEqual(before);
    });

    it('come in whole or not at all, each fault at its row', async () => {
      const before = (await view()).plan;
      const text = [
        'feature,value,min,max',
        'gender,woman,6,9',
        '',
        'gender,duck,0,1',
        'shoe,big,0,1',
        'gender,man,9,6',
      ].join('\n');
      const { view: taken } = await take(text, 'import');
      expect(taken.imported).toBe(false);
      expect(taken.faults.map(({ row, column }) => [row, column])).toEqual([
        [4, 'value'],
        [5, 'feature'],
        [6, 'min'],
      ]);
      const { view: broken } = await take('feature,value,min,max\ngender,woman,six,9\ngender,man,,9\n', 'import');
      expect(broken.faults.map(({ row, column }) => [row, column])).toEqual([
        [2, 'min'],
        [3, 'min'],
      ]);
      expect((await take('', 'import')).view.faults).toHaveLength(1);
      expect((await view()).plan).toEqual(before);
    });

    it('give the applicants out by id and attribute, never by name, to researchers alone', async () => {
      const file = await download('respondents.csv');
      expect(file.body.split('\n')[0]).toMatch(/^id,/);
      expect(file.body.trim().split('\n')).toHaveLength(61);
      expect(file.body).not.toMatch(/Nordmann|@/);
      const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
      expect((await download('respondents.csv', moderator.cookie)).statusCode).toBe(403);
      expect((await download('categories.csv', moderator.cookie)).statusCode).toBe(200);
    });
  });

  it('stands from the first invitation on, all but deadlines and replacing', async () => {
    const { plan } = await view();
    await drawn(lytt, study);
    const { view: draws } = await lytt.call(panelRoutes.draws, here());
    const params = { studyId: study.studyId, drawId: draws.items[0]?.id ?? '' };
    await lytt.call(panelRoutes.confirmDraw, { cookie: study.cookie, params, body: {} });
    expect((await edit({ seats: 14 })).status).toBe(200);
    await edit(plan);
    await lytt.call(panelRoutes.invite, { ...here(), body: {} });
    const [first, ...rest] = plan.quotas;
    if (!first) throw new Error('the example has quotas');
    const raised = { ...first, max: first.max + 1 };
    for (const change of [
      { seats: 14 },
      { invite: 20 },
      { reserves: 9 },
      { quotas: [raised, ...rest] },
      { quotas: [] },
    ])
      expect(await edit(change)).toMatchObject({ status: 409, view: { code: 'panel.plan-fixed' } });
    const { bound, ...name } = { bound: 'max' as const, attribute: first.attribute, value: first.value };
    const changes = [{ ...name, bound, from: first.max, to: first.max + 1 }];
    expect((await lytt.call(panelRoutes.relax, { ...here(), body: { changes, reason: 'late' } })).status).toBe(409);
    const file = new Uint8Array(Buffer.from('feature,value,min,max\ngender,woman,1,15\ngender,man,0,15\n'));
    const taken = await lytt.call(panelRoutes.importQuotas, { ...here(), query: { do: 'import' }, body: file });
    expect(taken.status).toBe(409);
    expect((await edit({ answerWithinDays: 2, replacing: { automatically: true, untilDay: 3 } })).status).toBe(200);
    expect((await view()).plan.quotas).toEqual(plan.quotas);
  });
});
