import { Injectable } from '@nestjs/common';
import { LANGUAGES, nearestLanguage, type ParticipantActor } from '@lytt/shared';
import { ParticipantDoors } from '../../../foundation/access/access.facade.js';
import type { LyttRequest } from '../../../platform/http/declare-access.js';
import { Studies } from '../../study/study.facade.js';

/**
 * Before somebody has an alias, the pages carry the plain language buttons, which set a cookie. Here the session takes
 * that choice over; from then on the discussion's own buttons change the session itself.
 */
@Injectable()
export class ChosenLanguage {
  constructor(
    private readonly doors: ParticipantDoors,
    private readonly studies: Studies,
  ) {}

  async follow(actor: ParticipantActor, request: LyttRequest): Promise<ParticipantActor> {
    const wished = LANGUAGES.find((language) => language === request.cookies['lytt_language']);
    if (!wished || wished === actor.language) return actor;
    const { languages } = await this.studies.facts(actor.studyId);
    const chosen = nearestLanguage(wished, languages);
    if (chosen === actor.language) return actor;
    await this.doors.setLanguage(actor.seatId, chosen);
    return { ...actor, language: chosen };
  }
}
