import { panelRoutes, type PanelPlan } from '@lytt/shared';
import { TestApp } from '../support/test-app.js';
import { drawn, invited, seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

describe('what has changed since the draw', () => {
  let lytt: TestApp;
  beforeAll(async () => void (lytt = await TestApp.start()));
  afterAll(() => lytt.stop());

  const here = (study: PanelStudy) => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const edit = async (study: PanelStudy, changes: Partial<PanelPlan>) => {
    const { plan } = (await lytt.call(panelRoutes.view, here(study))).view;
    return lytt.call(panelRoutes.edit, { ...here(study), body: { ...plan, ...changes } });
  };
  const confirm = (study: PanelStudy, drawId: string) =>
    lytt.call(panelRoutes.confirmDraw, { cookie: study.cookie, params: { studyId: study.studyId, drawId }, body: {} });
  const invite = (study: PanelStudy, seatId?: string) =>
    lytt.call(panelRoutes.invite, { ...here(study), body: seatId ? { seatId } : {} });
  const keepOut = (study: PanelStudy, applicationId: string) =>
    lytt.call(panelRoutes.addRule, {
      ...here(study),
      body: { kind: 'exclude', applicationIds: [applicationId], reason: 'works for the client' },
    });
  const setAside = (applicationId: string) =>
    lytt.owner.query(`update research.application set status = 'set-aside' where id = $1`, [applicationId]);
  const ofKind = (draw: { people: { kind: string; applicationId: string }[] }, kind: string): string[] =>
    draw.people.flatMap((person) => (person.kind === kind ? [person.applicationId] : []));

  it('a rule that keeps a drawn person out lets the draw not be confirmed, until it is drawn again', async () => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin' });
    const first = await drawn(lytt, study);
    const [out = ''] = ofKind(first, 'panel');
    await keepOut(study, out);
    expect(await confirm(study, first.id)).toMatchObject({ status: 409, view: { code: 'panel.pool-changed' } });
    const second = await drawn(lytt, study);
    expect((await confirm(study, second.id)).status).toBe(200);
    expect((await seatsOf(lytt, study)).map((seat) => seat.applicationId)).not.toContain(out);
  });

  it('a reserve who is no longer an applicant is left off the list, and the draw stands', async () => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin' });
    const draw = await drawn(lytt, study);
    const [first = '', ...rest] = ofKind(draw, 'reserve');
    await setAside(first);
    expect((await confirm(study, draw.id)).view).toEqual({ seats: 15, reserves: 4 });
    const reserves = (await seatsOf(lytt, study)).filter(({ kind }) => kind === 'reserve');
    expect(reserves.map(({ applicationId, position }) => [applicationId, position])).toEqual(
      rest.map((id, at) => [id, at + 1]),
    );
  });

  it('nobody is invited who was set aside or ruled out after the confirmation', async () => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin' });
    const draw = await drawn(lytt, study);
    await confirm(study, draw.id);
    const [seated = ''] = ofKind(draw, 'panel');
    const [reserve = ''] = ofKind(draw, 'reserve');
    await setAside(seated);
    expect(await invite(study)).toMatchObject({ status: 409, view: { code: 'panel.pool-changed' } });
    expect((await seatsOf(lytt, study)).every(({ state }) => state === 'drawn')).toBe(true);
    // Nobody has been told anything, so that it can be drawn again.
    const again = await drawn(lytt, study, 'again');
    expect((await confirm(study, again.id)).status).toBe(200);
    expect((await invite(study)).view).toEqual({ invited: 15 });
    const seat = (await seatsOf(lytt, study)).find(({ kind, state }) => kind === 'reserve' && state === 'drawn');
    await keepOut(study, seat?.applicationId ?? reserve);
    expect(await invite(study, seat?.seatId ?? '')).toMatchObject({
      status: 409,
      view: { code: 'panel.pool-changed' },
    });
  });

  it('a later draw that was only looked at is not told as the reason of the panel that was invited', async () => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin' });
    const first = await drawn(lytt, study, 'first');
    await confirm(study, first.id);
    const second = await drawn(lytt, study, 'second');
    const shown = async () => (await lytt.call(panelRoutes.view, here(study))).view.draw?.id;
    expect(await shown()).toBe(second.id);
    expect((await invite(study)).view).toEqual({ invited: 15 });
    expect(await shown()).toBe(first.id);
  });

  it('a reserve is not invited beside somebody whom they are to be kept apart from', async () => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin' });
    const seats = await invited(lytt, study);
    const member = seats.find(({ kind }) => kind === 'panel');
    const reserve = seats.find(({ kind }) => kind === 'reserve');
    await lytt.call(panelRoutes.addRule, {
      ...here(study),
      body: {
        kind: 'apart',
        applicationIds: [member?.applicationId ?? '', reserve?.applicationId ?? ''],
        reason: 'share a household',
      },
    });
    expect(await invite(study, reserve?.seatId)).toMatchObject({ status: 409, view: { code: 'panel.kept-apart' } });
    await lytt.call(panelRoutes.changeSeat, {
      cookie: study.cookie,
      params: { studyId: study.studyId, seatId: member?.seatId ?? '' },
      body: { to: 'declined', reason: 'no time' },
    });
    expect((await invite(study, reserve?.seatId)).view).toEqual({ invited: 1 });
  });
});
