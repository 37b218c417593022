import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Facts } from '../../../platform/events/facts.js';
import type { HoldsPersonalData } from '../../../foundation/privacy/privacy.facade.js';
import { PostErased } from '../../../fieldwork/discussion/discussion.events.js';
import { SegmentsRepository } from '../persistence/segments.repository.js';

/** Withdrawal and erasure: the quotes of segments are a participant's words. */
@Injectable()
export class ForgetWords implements OnModuleInit, HoldsPersonalData {
  readonly name = 'coding';

  constructor(
    private readonly segments: SegmentsRepository,
    private readonly facts: Facts,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostErased, ({ studyId, postId }) => this.segments.forgetPost(studyId, postId));
  }

  erase(studyId: string, seatId: string): Promise<void> {
    return this.segments.forgetParticipant(studyId, seatId);
  }
}
