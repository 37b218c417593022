import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Replacement } from '@lytt/selection';
import type { Actor, NextInvitation, PanelPlan, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { instantOf, Studies, type StudyFacts } from '../../study/study.facade.js';
import { Applicants, type PoolEntry } from '../../applicants/applicants.facade.js';
import { hasBegun } from '../domain/begun.js';
import { personOf } from '../domain/draw-question.js';
import { heldAndEmpty, replacementInput, replacementView, type CountedSeat } from '../domain/empty-seats.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { InviteSeats } from './invite-seats.js';
import { MakeSeat } from './make-seat.js';
import { PanelPlans } from './panel-plan.js';
import { PeopleRules } from './people-rules.js';
import { SolveInThread } from './solve-in-thread.js';

interface Found {
  view: NextInvitation;
  study: StudyFacts;
  seats: CountedSeat[];
  person: PoolEntry | undefined;
  /** The seat that this one would replace. */
  replaces: string | null;
}

const NOTHING_EMPTY: Replacement = {
  id: null,
  reason: 'noSeatEmpty',
  seatsLeft: 0,
  plan: [],
  before: [],
  helps: [],
  staysBroken: [],
};

/** Whom to ask for an empty seat, found anew against everybody who can still be asked. */
@Injectable()
export class NextInvitations {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly plans: PanelPlans,
    private readonly rules: PeopleRules,
    private readonly seats: SeatsRepository,
    private readonly seatChanges: SeatChangesRepository,
    private readonly draws: DrawsRepository,
    private readonly applicants: Applicants,
    private readonly solver: SolveInThread,
    private readonly making: MakeSeat,
    private readonly inviting: InviteSeats,
    private readonly audit: Audit,
  ) {}

  async next(studyId: string): Promise<NextInvitation> {
    return (await this.find(studyId)).view;
  }

  /** On one click. With another person than it is now nobody is invited: the click was meant for somebody else. */
  async invite(actor: StaffActor, studyId: string, applicationId: string): Promise<NextInvitation> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const found = await this.find(studyId);
      if (found.view.person?.applicationId !== applicationId)
        throw conflict('panel.next-changed', 'It is somebody else’s turn by now. Look again before you invite.');
      await this.seatAndInvite(actor, found, false);
      return (await this.find(studyId)).view;
    });
  }

  /** By itself, where the plan says so and its last day has not passed. False when there is nothing to do. */
  async inviteByItself(studyId: string): Promise<boolean> {
    return this.work.run(async () => {
      // One after another, on however many instances: the second finds the seat taken.
      await this.plans.lock(studyId);
      const found = await this.find(studyId);
      const { automatically, over, person } = found.view;
      const open = found.study.phase === 'recruiting' || found.study.phase === 'field';
      // Only for somebody who is gone: seats that the plan has gained wait for a researcher.
      if (!automatically || over || !person || !open || found.replaces === null) return false;
      await this.seatAndInvite({ kind: 'system' }, found, true);
      return true;
    });
  }

  private async seatAndInvite(
    actor: Actor,
    { view, study, seats, person, replaces }: Found,
    byItself: boolean,
  ): Promise<void> {
    if (!view.person || !person) throw missing('applicant');
    const { seatId: own, applicationId } = view.person;
    const seatId = own ?? (await this.makeSeat(study, seats, person));
    await this.seatChanges.setReplaces(study.id, seatId, replaces, hasBegun(study));
    await this.audit.record(actor, 'panel.replaced', study.id, {
      seatId,
      applicationId,
      replaces,
      why: view.reason,
      helps: view.helps,
      byItself,
    });
    await this.inviting.inviteOne(actor, study.id, seatId);
  }

  private makeSeat(study: StudyFacts, seats: readonly CountedSeat[], person: PoolEntry): Promise<string> {
    const last = Math.max(0, ...seats.filter(({ kind }) => kind === 'reserve').map(({ position }) => position));
    const as = { kind: 'reserve' as const, position: last + 1, drawId: null, late: hasBegun(study) };
    return this.making.make(study.id, person, as, 'emptyPlace');
  }

  /** Cheap, without looking for the best: whether there is anybody to ask at all. */
  async anybodyLeft(studyId: string): Promise<boolean> {
    const { input } = await this.question(studyId, await this.plans.current(studyId));
    return input.available.length > 0;
  }

  private async question(studyId: string, plan: PanelPlan) {
    const seats = await this.seats.counted(studyId);
    const pool = await this.applicants.poolForDraw(studyId);
    const turnedDown = await this.applicants.whoWasTold(studyId, 'not-this-time');
    const askable = pool.map((entry) => ({ ...personOf(entry), turnedDown: turnedDown.has(entry.applicationId) }));
    const rules = await this.rules.inForce(studyId);
    return { seats, pool, input: replacementInput(plan, rules, seats, askable, await this.lot(studyId)) };
  }

  private async find(studyId: string): Promise<Found> {
    const study = await this.studies.facts(studyId);
    const plan = await this.plans.current(studyId);
    const { seats, pool, input } = await this.question(studyId, plan);
    const { reserves, ...question } = input;
    const { held, empty, fallenEmpty } = heldAndEmpty(plan, seats);
    // Until the first invitation it is the draw that fills the seats, and nobody is picked one by one.
    const begun = seats.some(({ state }) => state !== 'drawn');
    const found = begun ? await this.solver.replacement(question) : NOTHING_EMPTY;
    const person = pool.find(({ applicationId }) => applicationId === found.id);
    const seat = seats.find(({ applicationId }) => applicationId === found.id);
    return {
      study,
      seats,
      person,
      replaces: fallenEmpty[0]?.seatId ?? null,
      view: {
        seats: plan.seats,
        held: held.length,
        empty,
        person: person
          ? {
              applicationId: person.applicationId,
              kind: 'reserve',
              attributes: person.attributes,
              rating: person.rating,
              seatId: seat?.seatId ?? null,
            }
          : null,
        ...replacementView(found),
        available: { reserves, applicants: input.available.length - reserves },
        automatically: plan.replacing.automatically,
        ...cutOff(study, plan),
      },
    };
  }

  /** The seed of the confirmed draw decides between people who would help alike: nobody could choose it. */
  private async lot(studyId: string): Promise<(applicationId: string) => string> {
    const seed = (await this.draws.seedOfSeats(studyId)) ?? studyId;
    return (applicationId) => createHash('sha256').update(`${seed}:${applicationId}`).digest('hex');
  }
}

/** The end of the last day on which anybody new is asked; day 0 ends when the first begins. */
function cutOff(study: StudyFacts, { replacing }: PanelPlan): Pick<NextInvitation, 'until' | 'over'> {
  const until = instantOf(study.startsOn, replacing.untilDay + 1, '00:00', study.timeZone);
  return { until: until.toISOString(), over: study.now >= until };
}
