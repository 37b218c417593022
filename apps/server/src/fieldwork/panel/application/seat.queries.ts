import { Injectable } from '@nestjs/common';
import type { panelRoutes, SeatEntry, ViewOf } from '@lytt/shared';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { SeatsRepository, type SeatView } from '../persistence/seats.repository.js';

@Injectable()
export class SeatQueries {
  constructor(
    private readonly seats: SeatsRepository,
    private readonly applicants: Applicants,
    private readonly notifications: Notifications,
  ) {}

  find(studyId: string, seatId: string): Promise<SeatView | undefined> {
    return this.seats.find(studyId, seatId);
  }

  all(studyId: string): Promise<SeatView[]> {
    return this.seats.all(studyId);
  }

  takingPart(studyId: string): Promise<SeatView[]> {
    return this.seats.takingPart(studyId);
  }

  /** The seats as the admin lists them, with rating and chance beside them. */
  async entries(studyId: string, seatId?: string): Promise<SeatEntry[]> {
    const rows = await this.seats.listed(studyId, seatId);
    const pool = await this.applicants.poolForDraw(studyId);
    const rating = new Map(pool.map((person) => [person.applicationId, person.rating]));
    const faults = new Map((await this.notifications.addressFaults(studyId)).map((each) => [each.seatId, each]));
    const faultOf = (id: string): SeatEntry['addressFault'] => {
      const found = faults.get(id);
      return found ? { code: found.fault, at: found.at.toISOString() } : null;
    };
    return rows.map((row) => ({
      ...row,
      addressFault: faultOf(row.seatId),
      since: row.since?.toISOString() ?? null,
      answerBy: row.answerBy?.toISOString() ?? null,
      rating: rating.get(row.applicationId) ?? null,
    }));
  }

  async changes(studyId: string, seatId: string): Promise<ViewOf<typeof panelRoutes.seatChanges>['items']> {
    if (!(await this.seats.find(studyId, seatId))) throw missing('seat');
    const rows = await this.seats.changes(studyId, seatId);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** From the first invitation on, and from the first answer to any applicant: a new draw would make it untrue. */
  async isDrawFixed(studyId: string): Promise<boolean> {
    return (await this.seats.anybodyInvited(studyId)) || (await this.applicants.anybodyTold(studyId));
  }
}

export const drawFixed = (): DomainError =>
  conflict('panel.fixed', 'People have been told already who has a place and who has not; the draw stands.');
