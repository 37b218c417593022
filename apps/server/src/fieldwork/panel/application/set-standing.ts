import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Facts } from '../../../platform/events/facts.js';
import { Applicants } from '../../applicants/applicants.facade.js';
import { standingOf } from '../domain/seat-change.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { SeatChanged } from '../panel.events.js';

/** Sets the applicant's standing with every change of their seat, in the same transaction. */
@Injectable()
export class SetStanding implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly seats: SeatsRepository,
    private readonly applicants: Applicants,
  ) {}

  onModuleInit(): void {
    this.facts.on(SeatChanged, ({ studyId, seatId }) => this.follow(studyId, seatId));
  }

  /** Of applicants whose seats gave way to those of a newer draw. */
  async reset(studyId: string, applicationIds: readonly string[]): Promise<void> {
    await this.applicants.setStandings(
      studyId,
      applicationIds.map((applicationId) => ({ applicationId, standing: 'none' })),
    );
  }

  private async follow(studyId: string, seatId: string): Promise<void> {
    const seat = await this.seats.applicantOf(studyId, seatId);
    if (!seat) return;
    await this.applicants.setStandings(studyId, [{ applicationId: seat.applicationId, standing: standingOf(seat) }]);
  }
}
