import { Injectable } from '@nestjs/common';
import type { Language, SeatState } from '@lytt/shared';

/** Whom a mail can go to, as far as mails have to know them. */
export interface Participant {
  seatId: string;
  studyId: string;
  personId: string;
  state: SeatState;
  language: Language;
  /** Null before they have chosen one. */
  alias: string | null;
}

export interface KnowsParticipants {
  /** In any order, without those that are not there. `studyId` null: whatever study they sit in. */
  ofSeats(studyId: string | null, seatIds: readonly string[]): Promise<Participant[]>;
  ofPeople(studyId: string, personIds: readonly string[]): Promise<Participant[]>;
  /** Who has an alias, by it. */
  named(studyId: string): Promise<{ seatId: string; alias: string }[]>;
}

/** The slot of the module that seats people, a floor above (ARCHITECTURE.md "Floors and doors"). */
@Injectable()
export class Participants {
  private source: KnowsParticipants | undefined;

  register(source: KnowsParticipants): void {
    this.source = source;
  }

  get known(): KnowsParticipants {
    if (!this.source) throw new Error('no module told who takes part');
    return this.source;
  }
}
