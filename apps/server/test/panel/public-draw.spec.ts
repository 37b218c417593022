import { randomUUID } from 'node:crypto';
import { drawFromLottery, replayRecord, type KeptDraw, type Lottery } from '@lytt/selection';
import { panelRoutes, type DrawView, type PanelPlan, type ViewOf } from '@lytt/shared';
import { createApp } from '../../src/create-app.js';
import { Live } from '../../src/platform/live/live.js';
import { FloorCurves } from '../../src/fieldwork/panel/application/floor-curves.js';
import { RunDraw } from '../../src/fieldwork/panel/application/run-draw.js';
import { TestApp } from '../support/test-app.js';
import { seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

interface Wish {
  numbered?: 100 | 1000;
  maximiseRating?: boolean;
  seed?: string;
}

describe('a draw that can be shown', () => {
  let lytt: TestApp;
  let study: PanelStudy;
  const here = () => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const of = (drawId: string) => ({ cookie: study.cookie, params: { studyId: study.studyId, drawId } });
  const plan = async () => (await lytt.call(panelRoutes.view, here())).view.plan;
  const edit = async (changes: Partial<PanelPlan>) =>
    lytt.call(panelRoutes.edit, { ...here(), body: { ...(await plan()), ...changes } });
  const one = async (drawId: string): Promise<DrawView> => (await lytt.call(panelRoutes.oneDraw, of(drawId))).view;
  const over = async (drawId: string): Promise<DrawView> => {
    for (;;) {
      await lytt.settle().catch(() => undefined);
      const draw = await one(drawId);
      if (draw.state !== 'queued' && draw.state !== 'running') return draw;
    }
  };
  const draw = async (wish: Wish) =>
    over((await lytt.call(panelRoutes.draw, { ...here(), body: { seed: 'shown', ...wish } })).view.id);
  const file = (drawId: string, name: string, cookie = study.cookie) =>
    lytt.app.inject({
      method: 'GET',
      url: `/api/v1/studies/${study.studyId}/panel/draws/${drawId}/${name}`,
      headers: { cookie },
    });

  beforeAll(async () => {
    lytt = await TestApp.start();
    study = await studyWithApplicants(lytt);
    await edit({ method: 'maximin' });
  });
  afterAll(() => lytt.stop());

  describe('with dice', () => {
    let numbered: DrawView;
    beforeAll(async () => void (numbered = await draw({ numbered: 100 })));

    it('picks nobody until the number is entered, not even as a count', async () => {
      expect(numbered).toMatchObject({ state: 'done', people: [], numbered: { panels: 100, number: null } });
      expect(numbered.record?.quotas.every((quota) => quota.drawn === 0)).toBe(true);
      const view = (await lytt.call(panelRoutes.view, here())).view;
      expect(view).toMatchObject({ picked: 0, pickedFrom: 'draw' });
      expect((await lytt.call(panelRoutes.confirmDraw, { ...of(numbered.id), body: {} })).status).toBe(409);
      const record = (await file(numbered.id, 'record.json')).json<{ result: Record<string, unknown> }>();
      expect(record.result).not.toHaveProperty('panel');
      expect(record.result).not.toHaveProperty('reserves');
    });

    it('has a list of numbered panels, each of which meets every quota', async () => {
      const answer = await file(numbered.id, 'numbered.csv');
      const [head, ...lines] = answer.body.trim().split('\n');
      expect(head).toBe('number,people');
      expect(lines.map((line) => line.split(',')[0])).toEqual(
        Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')),
      );
      const { rows } = await lytt.owner.query<{ id: string; attributes: Record<string, string> }>(
        'select id, attributes from research.application where study_id = $1',
        [study.studyId],
      );
      const people = new Map(rows.map(({ id, attributes }) => [id, attributes]));
      for (const line of lines) {
        const panel = (line.split(',')[1] ?? '').split(' ');
        expect(new Set(panel).size).toBe(15);
        for (const { attribute, value, min, max } of numbered.quotas) {
          const count = panel.filter((id) => people.get(id)?.[attribute] === value).length;
          expect(count).toBeGreaterThanOrEqual(min);
          expect(count).toBeLessThanOrEqual(max);
        }
      }
    });

    it('takes the number once, gives the panel of that number, and makes seats of it', async () => {
      const enter = (number: number) => lytt.call(panelRoutes.drawNumber, { ...of(numbered.id), body: { number } });
      expect((await enter(100)).status).toBe(422);
      const both = await Promise.all([enter(37), enter(62)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const drawn = await one(numbered.id);
      const number = drawn.numbered?.number ?? -1;
      expect([37, 62]).toContain(number);
      expect((await enter(number)).status).toBe(200);
      expect((await enter(number === 37 ? 62 : 37)).status).toBe(409);
      const line = (await file(numbered.id, 'numbered.csv')).body.split('\n')[number + 1] ?? '';
      const panel = drawn.people.filter((person) => person.kind === 'panel').map((person) => person.applicationId);
      expect(panel.sort()).toEqual((line.split(',')[1] ?? '').trim().split(' ').sort());
      expect(drawn.people.filter((person) => person.kind === 'reserve')).toHaveLength(5);
      // In a draw of a hundred panels every chance is a whole number of hundredths.
      for (const { chance } of drawn.people)
        expect(Math.abs(chance * 100 - Math.round(chance * 100))).toBeLessThan(1e-9);
      // A few hundredths at most lie between that and the lottery itself, and the record says how many.
      expect(drawn.record?.rounding).toBeGreaterThan(0);
      expect(drawn.record?.rounding).toBeLessThan(0.03);
      for (const { min, max, drawn: seats } of drawn.record?.quotas ?? []) {
        expect(seats).toBeGreaterThanOrEqual(min);
        expect(seats).toBeLessThanOrEqual(max);
      }
      const confirmed = await lytt.call(panelRoutes.confirmDraw, { ...of(numbered.id), body: {} });
      expect(confirmed.view).toEqual({ seats: 15, reserves: 5 });
      const seats = (await seatsOf(lytt, study)).filter((seat) => seat.kind === 'panel');
      expect(seats.map((seat) => seat.applicationId).sort()).toEqual(panel.sort());
    });

    it('has reserves made for the panel that was named, and leaves a record from which anybody repeats both', async () => {
      const record = (await file(numbered.id, 'record.json')).json<KeptDraw>();
      expect(record.chosen?.reserves).toHaveLength(5);
      expect(await replayRecord(record)).toMatchObject({ by: 'search', differences: [] });
    });

    it('is the same list when it is repeated', async () => {
      const { view } = await lytt.call(panelRoutes.replayDraw, { ...of(numbered.id), body: {} });
      expect(view).toMatchObject({ same: true, inputHash: numbered.record?.inputHash });
    });
  });

  it('keeps a record that shows chances, certificate, reserves and the quotas as they were', async () => {
    const done = await draw({});
    const { record } = done;
    expect(record?.certificate).toMatchObject({ objective: 'smallestChance' });
    expect(record?.chances).toHaveLength(20);
    expect(record?.chances.reduce((sum, { people }) => sum + people, 0)).toBe(60);
    expect(record?.chances.at(-1)?.upTo).toBeCloseTo(record?.maxProbability ?? 0, 12);
    const { nested, none } = record?.reserveQuality ?? {};
    expect(nested?.meanLoss).toBeLessThanOrEqual(none?.meanLoss ?? 0);
    const told = (await file(done.id, 'record.json')).json<{
      input: { seed: string; method: string; pool: unknown[]; quotas: unknown[] };
      plan: PanelPlan;
      result: { panel: string[] };
    }>();
    expect(told.input).toMatchObject({ seed: 'shown', method: 'maximin' });
    expect(told.input.pool).toHaveLength(60);
    expect(told.plan).toEqual(await plan());
    expect(told.result.panel).toHaveLength(15);
    expect(JSON.stringify(told)).not.toMatch(/Nordmann|@/);
    expect((await file(done.id, 'numbered.csv')).statusCode).toBe(404);
    const { view: again } = await lytt.call(panelRoutes.replayDraw, { ...of(done.id), body: {} });
    expect(again.same).toBe(true);
  });

  it('says so when what was kept is not what comes out again', async () => {
    const done = await draw({ seed: 'to be changed' });
    await lytt.owner.query(
      `update research.draw set result = jsonb_set(result, '{panel,0}', result#>'{reserves,0}') where id = $1`,
      [done.id],
    );
    expect((await lytt.call(panelRoutes.replayDraw, { ...of(done.id), body: {} })).view.same).toBe(false);
  });

  it('draws a search that time had ended anew from the lottery that was kept, for no machine finds that lottery again', async () => {
    const done = await draw({ seed: 'ended by time' });
    const again = async () => (await lytt.call(panelRoutes.replayDraw, { ...of(done.id), body: {} })).view;
    // One panel of the lottery less is what an earlier end leaves.
    const { rows } = await lytt.owner.query<{ lottery: Lottery }>(
      `select result->'lottery' as lottery from research.draw where id = $1`,
      [done.id],
    );
    const { types = [], panels = [], weights = [] } = rows[0]?.lottery ?? {};
    const early = { types, panels: panels.slice(1), weights: weights.slice(1) };
    early.weights[0] = (early.weights[0] ?? 0) + (weights[0] ?? 0);
    const panel = drawFromLottery(early, 'ended by time').sort();
    await lytt.owner.query(
      `update research.draw set result = result || jsonb_build_object('complete', false, 'lottery', $2::jsonb, 'panel', $3::jsonb) where id = $1`,
      [done.id, JSON.stringify(early), JSON.stringify(panel)],
    );
    expect(await again()).toMatchObject({ same: true });
    await lytt.owner.query(`update research.draw set result = jsonb_set(result, '{panel}', $2::jsonb) where id = $1`, [
      done.id,
      JSON.stringify([...panel.slice(1), 'somebody']),
    ]);
    expect(await again()).toMatchObject({ same: false });
  });

  it('counts the people who can never be chosen by what keeps them out', async () => {
    const before = await plan();
    await edit({
      quotas: before.quotas.map((quota) =>
        quota.attribute === 'gender' && quota.value === 'other' ? { ...quota, min: 0, max: 0 } : quota,
      ),
    });
    const { record } = await draw({});
    expect(record?.neverSelectable).toBeGreaterThan(0);
    expect(record?.neverCauses).toEqual([
      {
        people: record?.neverSelectable,
        causes: [{ rule: 'max', quota: { attribute: 'gender', value: 'other' } }],
      },
    ]);
    await edit(before);
  });

  it('chooses by rating only when it is asked to, and tells how many lose every chance by it', async () => {
    await edit({ floor: { total: 40, unrated: 3 } });
    const fair = await draw({});
    expect(fair.record).toMatchObject({ shutOut: 0, rating: { floor: 40 } });
    expect(fair.record?.rating?.drawn).toBeGreaterThanOrEqual(40);
    const best = await draw({ maximiseRating: true });
    expect(best.record?.shutOut).toBeGreaterThan(0);
    expect(best.record?.rating?.drawn).toBeGreaterThan(fair.record?.rating?.floor ?? 0);
    await edit({ floor: null });
  });

  it('compares another method without changing the plan', async () => {
    const other = await over(
      (await lytt.call(panelRoutes.draw, { ...here(), body: { seed: 'x', method: 'legacy' } })).view.id,
    );
    expect(other).toMatchObject({ state: 'done', method: 'legacy' });
    expect((await plan()).method).toBe('maximin');
  });

  it('stops when it is cancelled, here or on another instance, and keeps nothing', async () => {
    const second = await createApp(lytt.settings);
    for (const where of [lytt.app, second]) {
      const { view } = await lytt.call(panelRoutes.draw, { ...here(), body: { method: 'leximin' } });
      const url = `/api/v1/studies/${study.studyId}/panel/draws/${view.id}/cancel`;
      const headers = { cookie: study.cookie, 'sec-fetch-site': 'same-origin' };
      const cancelled = await where.inject({ method: 'POST', url, headers, payload: {} });
      expect(cancelled.statusCode).toBe(200);
      await lytt.app.get(RunDraw).run(study.studyId, view.id);
      await lytt.settle();
      expect(await one(view.id)).toMatchObject({ state: 'cancelled', record: null, people: [] });
    }
    await second.close();
  });

  describe('the price of a floor', () => {
    type Curve = ViewOf<typeof panelRoutes.floorCurve>['curve'];
    let curveStudy: PanelStudy;
    // Few quotas, so that each step is quick.
    beforeAll(async () => {
      curveStudy = await studyWithApplicants(lytt, 30);
      const there = { cookie: curveStudy.cookie, params: { studyId: curveStudy.studyId } };
      const { plan: all } = (await lytt.call(panelRoutes.view, there)).view;
      const quotas = all.quotas.filter(({ attribute }) => attribute === 'gender');
      await lytt.call(panelRoutes.edit, { ...there, body: { ...all, quotas } });
    });
    const there = () => ({ cookie: curveStudy.cookie, params: { studyId: curveStudy.studyId } });
    const curve = async (): Promise<Curve> => (await lytt.call(panelRoutes.floorCurve, there())).view.curve;
    const start = (unrated = 3) => lytt.call(panelRoutes.startFloorCurve, { ...there(), body: { unrated } });
    const finished = async (): Promise<Curve> => {
      for (;;) {
        await lytt.settle().catch(() => undefined);
        const now = await curve();
        if (now?.state !== 'queued' && now?.state !== 'running') return now;
      }
    };

    it('is worked out step by step: the higher the floor, the more people are left without a chance', async () => {
      expect(await curve()).toBeNull();
      expect((await start()).status).toBe(200);
      const done = await finished();
      expect(done?.state).toBe('done');
      const points = done?.points ?? [];
      expect(points.length).toBeGreaterThan(2);
      expect(points[0]).toMatchObject({ floor: 0, noChance: 0 });
      for (const [at, point] of points.entries()) {
        const before = points[at - 1];
        if (!before) continue;
        expect(point.floor).toBeGreaterThan(before.floor);
        expect(point.noChance).toBeGreaterThanOrEqual(before.noChance);
        expect(point.expectedTotal).toBeGreaterThanOrEqual(point.floor);
      }
    });

    it('is found again after a restart from what it began with', async () => {
      const before = await curve();
      await lytt.owner.query(`update research.floor_curve set state = 'running', points = '[]' where id = $1`, [
        before?.id,
      ]);
      await lytt.app.get(FloorCurves).run(curveStudy.studyId, before?.id ?? '');
      expect(await curve()).toEqual(before);
    });

    it('shows each step when it is found, and stops on its own with what was found', async () => {
      const before = (await curve())?.points ?? [];
      const [first] = before;
      const live = lytt.app.get(Live);
      await lytt.owner.query(`update research.floor_curve set state = 'queued', points = '[]' where id = $1`, [
        (await curve())?.id,
      ]);
      let deaf = (): void => undefined;
      const seen = new Promise<Curve>((resolve) => {
        deaf = live.listen(curveStudy.studyId, () => {
          void curve().then((now) => now && now.points.length > 0 && resolve(now));
        });
      });
      const run = lytt.app.get(FloorCurves).run(curveStudy.studyId, (await curve())?.id ?? '');
      expect((await seen)?.points[0]).toEqual(first);
      const stopped = await lytt.call(panelRoutes.cancelFloorCurve, { ...there(), body: {} });
      await run;
      deaf();
      expect(stopped.view.curve?.state).toBe('cancelled');
      const left = await curve();
      expect(left?.state).toBe('cancelled');
      expect(before.slice(0, left?.points.length)).toEqual(left?.points);
      expect(left?.points.length).toBeGreaterThan(0);
      expect(left?.points.length).toBeLessThan(before.length);
      expect((await lytt.call(panelRoutes.cancelFloorCurve, { ...there(), body: {} })).view.curve).toEqual(left);
      const moderator = await lytt.staff({ member: { studyId: curveStudy.studyId, role: 'moderator' } });
      const asModerator = { ...there(), cookie: moderator.cookie };
      expect((await lytt.call(panelRoutes.cancelFloorCurve, { ...asModerator, body: {} })).status).toBe(403);
    });

    it('gives way to a newer question', async () => {
      const id = randomUUID();
      await lytt.owner.query(
        `insert into research.floor_curve (id, study_id, state, input) select $1, study_id, 'running', input from research.floor_curve where study_id = $2 limit 1`,
        [id, curveStudy.studyId],
      );
      const run = lytt.app.get(FloorCurves).run(curveStudy.studyId, id);
      await start(1);
      await run;
      const { rows } = await lytt.owner.query('select state from research.floor_curve where id = $1', [id]);
      expect(rows).toEqual([{ state: 'cancelled' }]);
      expect((await finished())?.id).not.toBe(id);
    });
  });

  it('is nobody’s in another study, and a moderator may look at it but not draw', async () => {
    const other = await studyWithApplicants(lytt, 1);
    const { items } = (await lytt.call(panelRoutes.draws, here())).view;
    const drawId = items.find((item) => item.numbered)?.id ?? '';
    const researcher = await lytt.staff({ member: { studyId: other.studyId, role: 'researcher' } });
    const there = { cookie: researcher.cookie, params: { studyId: other.studyId, drawId, applicationId: drawId } };
    expect((await lytt.call(panelRoutes.drawNumber, { ...there, body: { number: 1 } })).status).toBe(404);
    expect((await lytt.call(panelRoutes.replayDraw, { ...there, body: {} })).status).toBe(404);
    expect((await lytt.call(panelRoutes.explain, there)).status).toBe(404);
    for (const name of ['record.json', 'numbered.csv']) {
      const url = `/api/v1/studies/${other.studyId}/panel/draws/${drawId}/${name}`;
      const answer = await lytt.app.inject({ method: 'GET', url, headers: { cookie: researcher.cookie } });
      expect(answer.statusCode).toBe(404);
      expect((await file(drawId, name, researcher.cookie)).statusCode).toBe(404);
    }
    const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
    const asModerator = { cookie: moderator.cookie, params: { studyId: study.studyId, drawId } };
    expect((await lytt.call(panelRoutes.oneDraw, asModerator)).status).toBe(200);
    expect((await file(drawId, 'record.json', moderator.cookie)).statusCode).toBe(200);
    expect((await lytt.call(panelRoutes.drawNumber, { ...asModerator, body: { number: 1 } })).status).toBe(403);
    expect((await lytt.call(panelRoutes.startFloorCurve, { ...asModerator, body: { unrated: 1 } })).status).toBe(403);
  });
});
