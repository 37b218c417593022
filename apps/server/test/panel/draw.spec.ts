import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { panelRoutes, SEAT_CHANGES, SeatState, studyRoutes, type PanelPlan } from '@lytt/shared';
import { propertyRuns } from '../../../../test-support/property-runs.js';
import { ChangeSeat } from '../../src/fieldwork/panel/application/change-seat.js';
import { RunDraw } from '../../src/fieldwork/panel/application/run-draw.js';
import { Panel } from '../../src/fieldwork/panel/panel.facade.js';
import { TestApp } from '../support/test-app.js';
import { drawn, mailsTo, seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

describe('drawing a panel', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  const here = () => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const view = async () => (await lytt.call(panelRoutes.view, here())).view;

  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
  });
  afterAll(() => lytt.stop());

  it('takes the plan from the study file and gives it back the same', async () => {
    const { plan, poolSize, notRated, pickedFrom } = await view();
    expect(plan).toMatchObject({ seats: 15, reserves: 5 });
    expect(plan.quotas).toHaveLength(18);
    expect({ poolSize, notRated, pickedFrom }).toEqual({ poolSize: 60, notRated: 30, pickedFrom: 'nothing' });
    const { yaml } = (await lytt.call(studyRoutes.exportFile, here())).view;
    const again = await lytt.call(studyRoutes.importFile, { cookie: study.cookie, body: { file: yaml } });
    const copy = await lytt.call(panelRoutes.view, { cookie: study.cookie, params: { studyId: again.view.id } });
    expect(copy.view.plan).toEqual(plan);
  });

  it('imports no file whose quotas are on values that its screener does not give', async () => {
    const { yaml } = (await lytt.call(studyRoutes.exportFile, here())).view;
    const file = yaml.replace(/value: retired(\s+min)/, 'value: dancer$1');
    const refused = await lytt.call(studyRoutes.importFile, { cookie: study.cookie, body: { file } });
    expect(refused.status).toBe(422);
    const { errors } = refused.response.json<{ errors: { path: string; line?: number }[] }>();
    expect(errors).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(/^panel\.quotas\.\d+\.value$/) as string,
        line: expect.any(Number) as number,
      }),
    ]);
  });

  it('refuses an edited plan beside its fault and keeps the old one', async () => {
    const before = await view();
    const quotas = [...before.plan.quotas, { attribute: 'gender', value: 'duck', min: 0, max: 1 }];
    const refused = await lytt.call(panelRoutes.edit, { ...here(), body: { ...before.plan, quotas } });
    expect(refused.status).toBe(422);
    expect(refused.response.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe('quotas.18.value');
    expect((await view()).plan).toEqual(before.plan);
  });

  it('says which quotas cannot be met and with which smallest change they could', async () => {
    const { plan } = await view();
    const impossible: PanelPlan = {
      ...plan,
      quotas: plan.quotas.map((quota) => (quota.value === 'prefer-not' ? { ...quota, min: 2 } : quota)),
    };
    const { view: check } = await lytt.call(panelRoutes.check, { ...here(), body: impossible });
    expect(check).toEqual({
      feasible: false,
      problems: [{ kind: 'tooFewAvailable', attribute: 'gender', value: 'prefer-not', min: 2, available: 0 }],
      conflict: [{ rule: 'min', quota: { attribute: 'gender', value: 'prefer-not' } }],
      alternatives: [
        { weight: 4, changes: [{ attribute: 'gender', value: 'prefer-not', bound: 'min', from: 2, to: 0 }] },
      ],
    });
    expect((await lytt.call(panelRoutes.check, { ...here(), body: plan })).view.feasible).toBe(true);
  });

  it('records an impossible draw with its reasons, and has no panel to confirm', async () => {
    const { plan } = await view();
    const impossible = {
      ...plan,
      quotas: plan.quotas.map((quota) => (quota.value === 'prefer-not' ? { ...quota, min: 2 } : quota)),
    };
    await lytt.call(panelRoutes.edit, { ...here(), body: impossible });
    const draw = await drawn(lytt, study);
    expect(draw).toMatchObject({ state: 'infeasible', people: [], record: null });
    expect(draw.problems).not.toEqual([]);
    const confirm = await lytt.call(panelRoutes.confirmDraw, {
      cookie: study.cookie,
      params: { studyId: study.studyId, drawId: draw.id },
      body: {},
    });
    expect(confirm.status).toBe(409);
    await lytt.call(panelRoutes.edit, { ...here(), body: plan });
  });

  it('meets every quota, gives everybody a chance, and draws the same people again from the same seed', async () => {
    const draw = await drawn(lytt, study);
    expect(draw).toMatchObject({
      state: 'done',
      method: 'goldilocks',
      seed: 'a fixed seed',
      poolSize: 60,
      confirmed: false,
    });
    const panel = draw.people.filter((person) => person.kind === 'panel');
    expect(panel).toHaveLength(15);
    expect(draw.people.filter((person) => person.kind === 'reserve')).toHaveLength(5);
    for (const { attribute, value, min, max } of draw.quotas) {
      const count = panel.filter((person) => person.attributes[attribute] === value).length;
      expect(count).toBeGreaterThanOrEqual(min);
      expect(count).toBeLessThanOrEqual(max);
    }
    expect(draw.record?.minProbability).toBeGreaterThan(0);
    expect(draw.record?.inputHash).toMatch(/^[0-9a-f]{64}$/);
    const now = await view();
    expect(now).toMatchObject({ picked: 15, pickedFrom: 'draw' });
    for (const { rows } of now.balance) expect(rows.reduce((sum, row) => sum + row.picked, 0)).toBe(15);
    const again = await drawn(lytt, study);
    expect(again.people).toEqual(draw.people);
    expect((await lytt.call(panelRoutes.draws, here())).view.items.map((item) => item.state)).toEqual([
      'done',
      'done',
      'infeasible',
    ]);
  });

  it('draws anew what a killed process left running', async () => {
    const before = await drawn(lytt, study);
    await lytt.owner.query(`update research.draw set state = 'running', result = null where id = $1`, [before.id]);
    await lytt.app.get(RunDraw).run(study.studyId, before.id);
    const after = await lytt.call(panelRoutes.oneDraw, {
      cookie: study.cookie,
      params: { studyId: study.studyId, drawId: before.id },
    });
    expect(after.view.people).toEqual(before.people);
  });

  it('leaves a cancelled draw alone, and lets another one start', async () => {
    const drawId = randomUUID();
    await lytt.owner.query(
      `insert into research.draw (id, study_id, state, method, seed, input) select $1, study_id, 'running', method, seed, input from research.draw where study_id = $2 and state = 'done' limit 1`,
      [drawId, study.studyId],
    );
    expect((await lytt.call(panelRoutes.draw, { ...here(), body: {} })).status).toBe(409);
    const params = { studyId: study.studyId, drawId };
    expect((await lytt.call(panelRoutes.cancelDraw, { cookie: study.cookie, params, body: {} })).view.state).toBe(
      'cancelled',
    );
    await lytt.app.get(RunDraw).run(study.studyId, drawId);
    expect((await lytt.call(panelRoutes.oneDraw, { cookie: study.cookie, params })).view.state).toBe('cancelled');
    expect((await drawn(lytt, study)).state).toBe('done');
  });

  it('makes seats when the draw is confirmed, and a later draw replaces them until somebody is invited', async () => {
    const first = await drawn(lytt, study, 'first');
    const confirm = (drawId: string) =>
      lytt.call(panelRoutes.confirmDraw, {
        cookie: study.cookie,
        params: { studyId: study.studyId, drawId },
        body: {},
      });
    expect((await confirm(first.id)).view).toEqual({ seats: 15, reserves: 5 });
    expect((await confirm(first.id)).status).toBe(200);
    const second = await drawn(lytt, study, 'second');
    await confirm(second.id);
    const seats = await seatsOf(lytt, study);
    expect(seats.map((seat) => seat.applicationId).sort()).toEqual(
      second.people.map((person) => person.applicationId).sort(),
    );
    expect(seats.every((seat) => seat.state === 'drawn' && seat.chance !== null)).toBe(true);
    expect(seats.some((seat) => seat.rating === null)).toBe(true);
    const obstacle = await lytt.call(studyRoutes.changePhase, { ...here(), body: { to: 'field' } });
    expect(obstacle.status).toBe(409);

    const invite = await lytt.call(panelRoutes.invite, { ...here(), body: {} });
    expect(invite.view).toEqual({ invited: 15 });
    expect((await lytt.call(panelRoutes.draw, { ...here(), body: {} })).status).toBe(409);
    expect((await confirm(first.id)).status).toBe(409);
    expect((await lytt.call(panelRoutes.invite, { ...here(), body: {} })).status).toBe(409);
    const { view: overview } = await lytt.call(studyRoutes.overview, here());
    expect(overview.items).toContainEqual({ key: 'panel.unanswered', place: 'panel', count: 15, tone: 'needs' });
  });

  it('mails each of them a link, and tells the reserves what they are', async () => {
    await lytt.settle();
    const mails = (
      await Promise.all(Array.from({ length: 60 }, (_, number) => mailsTo(lytt, study.email(number))))
    ).flat();
    expect(mails.filter((mail) => mail.link !== '')).toHaveLength(15);
    expect(mails.filter((mail) => mail.link === '')).toHaveLength(5);
    expect(new Set(mails.map((mail) => mail.link)).size).toBe(16);
  });

  it('invites a reserve when the researcher says so', async () => {
    const reserve = (await seatsOf(lytt, study)).find((seat) => seat.kind === 'reserve');
    await lytt.call(panelRoutes.invite, { ...here(), body: { seatId: reserve?.seatId ?? '' } });
    expect((await seatsOf(lytt, study)).find((seat) => seat.seatId === reserve?.seatId)?.state).toBe('invited');
    expect((await view()).picked).toBe(16);
  });

  it('shows names only where they are asked for, and writes that down', async () => {
    const [seat] = await seatsOf(lytt, study);
    const { view: who } = await lytt.call(panelRoutes.who, { ...here(), body: { seatIds: [seat?.seatId ?? ''] } });
    expect(who.items).toEqual([
      {
        seatId: seat?.seatId,
        name: expect.stringContaining('Kari') as string,
        email: expect.stringContaining('@') as string,
        phone: null,
      },
    ]);
    const { rows } = await lytt.owner.query(
      `select 1 from platform.audit where study_id = $1 and action = 'privacy.looked-up' and subject->>'why' = 'panel'`,
      [study.studyId],
    );
    expect(rows).toHaveLength(1);
    const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
    const asked = await lytt.call(panelRoutes.who, {
      cookie: moderator.cookie,
      params: { studyId: study.studyId },
      body: { seatIds: [seat?.seatId ?? ''] },
    });
    expect(asked.status).toBe(403);
    expect(JSON.stringify(await view()) + JSON.stringify(await seatsOf(lytt, study))).not.toMatch(/Nordmann|@/);
  });

  it('changes a seat only along the changes there are', async () => {
    const change = lytt.app.get(ChangeSeat);
    const seats = await seatsOf(lytt, study);
    await fc.assert(
      fc.asyncProperty(fc.nat(seats.length - 1), fc.constantFrom(...SeatState.options), async (at, to) => {
        const seatId = seats[at]?.seatId ?? '';
        const { rows: before } = await lytt.owner.query<{ state: SeatState; changes: number }>(
          'select state, (select count(*)::int from research.seat_change where seat_id = s.id) as changes from research.seat s where id = $1',
          [seatId],
        );
        const from = before[0]?.state ?? 'drawn';
        const allowed = SEAT_CHANGES[from].includes(to);
        const went = await change.change({ kind: 'system' }, study.studyId, seatId, to, { words: 'test' }).then(
          () => true,
          () => false,
        );
        const { rows: after } = await lytt.owner.query<{ state: SeatState; changes: number }>(
          'select state, (select count(*)::int from research.seat_change where seat_id = s.id) as changes from research.seat s where id = $1',
          [seatId],
        );
        expect(went).toBe(allowed);
        expect(after[0]).toEqual({
          state: allowed ? to : from,
          changes: (before[0]?.changes ?? 0) + (allowed ? 1 : 0),
        });
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('is as good as absent for other studies', async () => {
    const other = await studyWithApplicants(lytt, 1);
    const [seat] = await seatsOf(lytt, study);
    const { draw } = await view();
    const stranger = await lytt.staff({ member: { studyId: other.studyId, role: 'researcher' } });
    const there = {
      cookie: stranger.cookie,
      params: { studyId: other.studyId, seatId: seat?.seatId ?? '', drawId: draw?.id ?? '' },
    };
    expect((await lytt.call(panelRoutes.view, { ...there, params: { studyId: study.studyId } })).status).toBe(404);
    expect((await lytt.call(panelRoutes.oneDraw, there)).status).toBe(404);
    expect((await lytt.call(panelRoutes.confirmDraw, { ...there, body: {} })).status).toBe(404);
    expect((await lytt.call(panelRoutes.resend, { ...there, body: {} })).status).toBe(404);
    expect((await lytt.call(panelRoutes.invite, { ...there, body: { seatId: seat?.seatId ?? '' } })).status).toBe(404);
    expect(
      (await lytt.call(panelRoutes.who, { ...there, body: { seatIds: [seat?.seatId ?? ''] } })).view.items,
    ).toEqual([]);
    await expect(lytt.app.get(Panel).seat(other.studyId, seat?.seatId ?? '')).resolves.toBeUndefined();
  });
});
