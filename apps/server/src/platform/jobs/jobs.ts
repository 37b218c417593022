import { EventEmitter } from 'node:events';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  Logger as QueueLogger,
  makeWorkerUtils,
  run,
  type Runner,
  type TaskList,
  type WorkerUtils,
} from 'graphile-worker';
import { Client, Pool } from 'pg';
import { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/log.js';

export type JobHandler = (payload: Record<string, unknown>) => Promise<void>;

const LOCK_SPACE = 'lytt.worker';
const AGAIN_MS = 2_000;
const RECLAIM_EVERY_MS = 10_000;

/**
 * Work that happens after a transaction, on PostgreSQL itself: enqueued in the same transaction as its cause, so the
 * queue is the outbox. A job may run twice (a worker killed after acting), so every handler guards its effect by a row.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly owned: string[] = [];
  private pool: Pool | undefined;
  private beacon: Client | undefined;
  private runner: Runner | undefined;
  private tools: WorkerUtils | undefined;
  private reclaimer: NodeJS.Timeout | undefined;
  private held: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** Called by a module when it starts; each name has exactly one handler. */
  handle(name: string, handler: JobHandler): void {
    if (this.handlers.has(name)) throw new Error(`two handlers for the job ${name}`);
    this.handlers.set(name, handler);
  }

  /** `key`: a second job under the same key replaces the first while it waits. */
  async enqueue(
    name: string,
    payload: Record<string, unknown>,
    options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
  ): Promise<void> {
    await this.enqueueAll(name, [{ payload, ...options }]);
  }

  /** Many at once, in one statement. Jobs of one `queue` run one after the other, in whatever process. */
  async enqueueAll(
    name: string,
    jobs: { payload: Record<string, unknown>; key?: string; queue?: string; runAt?: Date; maxAttempts?: number }[],
  ): Promise<void> {
    if (!this.handlers.has(name)) throw new Error(`no handler for the job ${name}`);
    await this.work.query(
      `select graphile_worker.add_job($1, j.payload, j.queue, j."runAt", coalesce(j."maxAttempts", 12), j.key)
         from jsonb_to_recordset($2::jsonb) as j(payload json, key text, queue text, "runAt" timestamptz, "maxAttempts" int)`,
      [name, JSON.stringify(jobs)],
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.pool = new Pool({ connectionString: this.settings.appDatabaseUrl, max: 6, application_name: 'lytt-jobs' });
    this.pool.on('error', (fault) => this.log.warn('jobs.connection', { fault: fault.message }));
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.tools = await makeWorkerUtils({ pgPool: this.pool, logger: silent });
    await this.tools.migrate();
    if (this.settings.role !== 'web') await this.startWorker(this.pool, this.tools);
  }

  /**
   * A session of its own holds an advisory lock for every worker of this process. When the process is killed the locks
   * fall, and another process frees its jobs at once instead of after the queue's four hours.
   */
  private async startWorker(pool: Pool, tools: WorkerUtils): Promise<void> {
    await this.lightBeacon();
    const events = new EventEmitter();
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => this.hold(workerPool.id));
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => this.hold(worker.workerId));
    events.on('job:error', ({ job, error }: { job: { task_identifier: string; id: string }; error: Error }) =>
      this.log.warn('job.failed', { job: job.task_identifier, id: job.id, fault: error.message }),
    );
    await this.runQueue(pool, events);
    await this.reclaim(pool, tools);
    this.reclaimer = setInterval(() => void this.reclaim(pool, tools).catch(() => undefined), RECLAIM_EVERY_MS);
    this.reclaimer.unref();
  }

  /** The queue gives up when the database is away for long; it is begun anew until it runs again. */
  private async runQueue(pool: Pool, events: EventEmitter): Promise<void> {
    const taskList: TaskList = Object.fromEntries(
      [...this.handlers].map(([name, handler]) => [
        name,
        async (payload: unknown) => handler(payload as Record<string, unknown>),
      ]),
    );
    if (this.stopped) return;
    const again = (): void => {
      if (!this.stopped) setTimeout(() => void this.runQueue(pool, events), AGAIN_MS).unref();
    };
    try {
      this.runner = await run({
        pgPool: pool,
        concurrency: 4,
        pollInterval: 1000,
        noHandleSignals: true,
        events,
        taskList,
        logger: silent,
      });
      this.runner.promise.then(again, again);
    } catch (fault) {
      this.log.warn('jobs.queue', { fault: (fault as Error).message });
      again();
    }
  }

  private hold(id: string): void {
    this.owned.push(id);
    this.held = this.held.then(() => this.lock(id));
  }

  private async lock(id: string): Promise<void> {
    await this.beacon
      ?.query('select pg_advisory_lock(hashtext($1), hashtext($2))', [LOCK_SPACE, id])
      .catch(() => undefined);
  }

  /** With a lost session the locks are lost too; a new one takes them all again. */
  private async lightBeacon(): Promise<void> {
    if (this.stopped) return;
    const beacon = new Client({
      connectionString: this.settings.appDatabaseUrl,
      application_name: 'lytt-beacon',
    });
    beacon.on('error', () => undefined);
    try {
      await beacon.connect();
    } catch (fault) {
      this.log.warn('jobs.beacon', { fault: (fault as Error).message });
      this.lightBeaconLater();
      return;
    }
    beacon.on('end', () => this.lightBeaconLater());
    this.beacon = beacon;
    for (const id of this.owned) this.held = this.held.then(() => this.lock(id));
  }

  private lightBeaconLater(): void {
    if (!this.stopped) setTimeout(() => void this.lightBeacon(), AGAIN_MS).unref();
  }

  private async reclaim(pool: Pool, tools: WorkerUtils): Promise<void> {
    const { rows } = await pool.query<{ locked_by: string }>(
      `select distinct locked_by from graphile_worker._private_jobs where locked_at < now() - interval '5 seconds'
       union select distinct locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '5 seconds'`,
    );
    const dead: string[] = [];
    for (const { locked_by: id } of rows.filter((row) => !this.owned.includes(row.locked_by))) {
      const client = await pool.connect();
      try {
        const { rows: tried } = await client.query<{ free: boolean }>(
          'select pg_try_advisory_lock(hashtext($1), hashtext($2)) as free',
          [LOCK_SPACE, id],
        );
        if (!tried[0]?.free) continue;
        dead.push(id);
        await client.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', [LOCK_SPACE, id]);
      } finally {
        client.release();
      }
    }
    if (dead.length > 0) await tools.forceUnlockWorkers(dead);
  }

  /** Before the shutdown in which connections are closed: what runs comes to its end, and nothing else is begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.reclaimer);
    await this.runner?.stop().catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tools?.release();
    await this.beacon?.end().catch(() => undefined);
    await this.pool?.end();
  }
}

const silent = new QueueLogger(() => () => undefined);
