import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Live } from '../../../platform/live/live.js';
import { networkOf, Pace } from '../../../platform/pace/pace.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import type { Doorway } from './applications.js';

/** A school class or a town hall behind one address begins at once; whoever comes after them waits for seconds. */
const STARTS = { burst: 200, everySeconds: 2 };

export type Started = { kind: 'started'; secret: string } | { kind: 'wait'; seconds: number };

@Injectable()
export class StartApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
    private readonly pace: Pace,
  ) {}

  /** Counted by source and the study's own day; nothing about who opened it. */
  async countVisit({ study, source }: Doorway): Promise<void> {
    await this.work.query(
      `insert into research.source_visit (study_id, source_id, day, visits)
       values ($1, $2, (platform.clock_now($1) at time zone $3)::date, 1)
       on conflict (study_id, source_id, day) do update set visits = source_visit.visits + 1`,
      [study.id, source.id, study.timeZone],
    );
  }

  /** The secret is what the applicant's cookie holds; the database knows its hash alone. */
  async start({ study, source }: Doorway, ip: string, language: Language): Promise<Started> {
    const seconds = await this.pace.wait('start', networkOf(ip), STARTS);
    if (seconds > 0) return { kind: 'wait', seconds };
    const secret = newSecret();
    const id = randomUUID();
    await this.work.run(async () => {
      await this.work.query(
        `insert into research.application (id, study_id, source_id, language, session_hash, started_at, screener_version)
         values ($1, $2, $3, $4, $5, platform.clock_now($2), coalesce((select version from research.screener where study_id = $2), 1))`,
        [id, study.id, source.id, language, hashOf(secret)],
      );
      await this.live.tell({ studyId: study.id, topic: 'application', id });
    });
    return { kind: 'started', secret };
  }
}
