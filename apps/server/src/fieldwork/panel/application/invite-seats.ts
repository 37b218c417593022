import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import { Applicants, mailFacts, sayDeadline } from '../../applicants/applicants.facade.js';
import { answerDeadline } from '../domain/answer-deadline.js';
import { InvitationsRepository, type Guest } from '../persistence/invitations.repository.js';
import { SeatChangesRepository } from '../persistence/seat-changes.repository.js';
import { ChangeSeat } from './change-seat.js';
import { PanelPlans } from './panel-plan.js';
import { StillAskable } from './still-askable.js';

const LINK_DAYS = 14;
const DAY_MS = 86_400_000;
const daysUntil = (instant: Date, now: Date): number => Math.ceil((instant.getTime() - now.getTime()) / DAY_MS);

/** Asks people to take their seat, by mail. */
@Injectable()
export class InviteSeats {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationsRepository,
    private readonly seats: SeatChangesRepository,
    private readonly studies: Studies,
    private readonly plans: PanelPlans,
    private readonly changeSeat: ChangeSeat,
    private readonly askable: StillAskable,
    private readonly notifications: Notifications,
    private readonly applicants: Applicants,
    private readonly audit: Audit,
  ) {}

  /** Every drawn seat of the panel; the reserves are told that they are reserves. */
  async inviteAll(actor: StaffActor, studyId: string): Promise<number> {
    return this.work.run(async () => {
      const invited = await this.invitePanel(actor, studyId);
      await this.tellReserves(studyId);
      return invited;
    });
  }

  async invitePanel(actor: StaffActor, studyId: string): Promise<number> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const study = await this.open(studyId);
      const guests = await this.invitations.lockDrawn(studyId, 'panel');
      if (guests.length === 0)
        throw conflict('panel.nobody-to-invite', 'There is nobody left to invite: confirm a draw first.');
      await this.askable.refuseOthers(studyId, guests);
      const answerBy = await this.deadline(study);
      for (const guest of guests) await this.invite(actor, study, answerBy, guest);
      return guests.length;
    });
  }

  /** Nobody is told so twice; somebody who moves up is invited instead. */
  async tellReserves(studyId: string): Promise<number> {
    return this.work.run(async () => {
      const study = await this.open(studyId);
      const reserves = await this.notTold(studyId, await this.invitations.lockDrawn(studyId, 'reserve'));
      await this.notifications.sendAll(
        reserves.map(({ id, personId, language }) => ({
          studyId,
          kind: 'reserve',
          key: `reserve:${id}`,
          language,
          to: { personId, seatId: id },
          values: mailFacts(study, language),
        })),
      );
      await this.applicants.recordDecisionSent(
        studyId,
        'reserve',
        reserves.map((reserve) => reserve.applicationId),
      );
      return reserves.length;
    });
  }

  /** Who waits for an invitation. */
  toInvite(studyId: string): Promise<Guest[]> {
    return this.invitations.drawn(studyId, 'panel');
  }

  /** Reserves who have not been told yet and can still be called. */
  async reservesToTell(studyId: string): Promise<Guest[]> {
    return this.notTold(studyId, await this.invitations.drawn(studyId, 'reserve'));
  }

  private async notTold(studyId: string, reserves: readonly Guest[]): Promise<Guest[]> {
    const told = await this.applicants.whoWasTold(studyId, 'reserve');
    const waiting = reserves.filter((reserve) => !told.has(reserve.applicationId));
    return this.askable.among(studyId, waiting);
  }

  /** One seat; this is how a reserve moves up. */
  async inviteOne(actor: Actor, studyId: string, seatId: string): Promise<number> {
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const study = await this.open(studyId);
      const guest = await this.guest(studyId, seatId);
      await this.askable.refuseOthers(studyId, [guest]);
      await this.invite(actor, study, await this.deadline(study), guest);
      return 1;
    });
  }

  /** A new link for somebody who lost theirs; two clicks within a minute send one mail. */
  async resend(actor: StaffActor, studyId: string, seatId: string): Promise<boolean> {
    return this.work.run(async () => {
      const study = await this.open(studyId);
      const guest = await this.guest(studyId, seatId);
      const { id, personId, language, state } = guest;
      const minute = Math.floor((await this.studies.now(studyId)).getTime() / 60_000);
      const to = { personId, seatId: id };
      await this.audit.record(actor, 'panel.link-sent-again', studyId, { seatId });
      if (state === 'invited')
        return this.mail(
          study,
          guest,
          guest.answerBy ?? (await this.giveTime(studyId, id, await this.deadline(study))),
          `again:${minute}`,
        );
      if (!['accepted', 'agreed', 'active', 'completed'].includes(state))
        throw conflict('panel.no-link', 'Only somebody who is invited or takes part can be sent a link.');
      return this.notifications.send({
        studyId,
        kind: 'sign-in-link',
        key: `sign-in-link:${id}:${minute}`,
        language,
        to,
        link: { purpose: 'sign-in', next: '/p/today' },
      });
    });
  }

  private async invite(actor: Actor, study: StudyFacts, answerBy: Date, guest: Guest): Promise<void> {
    const { id, applicationId, times } = guest;
    await this.giveTime(study.id, id, answerBy);
    await this.changeSeat.change(actor, study.id, id, 'invited', times === 0 ? 'invited' : 'invitedAgain');
    await this.mail(study, guest, answerBy, String(times + 1));
    await this.applicants.recordDecisionSent(study.id, 'invited', [applicationId]);
  }

  private async deadline({ id, now, timeZone }: StudyFacts): Promise<Date> {
    const { answerWithinDays } = await this.plans.current(id);
    return answerDeadline(now, answerWithinDays, timeZone);
  }

  private async giveTime(studyId: string, seatId: string, answerBy: Date): Promise<Date> {
    await this.seats.setAnswerBy(studyId, seatId, answerBy);
    return answerBy;
  }

  private mail(study: StudyFacts, { id, personId, language }: Guest, answerBy: Date, time: string): Promise<boolean> {
    return this.notifications.send({
      studyId: study.id,
      kind: 'invitation',
      key: `invitation:${id}:${time}`,
      language,
      to: { personId, seatId: id },
      // As long as the question is open, and at least as long as any other link.
      link: { purpose: 'invitation', next: '/p/today', days: Math.max(LINK_DAYS, daysUntil(answerBy, study.now)) },
      values: { ...mailFacts(study, language), answerBy: sayDeadline(answerBy, study.timeZone, language) },
    });
  }

  private async open(studyId: string): Promise<StudyFacts> {
    const study = await this.studies.facts(studyId);
    if (study.phase === 'draft') throw conflict('panel.not-recruiting', 'Open recruiting before anybody is invited.');
    if (study.phase === 'closed')
      throw conflict('panel.study-closed', 'The study is closed; nobody can be invited any more.');
    return study;
  }

  private async guest(studyId: string, seatId: string): Promise<Guest> {
    const guest = await this.invitations.lock(studyId, seatId);
    if (!guest) throw missing('seat');
    return guest;
  }
}
