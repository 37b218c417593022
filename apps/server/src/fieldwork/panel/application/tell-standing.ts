import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SeatState, Standing } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { standingOf } from '../domain/seat-change.js';
import { SeatChanged } from '../panel.events.js';

/** Tells the applicants’ module with every change of a seat where its applicant stands, in the same transaction. */
@Injectable()
export class TellStanding implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
    private readonly applicants: Applicants,
  ) {}

  onModuleInit(): void {
    this.facts.on(SeatChanged, ({ studyId, seatId }) => this.tell(studyId, seatId));
  }

  /** The seats of a draw that gave way are gone: whoever had one stands nowhere again. */
  async gone(studyId: string, applicationIds: readonly string[]): Promise<void> {
    await this.applicants.setStandings(
      studyId,
      applicationIds.map((applicationId) => ({ applicationId, standing: 'none' })),
    );
  }

  private async tell(studyId: string, seatId: string): Promise<void> {
    const seats = await this.work.query<{ applicationId: string; kind: 'panel' | 'reserve'; state: SeatState }>(
      'select application_id as "applicationId", kind, state from research.seat where study_id = $1 and id = $2',
      [studyId, seatId],
    );
    await this.applicants.setStandings(
      studyId,
      seats.map((seat): { applicationId: string; standing: Standing } => ({
        applicationId: seat.applicationId,
        standing: standingOf(seat),
      })),
    );
  }
}
