import { Injectable } from '@nestjs/common';
import type { DecidingWord, SentimentLabel, SentimentView } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Access } from '../../foundation/access/access.facade.js';

interface Row {
  postId: string;
  version: number;
  label: SentimentLabel;
  engineLabel: SentimentLabel;
  score: number;
  words: DecidingWord[];
  engine: string;
  correctedAt: Date | null;
  correctedBy: string | null;
}

/** What feeling participants' words carry: the engine's suggestion, or a person's judgement where there is one. */
@Injectable()
export class Sentiment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: Access,
  ) {}

  /** Post → sentiment of its newest version. A post that is not scored yet is not in the map. */
  async ofPosts(studyId: string, postIds: readonly string[]): Promise<Map<string, SentimentView>> {
    const rows = await this.read(studyId, postIds, 'and m.version = wp.version');
    return new Map(rows.map((row) => [row.postId, row]));
  }

  /** Every scored version of these posts, oldest first. */
  ofVersions(studyId: string, postIds: readonly string[]): Promise<SentimentView[]> {
    return this.read(studyId, postIds, '');
  }

  /** Posts whose newest version carries this label, for filters. */
  async postsWith(studyId: string, label: SentimentLabel): Promise<string[]> {
    const rows = await this.work.query<{ postId: string }>(
      `select m.post_id as "postId" from research.sentiment m
         join research.written_post wp on wp.study_id = m.study_id and wp.post_id = m.post_id and wp.version = m.version
        where m.study_id = $1 and coalesce(m.corrected_label, m.label) = $2`,
      [studyId, label],
    );
    return rows.map((row) => row.postId);
  }

  private async read(studyId: string, postIds: readonly string[], only: string): Promise<SentimentView[]> {
    if (postIds.length === 0) return [];
    const rows = await this.work.query<Row>(
      `select m.post_id as "postId", m.version, coalesce(m.corrected_label, m.label) as label, m.label as "engineLabel", m.score, m.words, m.engine,
              m.corrected_at as "correctedAt", m.corrected_by as "correctedBy"
         from research.sentiment m join research.written_post wp on wp.study_id = m.study_id and wp.post_id = m.post_id
        where m.study_id = $1 and m.post_id = any($2) ${only} order by m.post_id, m.version`,
      [studyId, postIds],
    );
    const correctors = rows.flatMap((row) => row.correctedBy ?? []);
    const names =
      correctors.length > 0 ? await this.access.namesOf([...new Set(correctors)]) : new Map<string, string>();
    return rows.map(({ correctedAt, correctedBy, ...row }) => ({
      ...row,
      correctedBy: correctedAt ? { name: names.get(correctedBy ?? '') ?? '', at: correctedAt.toISOString() } : null,
    }));
  }
}
