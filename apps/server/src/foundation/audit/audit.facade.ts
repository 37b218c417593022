import { Injectable } from '@nestjs/common';
import type { Actor } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AuditEntity } from './persistence/audit.entity.js';

/** Writes who did what. Ids alone: a name in the audit would outlive its erasure. */
@Injectable()
export class Audit {
  constructor(private readonly work: UnitOfWork) {}

  async record(
    actor: Actor,
    action: string,
    studyId: string | null,
    subject: Record<string, unknown> = {},
  ): Promise<void> {
    await this.recordAll(actor, action, studyId, [subject]);
  }

  /** A line for each subject, in one statement. */
  async recordAll(
    actor: Actor,
    action: string,
    studyId: string | null,
    subjects: readonly Record<string, unknown>[],
  ): Promise<void> {
    const actorId = actor.kind === 'staff' ? actor.staffId : actor.kind === 'participant' ? actor.seatId : null;
    await this.work
      .repository(AuditEntity)
      .insert(
        subjects.map((subject) => ({ actorKind: actor.kind, actorId, action, studyId, subject: subject as object })),
      );
  }
}
