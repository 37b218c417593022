import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Live } from '../../../platform/live/live.js';
import { networkOf, RateLimit } from '../../../platform/rate-limit/rate-limit.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import type { Doorway } from './applications.js';

/** A school class or a town hall behind one address begins at once; whoever comes after them waits for seconds. */
const STARTS = { burst: 200, everySeconds: 2 };

/** As `newSecret` writes it; one that is shorter could be guessed. */
const isSecret = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{43}$/.test(value);

export type Started = { kind: 'started'; secret: string } | { kind: 'wait'; seconds: number };

@Injectable()
export class StartApplication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
    private readonly rateLimit: RateLimit,
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

  /**
   * The secret is what the applicant's cookie holds; the database knows its hash alone. It is the one that was handed out with
   * the button (`newSecret`), so that a button pressed twice begins one form.
   */
  async start({ study, source }: Doorway, ip: string, language: Language, handedOut: unknown): Promise<Started> {
    const seconds = await this.rateLimit.wait('start', networkOf(ip), STARTS);
    if (seconds > 0) return { kind: 'wait', seconds };
    const begin = async (secret: string): Promise<Started | undefined> => {
      const id = randomUUID();
      const [begun] = await this.work.query<{ id: string }>(
        `insert into research.application (id, study_id, source_id, language, session_hash, started_at, screener_version)
         values ($1, $2, $3, $4, $5, platform.clock_now($2), coalesce((select version from research.screener where study_id = $2), 1))
         on conflict (session_hash) do nothing returning id`,
        [id, study.id, source.id, language, hashOf(secret)],
      );
      if (begun) await this.live.tell({ studyId: study.id, topic: 'application', id });
      return begun && { kind: 'started', secret };
    };
    return this.work.run(async () => {
      const secret = isSecret(handedOut) ? handedOut : newSecret();
      const begun = (await begin(secret)) ?? (await this.alreadyBegun(study.id, secret)) ?? (await begin(newSecret()));
      if (!begun) throw new Error('a new secret was taken already');
      return begun;
    });
  }

  /** A form that is sent already is nobody's to open again, whoever has the page with the button still before them. */
  private async alreadyBegun(studyId: string, secret: string): Promise<Started | undefined> {
    const [row] = await this.work.query(
      `select 1 from research.application where study_id = $1 and session_hash = $2 and state = 'started'`,
      [studyId, hashOf(secret)],
    );
    return row ? { kind: 'started', secret } : undefined;
  }
}
