import { Injectable } from '@nestjs/common';

import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

@Injectable()
export class SilenceRepository {
  constructor(private readonly work: UnitOfWork) {}

  unheard(studyId: string, asked: string): Promise<{ seatId: string }[]> {
    return this.work.query<{ seatId: string }>(
      `select a."seatId"
         from jsonb_to_recordset($2::jsonb) as a("seatId" uuid, "opensAt" timestamptz)
         left join lateral (select max(p.created_at) as at from research.post p
           where p.study_id = $1 and p.seat_id = a."seatId") heard on true
        where (heard.at is null or heard.at < a."opensAt")
          and not exists (select 1 from research.recorded_notice n
            where n.study_id = $1 and n.seat_id = a."seatId" and n.kind = 'missed-day'
                             and (heard.at is null or n.created_at > heard.at))`,
      [studyId, asked],
    );
  }
}
