import { Injectable } from '@nestjs/common';
import { CODED_KINDS, type DecidingWord, type SentimentLabel } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface ScoredVersion {
  postId: string;
  version: number;
  /** A person's judgement where there is one, else the engine's. */
  label: SentimentLabel;
  engineLabel: SentimentLabel;
  score: number;
  words: DecidingWord[];
  engine: string;
  correctedAt: Date | null;
  correctedBy: string | null;
}
export interface Score {
  score: number;
  label: SentimentLabel;
  words: readonly DecidingWord[];
  engine: string;
}
export interface PostVersion {
  studyId: string;
  postId: string;
  version: number;
}

@Injectable()
export class SentimentRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** The share lock waits for an erasure under way, so that no deciding words outlive their answer. */
  async lockWords({ studyId, postId, version }: PostVersion): Promise<{ body: string; language: string } | undefined> {
    const [found] = await this.work.query<{ body: string; language: string }>(
      `select v.body, s.language from research.discussion_post p
         join research.participant s on s.id = p.seat_id
         join research.post_wording v on v.post_id = p.id and v.version = $3
        where p.study_id = $1 and p.id = $2 and p.kind = any($4)
          and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
          for share of p`,
      [studyId, postId, version, CODED_KINDS],
    );
    return found;
  }

  /** A person's correction stays beside the new score. */
  async keepScore({ studyId, postId, version }: PostVersion, { score, label, words, engine }: Score): Promise<void> {
    await this.work.query(
      `insert into research.sentiment (post_id, version, study_id, score, label, words, engine)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7)
       on conflict (post_id, version) do update
         set score = excluded.score, label = excluded.label, words = excluded.words, engine = excluded.engine`,
      [postId, version, studyId, score, label, JSON.stringify(words), engine],
    );
  }

  /** Null takes the correction back. */
  async keepCorrection(
    { studyId, postId, version }: PostVersion,
    label: SentimentLabel | null,
    staffId: string,
  ): Promise<void> {
    await this.work.query(
      `update research.sentiment
          set corrected_label = $4, corrected_by = case when $4::text is null then null else $5::uuid end,
              corrected_at = case when $4::text is null then null else platform.clock_now($1) end
        where study_id = $1 and post_id = $2 and version = $3`,
      [studyId, postId, version, label, staffId],
    );
  }

  unscored(limit: number): Promise<PostVersion[]> {
    return this.work.query<PostVersion>(
      `select p.study_id as "studyId", p.id as "postId", v.version from research.discussion_post p
         join research.participant s on s.id = p.seat_id
         join research.post_wording v on v.post_id = p.id
        where p.kind = any($1) and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
          and not exists (select 1 from research.sentiment m where m.post_id = v.post_id and m.version = v.version)
        limit $2`,
      [CODED_KINDS, limit],
    );
  }

  versionsOf(studyId: string, postIds: readonly string[]): Promise<ScoredVersion[]> {
    return this.scored(studyId, postIds, '');
  }

  newestVersionsOf(studyId: string, postIds: readonly string[]): Promise<ScoredVersion[]> {
    return this.scored(studyId, postIds, 'and m.version = wp.version');
  }

  private scored(studyId: string, postIds: readonly string[], which: string): Promise<ScoredVersion[]> {
    return this.work.query<ScoredVersion>(
      `select m.post_id as "postId", m.version, coalesce(m.corrected_label, m.label) as label,
              m.label as "engineLabel", m.score, m.words, m.engine,
              m.corrected_at as "correctedAt", m.corrected_by as "correctedBy"
         from research.sentiment m
         join research.written_post wp on wp.study_id = m.study_id and wp.post_id = m.post_id
        where m.study_id = $1 and m.post_id = any($2) ${which} order by m.post_id, m.version`,
      [studyId, postIds],
    );
  }

  async postsWith(studyId: string, label: SentimentLabel): Promise<string[]> {
    const rows = await this.work.query<{ postId: string }>(
      `select m.post_id as "postId" from research.sentiment m
         join research.written_post wp
           on wp.study_id = m.study_id and wp.post_id = m.post_id and wp.version = m.version
        where m.study_id = $1 and coalesce(m.corrected_label, m.label) = $2`,
      [studyId, label],
    );
    return rows.map((row) => row.postId);
  }

  async forgetPost(studyId: string, postId: string): Promise<void> {
    await this.work.query('delete from research.sentiment where study_id = $1 and post_id = $2', [studyId, postId]);
  }

  /** The lock makes whoever is scoring these words wait, and then find nothing. */
  async forgetParticipant(studyId: string, seatId: string): Promise<void> {
    const posts = await this.work.query<{ id: string }>(
      'select id from research.discussion_post where study_id = $1 and seat_id = $2 order by id for update',
      [studyId, seatId],
    );
    await this.work.query('delete from research.sentiment where study_id = $1 and post_id = any($2)', [
      studyId,
      posts.map(({ id }) => id),
    ]);
  }
}
