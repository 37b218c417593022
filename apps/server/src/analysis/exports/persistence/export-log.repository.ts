import { Injectable } from '@nestjs/common';
import type { ExportRecord } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export const MADE = 'exports.made';
export const SENT = 'exports.sent';

export type LoggedExport = Omit<ExportRecord, 'who' | 'at'> & { at: Date; actorId: string | null };

/** The exports as the audit has them: a line when one was made, and one when its last byte was sent. */
@Injectable()
export class ExportLogRepository {
  constructor(private readonly work: UnitOfWork) {}

  newest(studyId: string, limit: number): Promise<LoggedExport[]> {
    return this.work.query<LoggedExport>(
      `select m.subject->>'export' as id, m.at, m.actor_id as "actorId", m.subject->>'kind' as kind,
              m.subject->>'lang' as lang, m.subject->'counts' as counts,
              s.subject->>'sha256' as sha256, (s.subject->>'bytes')::float8 as bytes
         from platform.audit_line m
         left join platform.audit_line s
           on s.study_id = $1 and s.action = $3 and s.subject->>'export' = m.subject->>'export'
        where m.study_id = $1 and m.action = $2 order by m.at desc, m.id desc limit $4`,
      [studyId, MADE, SENT, limit],
    );
  }
}
