import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/log.js';

/** What changed, in ids alone; whoever hears it asks again through the door that knows what they may see. */
export interface LiveNews {
  studyId: string;
  topic: string;
  id?: string;
}

const CHANNEL = 'lytt_live';
const RECONNECT_MS = 2_000;

/** Fans news out to every instance by LISTEN/NOTIFY. It may be lost (a cut connection), so every listener also polls. */
@Injectable()
export class Live implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ears = new Map<string, Set<(news: LiveNews) => void>>();
  private client: Client | undefined;
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** Inside a unit of work the news goes out when it commits. */
  async tell(news: LiveNews): Promise<void> {
    await this.tellAll([news]);
  }

  async tellAll(news: readonly LiveNews[]): Promise<void> {
    const texts = news.map((each) => JSON.stringify(each));
    await this.work.query('select pg_notify($1, news) from unnest($2::text[]) as news', [CHANNEL, texts]);
  }

  listen(studyId: string, ear: (news: LiveNews) => void): () => void {
    const ears = this.ears.get(studyId) ?? new Set();
    ears.add(ear);
    this.ears.set(studyId, ears);
    return () => {
      ears.delete(ear);
      if (ears.size === 0) this.ears.delete(studyId);
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    // Workers, too: a draw that is cancelled on another instance hears it here.
    await this.connect();
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({ connectionString: this.settings.appDatabaseUrl, application_name: 'lytt-live' });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      const news = JSON.parse(payload ?? '{}') as LiveNews;
      for (const ear of this.ears.get(news.studyId) ?? []) ear(news);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      client.on('end', () => this.again());
      this.client = client;
    } catch (fault) {
      this.log.warn('live.connection', { fault: (fault as Error).message });
      this.again();
    }
  }

  private again(): void {
    if (this.stopped) return;
    setTimeout(() => void this.connect(), RECONNECT_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }
}
