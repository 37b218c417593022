import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import type { Doorway } from './applications.js';

/** Wide, because a whole town hall may sit behind one address; narrow enough that a script does not fill the funnel. */
const STARTS = { points: 200, duration: 60 * 60 };

@Injectable()
export class StartApplication {
  private readonly brake = new RateLimiterMemory(STARTS);

  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
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

  /** Returns the secret that the applicant's cookie holds; the database knows its hash alone. */
  async start({ study, source }: Doorway, ip: string, language: Language): Promise<string> {
    await this.slowDown(ip);
    const secret = newSecret();
    const id = randomUUID();
    await this.work.run(async () => {
      await this.work.query(
        `insert into research.application (id, study_id, source_id, language, session_hash, started_at) values ($1, $2, $3, $4, $5, platform.clock_now($2))`,
        [id, study.id, source.id, language, hashOf(secret)],
      );
      await this.live.tell({ studyId: study.id, topic: 'application', id });
    });
    return secret;
  }

  private async slowDown(ip: string): Promise<void> {
    try {
      await this.brake.consume(ip);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new DomainError(
        'recruitment.too-many-starts',
        'limited',
        'Too many forms were started from this network just now. Try again in an hour.',
      );
    }
  }
}
