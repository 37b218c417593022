import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataKeepers } from '../privacy/privacy.facade.js';
import { ForgetParticipant } from './application/forget-participant.js';

/** What the notifications module registers with the modules below. */
@Injectable()
export class NotificationsStudyParts implements OnModuleInit {
  constructor(
    private readonly keepers: PersonalDataKeepers,
    private readonly forgetting: ForgetParticipant,
  ) {}

  onModuleInit(): void {
    this.keepers.register(this.forgetting);
  }
}
