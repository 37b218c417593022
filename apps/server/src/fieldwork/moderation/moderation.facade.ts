import { Injectable } from '@nestjs/common';
import type { ActView, ClarityMark, StaffActor } from '@lytt/shared';
import { MarkItem } from './application/mark-item.js';
import { ProbeAuthor } from './application/probe-author.js';

/** What others may have done in the clarity loop: the demo plays its moderators through this door. */
@Injectable()
export class Moderation {
  constructor(
    private readonly marking: MarkItem,
    private readonly probing: ProbeAuthor,
  ) {}

  mark(actor: StaffActor, studyId: string, postId: string, as: ClarityMark): Promise<ActView> {
    return this.marking.mark(actor, studyId, postId, as);
  }

  probe(actor: StaffActor, studyId: string, postId: string, body: string): Promise<ActView> {
    return this.probing.probe(actor, studyId, postId, { body, anyway: true });
  }
}
