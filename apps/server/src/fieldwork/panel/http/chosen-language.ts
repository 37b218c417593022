import { Injectable } from '@nestjs/common';
import { LANGUAGES, type ParticipantActor } from '@lytt/shared';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import type { LyttRequest } from '../../../platform/http/declare-access.js';

/**
 * Before somebody has an alias, the pages carry the plain language buttons, which set a cookie. Here the session takes
 * that choice over; from then on the discussion's own buttons change the session itself.
 */
@Injectable()
export class ChosenLanguage {
  constructor(private readonly doors: ParticipantDoors) {}

  async follow(actor: ParticipantActor, request: LyttRequest): Promise<ParticipantActor> {
    const chosen = LANGUAGES.find((language) => language === request.cookies['lytt_language']);
    if (!chosen || chosen === actor.language) return actor;
    await this.doors.setLanguage(actor.seatId, chosen);
    return { ...actor, language: chosen };
  }
}
