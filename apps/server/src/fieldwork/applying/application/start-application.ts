import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Live } from '../../../platform/live/live.js';
import { networkOf, RateLimit } from '../../../platform/rate-limit/rate-limit.js';
import { newSecret } from '../../../platform/vault/vault.js';
import { Screeners } from '../../screener/screener.facade.js';
import { ApplicationsRepository } from '../persistence/applications.repository.js';
import { SourcesRepository } from '../persistence/sources.repository.js';
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
    private readonly rows: ApplicationsRepository,
    private readonly sources: SourcesRepository,
    private readonly screeners: Screeners,
    private readonly live: Live,
    private readonly rateLimit: RateLimit,
  ) {}

  /** Counted by source and the study's own day; nothing about who opened it. */
  async countVisit({ study, source }: Doorway): Promise<void> {
    await this.sources.countVisit(study.id, source.id, study.timeZone);
  }

  /**
   * The secret is what the applicant's cookie holds; the database knows its hash alone. It is the one that was handed out with
   * the button (`newSecret`), so that a button pressed twice begins one form.
   */
  async start({ study, source }: Doorway, ip: string, language: Language, handedOut: unknown): Promise<Started> {
    const seconds = await this.rateLimit.admit('start', networkOf(ip), STARTS);
    if (seconds > 0) return { kind: 'wait', seconds };
    const { version } = await this.screeners.current(study.id);
    const form = { studyId: study.id, sourceId: source.id, language, version };
    const begin = async (secret: string): Promise<Started | undefined> => {
      const id = randomUUID();
      const begun = await this.rows.begin({ ...form, id, secret });
      if (begun) await this.live.tell({ studyId: study.id, topic: 'application', id });
      return begun ? { kind: 'started', secret } : undefined;
    };
    return this.work.run(async () => {
      const secret = isSecret(handedOut) ? handedOut : newSecret();
      const begun = (await begin(secret)) ?? (await this.alreadyBegun(study.id, secret)) ?? (await begin(newSecret()));
      if (!begun) throw new Error('a new secret was taken already');
      return begun;
    });
  }

  /** A form that has been sent is not opened again by a button on a page that was left open. */
  private async alreadyBegun(studyId: string, secret: string): Promise<Started | undefined> {
    return (await this.rows.isBegun(studyId, secret)) ? { kind: 'started', secret } : undefined;
  }
}
