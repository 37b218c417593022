import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { ParticipantDoors } from '../../access/access.facade.js';
import type { Notice } from '../domain/notice.js';

const LINK_DAYS = 14;

/** A participant's own way in, made when the mail is written; the secret exists in that mail alone. */
@Injectable()
export class PersonalLinks {
  constructor(
    private readonly doors: ParticipantDoors,
    private readonly settings: Settings,
  ) {}

  async issue(studyId: string, seatId: string, link: Notice['link'] | null): Promise<string | undefined> {
    if (!link) return undefined;
    const secret = await this.doors.issue({
      studyId,
      seatId,
      purpose: link.purpose,
      next: link.next,
      days: link.days ?? LINK_DAYS,
    });
    return `${this.settings.publicUrl}/in/${secret}`;
  }
}
