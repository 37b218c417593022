import { Injectable } from '@nestjs/common';
import { Live } from '../../../platform/live/live.js';
import { ProbesRepository } from '../persistence/probes.repository.js';

/** Whether anybody still waits for the answer to a probe. Moderation, which knows, tells. */
@Injectable()
export class CloseProbes {
  constructor(
    private readonly probes: ProbesRepository,
    private readonly live: Live,
  ) {}

  async close(studyId: string, answerId: string): Promise<void> {
    await this.tellOf(studyId, await this.probes.close(studyId, answerId));
  }

  async reopen(studyId: string, answerId: string): Promise<void> {
    await this.tellOf(studyId, await this.probes.reopenLast(studyId, answerId));
  }

  private async tellOf(studyId: string, probes: readonly { id: string }[]): Promise<void> {
    await this.live.tellAll(probes.map(({ id }) => ({ studyId, topic: 'post', id })));
  }
}
