import { Injectable } from '@nestjs/common';
import { DOCUMENTS_AT_ONCE, type codingRoutes, type DocumentView, type ParsedQueryOf, type ViewOf } from '@lytt/shared';
import { Screeners } from '../../../fieldwork/screener/screener.facade.js';
import { Guide } from '../../../fieldwork/guide/guide.facade.js';
import { Sentiment } from '../../sentiment/sentiment.facade.js';
import { withDescendants } from '../domain/code-tree.js';
import { DocumentsRepository, type DocumentFilter, type DocumentRow } from '../persistence/documents.repository.js';
import { CodingQueries } from './coding.queries.js';
import { SegmentUses } from './segment-uses.js';

type Filter = ParsedQueryOf<typeof codingRoutes.documents>;
type Documents = ViewOf<typeof codingRoutes.documents>;

/** What participants wrote, question by question, with everything that analysis has laid on it. */
@Injectable()
export class DocumentsQueries {
  constructor(
    private readonly rows: DocumentsRepository,
    private readonly coding: CodingQueries,
    private readonly sentiment: Sentiment,
    private readonly screeners: Screeners,
    private readonly guide: Guide,
    private readonly uses: SegmentUses,
  ) {}

  async documents(studyId: string, filter: Filter): Promise<Documents> {
    const wanted = await this.wanted(studyId, filter);
    const [rows, guide, people] = await Promise.all([
      this.rows.perQuestion(studyId, wanted),
      this.guide.questions(studyId),
      this.rows.people(studyId),
    ]);
    const counts = new Map(rows.map((row) => [row.id, row]));
    const questions = guide.flatMap(({ id, key, day, title }) => {
      const count = counts.get(id);
      return count || filter.questionId === id
        ? [{ id, key, day, title, documents: count?.documents ?? 0, uncoded: count?.uncoded ?? 0 }]
        : [];
    });
    const questionId = filter.questionId ?? questions[0]?.id ?? null;
    const total = questions.find((each) => each.id === questionId)?.documents ?? 0;
    const page = { keep: filter.keep, offset: filter.offset, limit: DOCUMENTS_AT_ONCE };
    return {
      questions,
      people,
      questionId,
      total,
      items:
        questionId === null
          ? []
          : await this.withAnalysis(studyId, await this.rows.ofQuestion(studyId, wanted, { ...page, questionId })),
    };
  }

  /** The filter with what other questions have to answer first. */
  private async wanted(studyId: string, filter: Filter): Promise<DocumentFilter> {
    const { seatId, starred, uncoded, text } = filter;
    const codeIds = filter.codeId && withDescendants(await this.coding.codes(studyId), filter.codeId);
    const postIds = filter.label && (await this.sentiment.postsWith(studyId, filter.label));
    return {
      seatId,
      text,
      codeIds: codeIds || undefined,
      postIds,
      starred: starred !== undefined,
      uncoded: uncoded !== undefined,
    };
  }

  private async withAnalysis(studyId: string, rows: readonly DocumentRow[]): Promise<DocumentView[]> {
    const postIds = rows.map((row) => row.postId);
    const [segments, sentiments, entries] = await Promise.all([
      this.coding.segments(studyId, { postIds }),
      this.sentiment.ofVersions(studyId, postIds),
      this.screeners.attributes(studyId),
    ]);
    const uses = await this.uses.standingOn(
      studyId,
      segments.map((segment) => segment.id),
    );
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      attributes: entries.flatMap((entry) => {
        const value = entry.values.find((each) => each.value === row.attributes[entry.key]);
        return value ? [{ label: entry.label, value: value.label }] : [];
      }),
      segments: segments
        .filter((segment) => segment.postId === row.postId)
        .map((segment) => ({ ...segment, uses: uses.get(segment.id) ?? [] })),
      sentiments: sentiments.filter((sentiment) => sentiment.postId === row.postId),
    }));
  }
}
