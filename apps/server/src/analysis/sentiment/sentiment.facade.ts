import { Injectable } from '@nestjs/common';
import type { SentimentLabel, SentimentView } from '@lytt/shared';
import { Access } from '../../foundation/access/access.facade.js';
import { SentimentRepository, type ScoredVersion } from './persistence/sentiment.repository.js';

/** What feeling participants' words carry: the engine's suggestion, or a person's judgement where there is one. */
@Injectable()
export class Sentiment {
  constructor(
    private readonly rows: SentimentRepository,
    private readonly access: Access,
  ) {}

  /** Post → sentiment of its newest version. A post that is not scored yet is not in the map. */
  async ofPosts(studyId: string, postIds: readonly string[]): Promise<Map<string, SentimentView>> {
    if (postIds.length === 0) return new Map();
    const views = await this.views(await this.rows.newestVersionsOf(studyId, postIds));
    return new Map(views.map((view) => [view.postId, view]));
  }

  /** Every scored version of these posts, oldest first. */
  async ofVersions(studyId: string, postIds: readonly string[]): Promise<SentimentView[]> {
    return postIds.length === 0 ? [] : this.views(await this.rows.versionsOf(studyId, postIds));
  }

  /** Posts whose newest version carries this label, for filters. */
  postsWith(studyId: string, label: SentimentLabel): Promise<string[]> {
    return this.rows.postsWith(studyId, label);
  }

  private async views(rows: ScoredVersion[]): Promise<SentimentView[]> {
    const correctors = rows.flatMap((row) => row.correctedBy ?? []);
    const names =
      correctors.length > 0 ? await this.access.namesOf([...new Set(correctors)]) : new Map<string, string>();
    return rows.map(({ correctedAt, correctedBy, ...row }) => ({
      ...row,
      correctedBy: correctedAt ? { name: names.get(correctedBy ?? '') ?? '', at: correctedAt.toISOString() } : null,
    }));
  }
}
