import { Injectable } from '@nestjs/common';
import type { HoldsPersonalData } from '../../privacy/privacy.facade.js';
import { NoticesRepository } from '../persistence/notices.repository.js';
import { ParticipantWishesRepository } from '../persistence/participant-wishes.repository.js';

/** When somebody withdraws: their wishes and devices go, what waits for them is not sent, and no mail keeps words. */
@Injectable()
export class ForgetParticipant implements HoldsPersonalData {
  readonly name = 'notifications';

  constructor(
    private readonly wishes: ParticipantWishesRepository,
    private readonly notices: NoticesRepository,
  ) {}

  async erase(studyId: string, seatId: string): Promise<void> {
    await this.wishes.forget(studyId, seatId);
    await this.notices.forgetWords(studyId, seatId);
  }
}
