import { panelRoutes, studyRoutes, type PanelPlan, type SeatEntry } from '@lytt/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { MailPreferences } from '../../src/foundation/notifications/application/mail-preferences.js';
import { ExpireInvitations } from '../../src/fieldwork/panel/application/expire-invitations.js';
import { FillEmptySeats } from '../../src/fieldwork/panel/application/fill-empty-seats.js';
import { LeaveStudy } from '../../src/fieldwork/panel/application/leave-study.js';
import { Welcome } from '../../src/fieldwork/panel/application/welcome.js';
import { Panel } from '../../src/fieldwork/panel/panel.facade.js';
import { Studies } from '../../src/fieldwork/study/study.facade.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { TestApp } from '../support/test-app.js';
import { addressOf, invited, mailsTo, seatsOf, studyWithApplicants, type PanelStudy } from './support.js';

const GONE: readonly string[] = ['declined', 'expired', 'dropped', 'withdrawn'];
const HOURS = 3_600_000;

describe('places that fall empty', () => {
  let lytt: TestApp;
  let second: NestFastifyApplication;
  beforeAll(async () => {
    lytt = await TestApp.start();
    second = await createApp(lytt.settings);
  });
  afterAll(async () => {
    await second.close();
    await lytt.stop();
  });

  const here = (study: PanelStudy) => ({ cookie: study.cookie, params: { studyId: study.studyId } });
  const edit = async (study: PanelStudy, changes: Partial<PanelPlan>) => {
    const { plan } = (await lytt.call(panelRoutes.view, here(study))).view;
    return lytt.call(panelRoutes.edit, { ...here(study), body: { ...plan, ...changes } });
  };
  const change = (
    study: PanelStudy,
    seatId: string,
    to: 'declined' | 'dropped' | 'active' | 'expired',
    reason: string,
  ) =>
    lytt.call(panelRoutes.changeSeat, {
      cookie: study.cookie,
      params: { studyId: study.studyId, seatId },
      body: { to, reason },
    });
  const next = async (study: PanelStudy) => (await lytt.call(panelRoutes.next, here(study))).view;
  const held = (seats: readonly SeatEntry[]) =>
    seats.filter(({ kind, state }) => !GONE.includes(state) && (kind === 'panel' || state !== 'drawn'));
  const agree = async (study: PanelStudy, seatId: string) => {
    const actor = { kind: 'participant' as const, studyId: study.studyId, seatId, language: 'nb' as const };
    const { agreement } = await lytt.app.get(Studies).facts(study.studyId);
    expect(await lytt.app.get(Welcome).agree(actor, agreement.version)).toBe(true);
  };
  const panelStudy = async (changes: Partial<PanelPlan> = {}) => {
    const study = await studyWithApplicants(lytt);
    await edit(study, { method: 'maximin', ...changes });
    const seats = await invited(lytt, study);
    return { study, seats, panel: seats.filter((seat) => seat.kind === 'panel') };
  };
  const shift = async (study: PanelStudy, to: Date) => lytt.app.get(Clock).shiftTo(study.studyId, to);
  const toField = async (study: PanelStudy, wallTime: string) => {
    const { startsOn } = await lytt.app.get(Studies).facts(study.studyId);
    await lytt.call(studyRoutes.changePhase, { ...here(study), body: { to: 'field' } });
    await shift(study, new Date(`${startsOn}T${wallTime}Z`));
  };

  describe('by hand', () => {
    let study: PanelStudy;
    let panel: SeatEntry[];
    beforeAll(async () => void ({ study, panel } = await panelStudy()));

    it('names nobody while every place is held', async () => {
      expect(await next(study)).toMatchObject({
        seats: 15,
        held: 15,
        empty: 0,
        person: null,
        reason: 'noSeatEmpty',
        automatically: false,
        over: false,
      });
    });

    it('shows at a seat whose address takes no mail what the mail server said', async () => {
      const [first, second] = panel;
      await lytt.app.get(MailPreferences).markFault(study.studyId, first?.seatId ?? '', '5.1.1');
      const faultOf = async (seatId = '') =>
        (await seatsOf(lytt, study)).find((seat) => seat.seatId === seatId)?.addressFault;
      expect(await faultOf(first?.seatId)).toEqual({ code: '5.1.1', at: expect.any(String) as string });
      expect(await faultOf(second?.seatId)).toBeNull();
    });

    it('writes every change of a seat down with its date and reason', async () => {
      const [seat] = panel;
      const changed = await change(study, seat?.seatId ?? '', 'declined', 'Rang: has to work nights');
      expect(changed.view).toMatchObject({ seatId: seat?.seatId, state: 'declined', answerBy: null });
      const params = { studyId: study.studyId, seatId: seat?.seatId ?? '' };
      const { view } = await lytt.call(panelRoutes.seatChanges, { cookie: study.cookie, params });
      expect(view.items.map(({ from, to, code, reason }) => [from, to, code, reason])).toEqual([
        [null, 'drawn', 'drawn', ''],
        ['drawn', 'invited', 'invited', ''],
        ['invited', 'declined', null, 'Rang: has to work nights'],
      ]);
      expect(view.items.map(({ at }) => at)).toEqual([...view.items.map(({ at }) => at)].sort());
      expect((await change(study, seat?.seatId ?? '', 'active', 'come back')).status).toBe(409);
    });

    it('names a reserve who restores the balance, and invites exactly that person once', async () => {
      const asked = await next(study);
      expect(asked).toMatchObject({ held: 14, empty: 1, reason: 'restoresBalance', staysBroken: [] });
      expect(asked.available.reserves).toBe(5);
      expect(asked.available.applicants).toBe(40);
      const applicationId = asked.person?.applicationId ?? '';
      const wrong = panel[3]?.applicationId ?? '';
      const body = { applicationId };
      expect((await lytt.call(panelRoutes.inviteNext, { ...here(study), body: { applicationId: wrong } })).status).toBe(
        409,
      );
      const clicks = await Promise.all([
        lytt.call(panelRoutes.inviteNext, { ...here(study), body }),
        lytt.call(panelRoutes.inviteNext, { ...here(study), body }),
      ]);
      expect(clicks.map(({ status }) => status).sort()).toEqual([200, 409]);
      const seat = (await seatsOf(lytt, study)).find((each) => each.applicationId === applicationId);
      expect(seat).toMatchObject({ state: 'invited', replaces: panel[0]?.seatId, late: false });
      expect(held(await seatsOf(lytt, study))).toHaveLength(15);
      const { rows } = await lytt.owner.query<{ subject: Record<string, unknown> }>(
        `select subject from platform.audit where study_id = $1 and action = 'panel.replaced'`,
        [study.studyId],
      );
      expect(rows.map((row) => row.subject)).toEqual([
        expect.objectContaining({
          seatId: seat?.seatId,
          replaces: panel[0]?.seatId,
          byItself: false,
          why: 'restoresBalance',
        }),
      ]);
    });

    it('makes a seat for an applicant who has none when no reserve is left', async () => {
      for (const seat of (await seatsOf(lytt, study)).filter(({ state }) => state === 'drawn'))
        expect((await change(study, seat.seatId, 'declined', 'no time')).status).toBe(200);
      await change(study, panel[1]?.seatId ?? '', 'declined', 'no time');
      const asked = await next(study);
      expect(asked.available.reserves).toBe(0);
      expect(asked.person?.seatId).toBeNull();
      const before = await seatsOf(lytt, study);
      await lytt.call(panelRoutes.inviteNext, {
        ...here(study),
        body: { applicationId: asked.person?.applicationId ?? '' },
      });
      const made = (await seatsOf(lytt, study)).filter(({ seatId }) => !before.some((seat) => seat.seatId === seatId));
      expect(made).toEqual([
        expect.objectContaining({
          applicationId: asked.person?.applicationId,
          kind: 'reserve',
          state: 'invited',
          replaces: panel[1]?.seatId,
        }),
      ]);
    });

    it('asks nobody who was left out by a rule or refused', async () => {
      await change(study, panel[2]?.seatId ?? '', 'declined', 'no time');
      const first = (await next(study)).person?.applicationId ?? '';
      await lytt.call(panelRoutes.addRule, {
        ...here(study),
        body: { kind: 'exclude', applicationIds: [first], reason: 'knows the moderator' },
      });
      const other = (await next(study)).person?.applicationId ?? '';
      expect(other).not.toBe(first);
      await lytt.owner.query(`update research.application set status = 'set-aside' where id = $1`, [other]);
      expect([first, other]).not.toContain((await next(study)).person?.applicationId);
    });

    it('takes back who had agreed and left, and nobody else', async () => {
      const seat = panel[4]?.seatId ?? '';
      await lytt.owner.query(`update research.seat set state = 'accepted' where id = $1`, [seat]);
      await change(study, seat, 'dropped', 'left in anger');
      expect((await change(study, seat, 'active', 'sorry')).status).toBe(409);
      const agreed = panel[5]?.seatId ?? '';
      await agree(study, agreed);
      await change(study, agreed, 'dropped', 'fell ill');
      expect((await change(study, agreed, 'active', 'is well again')).view.state).toBe('active');
    });

    it('is another study’s business for nobody', async () => {
      const other = await studyWithApplicants(lytt, 1);
      const params = { studyId: other.studyId, seatId: panel[6]?.seatId ?? '' };
      expect((await lytt.call(panelRoutes.seatChanges, { cookie: other.cookie, params })).status).toBe(404);
      const body = { to: 'declined' as const, reason: 'x' };
      const researcher = await lytt.staff({ member: { studyId: other.studyId, role: 'researcher' } });
      expect((await lytt.call(panelRoutes.changeSeat, { cookie: researcher.cookie, params, body })).status).toBe(404);
      const mine = { studyId: study.studyId, seatId: panel[6]?.seatId ?? '' };
      expect((await lytt.call(panelRoutes.changeSeat, { cookie: researcher.cookie, params: mine, body })).status).toBe(
        404,
      );
      const moderator = await lytt.staff({ member: { studyId: study.studyId, role: 'moderator' } });
      const asModerator = { cookie: moderator.cookie, params: mine };
      expect((await lytt.call(panelRoutes.next, asModerator)).status).toBe(200);
      expect((await lytt.call(panelRoutes.seatChanges, asModerator)).status).toBe(200);
      expect((await lytt.call(panelRoutes.changeSeat, { ...asModerator, body })).status).toBe(403);
      const invite = { applicationId: panel[6]?.applicationId ?? '' };
      expect((await lytt.call(panelRoutes.inviteNext, { ...asModerator, body: invite })).status).toBe(403);
    });
  });

  describe('when nobody answers', () => {
    let study: PanelStudy;
    let panel: SeatEntry[];
    beforeAll(async () => void ({ study, panel } = await panelStudy({ answerWithinDays: 3 })));

    it('tells each invited person the last day in the mail and at the door', async () => {
      const [seat] = panel;
      const until = new Date(seat?.answerBy ?? 0);
      const study3 = await lytt.app.get(Studies).facts(study.studyId);
      const days = (until.getTime() - study3.now.getTime()) / (24 * HOURS);
      expect(days).toBeGreaterThan(2.9);
      expect(days).toBeLessThanOrEqual(4);
      const day = new Intl.DateTimeFormat(seat?.language === 'en' ? 'en-GB' : 'nb-NO', {
        dateStyle: 'full',
        timeZone: study3.timeZone,
      })
        .format(until)
        .replace(',', '');
      const mail = (await mailsTo(lytt, await addressOf(lytt, study, seat?.seatId ?? ''))).at(-1);
      expect(mail?.text.replace(/,/g, '')).toContain(day);
      expect((await lytt.get(mail?.link ?? '')).body.replace(/,/g, '')).toContain(day);
    });

    it('tells on Overview that invitations are about to end', async () => {
      await shift(study, new Date(new Date(panel[0]?.answerBy ?? 0).getTime() - 2 * HOURS));
      const { view } = await lytt.call(studyRoutes.overview, here(study));
      expect(view.items).toContainEqual({ key: 'panel.expiring', place: 'panel', count: 15, tone: 'needs' });
    });

    it('lets an invitation end with its day, and not a minute before', async () => {
      await agree(study, panel[0]?.seatId ?? '');
      const expire = lytt.app.get(ExpireInvitations);
      await expire.execute(study.studyId);
      expect((await seatsOf(lytt, study)).filter(({ state }) => state === 'expired')).toEqual([]);
      await shift(study, new Date(new Date(panel[1]?.answerBy ?? 0).getTime() + 60_000));
      // Both instances at once: each seat changes once.
      await Promise.all([expire.tick(), second.get(ExpireInvitations).tick()]);
      await Promise.all([expire.execute(study.studyId), second.get(ExpireInvitations).execute(study.studyId)]);
      await lytt.settle();
      const seats = await seatsOf(lytt, study);
      expect(seats.filter(({ state }) => state === 'expired')).toHaveLength(14);
      expect(seats.find(({ seatId }) => seatId === panel[0]?.seatId)?.state).toBe('agreed');
      const { rows } = await lytt.owner.query(
        `select 1 from research.seat_change where study_id = $1 and to_state = 'expired'`,
        [study.studyId],
      );
      expect(rows).toHaveLength(14);
      const link = (await mailsTo(lytt, await addressOf(lytt, study, panel[1]?.seatId ?? ''))).at(-1)?.link ?? '';
      expect((await lytt.get(link)).statusCode).toBe(404);
    });

    it('tells on Overview that places are empty and somebody can be asked', async () => {
      const { view } = await lytt.call(studyRoutes.overview, here(study));
      expect(view.items).toContainEqual({ key: 'panel.place-empty', place: 'panel', count: 14, tone: 'needs' });
      expect(await next(study)).toMatchObject({ held: 1, empty: 14 });
    });
  });

  describe('by themselves', () => {
    let study: PanelStudy;
    let panel: SeatEntry[];
    beforeAll(async () => {
      ({ study, panel } = await panelStudy({ replacing: { automatically: true, untilDay: 1 } }));
    });

    it('invites nobody before the panel is drawn, and nobody while all places are held', async () => {
      const early = await studyWithApplicants(lytt);
      await edit(early, { replacing: { automatically: true, untilDay: 1 } });
      await lytt.settle();
      expect(await seatsOf(lytt, early)).toEqual([]);
      await lytt.app.get(FillEmptySeats).execute(study.studyId);
      expect((await seatsOf(lytt, study)).filter(({ state }) => state === 'invited')).toHaveLength(15);
    });

    it('invites one person for each empty place, however many instances look at it', async () => {
      for (const seat of panel.slice(0, 3)) await change(study, seat.seatId, 'declined', 'no time');
      await Promise.all([
        lytt.app.get(FillEmptySeats).execute(study.studyId),
        second.get(FillEmptySeats).execute(study.studyId),
        lytt.app.get(FillEmptySeats).execute(study.studyId),
      ]);
      await lytt.settle();
      const seats = await seatsOf(lytt, study);
      expect(held(seats)).toHaveLength(15);
      const came = seats.filter(({ replaces }) => replaces !== null);
      expect(came.map(({ replaces }) => replaces).sort()).toEqual(
        panel
          .slice(0, 3)
          .map(({ seatId }) => seatId)
          .sort(),
      );
      for (const seat of came)
        expect(await mailsTo(lytt, await addressOf(lytt, study, seat.seatId))).toContainEqual(
          expect.objectContaining({ link: expect.stringContaining('/in/') as string }),
        );
      const { rows } = await lytt.owner.query<{ subject: { byItself: boolean } }>(
        `select subject from platform.audit where study_id = $1 and action = 'panel.replaced' and actor_kind = 'system'`,
        [study.studyId],
      );
      expect(rows.map((row) => row.subject.byItself)).toEqual([true, true, true]);
    });

    it('invites from the first day on people who are marked as late', async () => {
      await toField(study, '12:00:00');
      await agree(study, panel[3]?.seatId ?? '');
      await change(study, panel[4]?.seatId ?? '', 'declined', 'no time');
      await lytt.settle();
      const came = (await seatsOf(lytt, study)).find(({ replaces }) => replaces === panel[4]?.seatId);
      expect(came).toMatchObject({ state: 'invited', late: true });
      const facade = lytt.app.get(Panel);
      expect(await facade.seat(study.studyId, panel[3]?.seatId ?? '')).toMatchObject({
        late: true,
        agreedAt: expect.any(Date) as Date,
      });
      expect(await facade.catchUpDays(study.studyId)).toBe(2);
    });

    it('invites nobody any more after the last day for it; one click still can', async () => {
      // Every invitation of before the first day has ended by now, which the service finds out in its own time.
      const expire = async () => {
        await lytt.app.get(ExpireInvitations).execute(study.studyId);
        await lytt.settle();
      };
      const replaced = async () => (await seatsOf(lytt, study)).filter(({ replaces }) => replaces !== null).length;
      await expire();
      const before = await replaced();
      const { until } = await next(study);
      await shift(study, new Date(until ?? 0));
      await expire();
      expect((await change(study, panel[3]?.seatId ?? '', 'dropped', 'fell ill')).status).toBe(200);
      await lytt.settle();
      expect(await replaced()).toBe(before);
      const asked = await next(study);
      expect(asked.over).toBe(true);
      expect(asked.empty).toBeGreaterThan(0);
      const invitedNow = await lytt.call(panelRoutes.inviteNext, {
        ...here(study),
        body: { applicationId: asked.person?.applicationId ?? '' },
      });
      expect(invitedNow.view).toMatchObject({ empty: asked.empty - 1 });
    });
  });

  it('forgets with a person what was written about them', async () => {
    const { study, panel } = await panelStudy();
    const [seat] = panel;
    await lytt.call(panelRoutes.addRule, {
      ...here(study),
      body: { kind: 'pin', applicationIds: [seat?.applicationId ?? ''], reason: 'the only farmer' },
    });
    await agree(study, seat?.seatId ?? '');
    await change(study, seat?.seatId ?? '', 'dropped', 'in hospital');
    await lytt.app
      .get(LeaveStudy)
      .stopAndErase({ kind: 'participant', studyId: study.studyId, seatId: seat?.seatId ?? '', language: 'nb' });
    const { rows } = await lytt.owner.query<{ text: string }>(
      `select reason as text from research.people_rule where study_id = $1
       union all select reason from research.seat_change where study_id = $1 and seat_id = $2
       union all select subject::text from platform.audit where study_id = $1`,
      [study.studyId, seat?.seatId],
    );
    expect(rows.map(({ text }) => text).join(' ')).not.toMatch(/farmer|hospital/);
    expect((await lytt.call(panelRoutes.view, here(study))).view.rules).toEqual([]);
  });
});
