import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import { scoreText, type Language } from '@lytt/sentiment';
import { Settings } from '../../platform/config/settings.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Facts } from '../../platform/events/facts.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Live } from '../../platform/live/live.js';
import { PostErased, PostWritten } from '../../fieldwork/discussion/discussion.events.js';
import type { HoldsPersonalData } from '../../foundation/privacy/privacy.facade.js';
import { SCORED_KINDS } from './scored-kinds.js';

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
      if (seatId === null || !SCORED_KINDS.includes(kind)) return;
      await this.jobs.enqueue(SCORE, { studyId, postId, version }, { key: `${SCORE}:${postId}:${version}` });
    });
    this.facts.on(PostErased, async ({ studyId, postId }) => {
      await this.work.query('delete from research.sentiment where study_id = $1 and post_id = $2', [studyId, postId]);
    });
  }

  /** Scores one version; a person's correction of it stays. False: there are no such words (any longer). */
  score(studyId: string, postId: string, version: number): Promise<boolean> {
    return this.work.run(async () => {
      // The share lock waits for an erasure under way, so that no deciding words outlive their answer.
      const [found] = await this.work.query<{ body: string; language: string }>(
        `select v.body, s.language from research.post p
           join research.seat s on s.id = p.seat_id
           join research.post_version v on v.post_id = p.id and v.version = $3
          where p.study_id = $1 and p.id = $2 and p.kind = any($4) and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
            for share of p`,
        [studyId, postId, version, SCORED_KINDS],
      );
      if (!found) return false;
      const { score, label, words, engine } = scoreText(found.body, lexiconFor(found.language));
      await this.work.query(
        `insert into research.sentiment (post_id, version, study_id, score, label, words, engine) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
         on conflict (post_id, version) do update set score = excluded.score, label = excluded.label, words = excluded.words, engine = excluded.engine`,
        [postId, version, studyId, score, label, JSON.stringify(words), engine],
      );
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
    const missed = await this.work.query<{ studyId: string; postId: string; version: number }>(
      `select p.study_id as "studyId", p.id as "postId", v.version from research.post p
         join research.seat s on s.id = p.seat_id
         join research.post_version v on v.post_id = p.id
        where p.kind = any($1) and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
          and not exists (select 1 from research.sentiment m where m.post_id = v.post_id and m.version = v.version)
        limit $2`,
      [SCORED_KINDS, SWEEP_BATCH],
    );
    for (const { studyId, postId, version } of missed) await this.score(studyId, postId, version);
    if (missed.length === SWEEP_BATCH) await this.askForSweep();
  }

  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.query('select id from research.post where study_id = $1 and seat_id = $2 order by id for update', [
      studyId,
      seatId,
    ]);
    await this.work.query(
      'delete from research.sentiment where study_id = $1 and post_id in (select id from research.post where study_id = $1 and seat_id = $2)',
      [studyId, seatId],
    );
  }
}

const lexiconFor = (seatLanguage: string): Language =>
  seatLanguage === 'en' || seatLanguage === 'nn' ? seatLanguage : 'nb';
