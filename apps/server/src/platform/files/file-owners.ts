import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../config/settings.js';
import { Jobs } from '../jobs/jobs.js';
import { Log } from '../logging/log.js';
import { FileStore } from './file-store.js';

/** Which of these ids a module still has a row for. */
export type FileOwner = (ids: readonly string[]) => Promise<readonly string[]>;

const REMOVE = 'files.remove';
const EVERY_MS = 10 * 60_000;

/** Bytes live as long as some module's row names them. Every module that lays files down registers how to ask it. */
@Injectable()
export class FileOwners implements OnModuleInit {
  private readonly owners: FileOwner[] = [];
  private orphans = new Set<string>();

  constructor(
    private readonly files: FileStore,
    private readonly jobs: Jobs,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(REMOVE, async ({ ids }) => {
      for (const id of ids as string[]) await this.files.remove(id);
    });
  }

  /** Called by a module when it starts. */
  register(owner: FileOwner): void {
    this.owners.push(owner);
  }

  /** Bytes go once the transaction that let go of them is real. */
  async letGo(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.jobs.enqueue(REMOVE, { ids });
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.sweep().catch((fault: Error) => this.log.warn('files.sweep', { fault: fault.message }));
  }

  /**
   * Removes bytes that nobody owns, as when a row was deleted by whatever hand. A file must be found without an owner
   * twice: one that was just laid down has none yet.
   */
  async sweep(): Promise<void> {
    const ids = await this.files.ids();
    const owned = new Set<string>();
    for (const owner of this.owners) for (const id of await owner(ids)) owned.add(id);
    const alone = ids.filter((id) => !owned.has(id));
    for (const id of alone) if (this.orphans.has(id)) await this.files.remove(id);
    this.orphans = new Set(alone);
  }
}
