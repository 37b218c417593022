import { Injectable } from '@nestjs/common';
import { type KnowsParticipants, type Participant } from '../../../foundation/notifications/notifications.facade.js';
import { SeatsRepository } from '../persistence/seats.repository.js';

/** Tells the mails who sits where. */
@Injectable()
export class TellParticipants implements KnowsParticipants {
  constructor(private readonly seats: SeatsRepository) {}

  ofSeats(studyId: string | null, seatIds: readonly string[]): Promise<Participant[]> {
    return this.seats.addressedSeats(studyId, seatIds);
  }

  ofPeople(studyId: string, personIds: readonly string[]): Promise<Participant[]> {
    return this.seats.addressedPeople(studyId, personIds);
  }

  named(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.seats.withAlias(studyId);
  }
}
