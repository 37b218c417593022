import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { CODED_KINDS } from '@lytt/shared';
import { scoreText, type Language } from '@lytt/sentiment';
import { Settings } from '../../platform/config/settings.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Facts } from '../../platform/events/facts.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Live } from '../../platform/live/live.js';
import { PostErased, PostWritten } from '../../fieldwork/discussion/discussion.events.js';
import type { HoldsPersonalData } from '../../foundation/privacy/privacy.facade.js';
import { SentimentRepository } from './persistence/sentiment.repository.js';

const SCORE = 'sentiment.score';
const SWEEP = 'sentiment.sweep';
const SWEEP_BATCH = 200;
const SWEEP_EVERY_MS = 60_000;
const FIRST_SWEEP_MS = 1_500;

/** Scores what participants write, version by version, and lets go of it when the words are erased. */
@Injectable()
export class ScorePosts implements OnModuleInit, HoldsPersonalData {
  readonly name = 'sentiment';

  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: SentimentRepository,
    private readonly facts: Facts,
    private readonly jobs: Jobs,
    private readonly live: Live,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SCORE, async ({ studyId, postId, version }) => {
      await this.score(String(studyId), String(postId), Number(version));
    });
    this.jobs.handle(SWEEP, () => this.sweep());
    this.facts.on(PostWritten, async ({ studyId, postId, kind, version, seatId }) => {
      if (seatId === null || !CODED_KINDS.includes(kind)) return;
      await this.jobs.enqueue(SCORE, { studyId, postId, version }, { key: `${SCORE}:${postId}:${version}` });
    });
    this.facts.on(PostErased, ({ studyId, postId }) => this.rows.forgetPost(studyId, postId));
  }

  /** Scores one version; a person's correction of it stays. False: there are no such words (any longer). */
  score(studyId: string, postId: string, version: number): Promise<boolean> {
    return this.work.run(async () => {
      const found = await this.rows.lockWords({ studyId, postId, version });
      if (!found) return false;
      const scored = scoreText(found.body, lexiconFor(found.language));
      await this.rows.keepScore({ studyId, postId, version }, scored);
      await this.live.tell({ studyId, topic: 'sentiment', id: postId });
      return true;
    });
  }

  /** One key for the whole installation: however many instances ask, one sweep waits. */
  @Timeout(FIRST_SWEEP_MS)
  @Interval(SWEEP_EVERY_MS)
  async askForSweep(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.jobs.enqueue(SWEEP, {}, { key: SWEEP, maxAttempts: 1 });
  }

  /** Words that came without the fact being announced (a restored copy, demo data) or whose job was lost. */
  private async sweep(): Promise<void> {
    const missed = await this.rows.unscored(SWEEP_BATCH);
    for (const { studyId, postId, version } of missed) await this.score(studyId, postId, version);
    if (missed.length === SWEEP_BATCH) await this.askForSweep();
  }

  erase(studyId: string, seatId: string): Promise<void> {
    return this.rows.forgetParticipant(studyId, seatId);
  }
}

const lexiconFor = (seatLanguage: string): Language =>
  seatLanguage === 'en' || seatLanguage === 'nn' ? seatLanguage : 'nb';
