import { Injectable } from '@nestjs/common';
import { DOCUMENTS_AT_ONCE, type codingRoutes, type DocumentView, type ParsedQueryOf, type ViewOf } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Screeners } from '../../../fieldwork/screener/screener.facade.js';
import { Guide } from '../../../fieldwork/guide/guide.facade.js';
import { Sentiment } from '../../sentiment/sentiment.facade.js';
import { CODED_KINDS } from '../domain/coded-kinds.js';
import { withDescendants } from '../domain/code-tree.js';
import { CodingQueries } from './coding.queries.js';
import { SegmentUses } from './segment-uses.js';

type Filter = ParsedQueryOf<typeof codingRoutes.documents>;
type Documents = ViewOf<typeof codingRoutes.documents>;
type Row = Omit<DocumentView, 'createdAt' | 'attributes' | 'segments' | 'sentiments'> & {
  createdAt: Date;
  attributes: Record<string, string>;
};

const CODED = `exists (select 1 from research.segment g join research.coding k on k.segment_id = g.id where g.study_id = wp.study_id and g.post_id = wp.post_id)`;

/** What participants wrote, question by question, with everything that analysis has laid on it. */
@Injectable()
export class DocumentsQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly coding: CodingQueries,
    private readonly sentiment: Sentiment,
    private readonly screeners: Screeners,
    private readonly guide: Guide,
    private readonly uses: SegmentUses,
  ) {}

  async documents(studyId: string, filter: Filter): Promise<Documents> {
    const { base, where, values } = await this.filterAsSql(studyId, filter);
    const [counts, guide, people] = await Promise.all([
      this.perQuestion(`${base} and ${where}`, values),
      this.guide.questions(studyId),
      this.people(studyId),
    ]);
    const questions = guide.flatMap(({ id, key, day, title }) => {
      const count = counts.get(id);
      return count || filter.questionId === id
        ? [{ id, key, day, title, documents: count?.documents ?? 0, uncoded: count?.uncoded ?? 0 }]
        : [];
    });
    const questionId = filter.questionId ?? questions[0]?.id ?? null;
    const total = questions.find((each) => each.id === questionId)?.documents ?? 0;
    const shown = filter.keep
      ? `${base} and ((${where}) or wp.post_id = $${values.push(filter.keep)})`
      : `${base} and ${where}`;
    return {
      questions,
      people,
      questionId,
      total,
      items: questionId === null ? [] : await this.ofQuestion(studyId, questionId, shown, values, filter.offset),
    };
  }

  private async filterAsSql(
    studyId: string,
    filter: Filter,
  ): Promise<{ base: string; where: string; values: unknown[] }> {
    const values: unknown[] = [studyId, CODED_KINDS];
    const base = 'wp.study_id = $1 and wp.kind = any($2) and wp.skip_reason is null and wp.question_id is not null';
    const parts = ['true'];
    const add = (sql: string, value: unknown): void => void parts.push(sql.replace('?', `$${values.push(value)}`));
    if (filter.seatId) add('wp.seat_id = ?', filter.seatId);
    if (filter.codeId)
      add(
        'exists (select 1 from research.segment g join research.coding k on k.segment_id = g.id where g.study_id = wp.study_id and g.post_id = wp.post_id and k.code_id = any(?))',
        withDescendants(await this.coding.codes(studyId), filter.codeId),
      );
    if (filter.label) add('wp.post_id = any(?)', await this.sentiment.postsWith(studyId, filter.label));
    if (filter.starred)
      parts.push(
        'exists (select 1 from research.segment g where g.study_id = wp.study_id and g.post_id = wp.post_id and g.starred)',
      );
    if (filter.uncoded) parts.push(`not ${CODED}`);
    // strpos takes the words as they stand: % and _ are letters like others.
    if (filter.text) add('strpos(lower(wp.body), lower(?)) > 0', filter.text);
    return { base, where: parts.join(' and '), values };
  }

  private async perQuestion(
    where: string,
    values: readonly unknown[],
  ): Promise<Map<string, { documents: number; uncoded: number }>> {
    const rows = await this.work.query<{ id: string; documents: number; uncoded: number }>(
      `select wp.question_id as id, count(*)::int as documents, count(*) filter (where not ${CODED})::int as uncoded
         from research.written_post wp where ${where} group by wp.question_id`,
      values,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private people(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.work.query(
      `select distinct wp.seat_id as "seatId", wp.alias from research.written_post wp
        where wp.study_id = $1 and wp.kind = any($2) and wp.skip_reason is null and wp.alias is not null order by wp.alias`,
      [studyId, CODED_KINDS],
    );
  }

  /** Oldest first, as the conversation went. */
  private async ofQuestion(
    studyId: string,
    questionId: string,
    where: string,
    values: readonly unknown[],
    offset: number,
  ): Promise<DocumentView[]> {
    const at = values.length;
    const rows = await this.work.query<Row>(
      `select wp.post_id as "postId", wp.kind, wp.seat_id as "seatId", wp.alias, coalesce(wp.attributes, '{}') as attributes, wp.question_id as "questionId",
              wp.created_at as "createdAt", wp.version, t.texts,
              case when up.post_id is null then null else jsonb_build_object('kind', up.kind, 'alias', up.alias, 'body', up.body) end as context
         from research.written_post wp
         left join lateral (select jsonb_agg(jsonb_build_object('version', v.version, 'body', v.body,
                                     'createdAt', to_char(v.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.version) as texts
                              from research.post_version v where v.post_id = wp.post_id) t on true
         left join research.written_post up on up.study_id = wp.study_id and up.post_id = wp.parent_id
        where ${where} and wp.question_id = $${at + 1} order by wp.created_at, wp.post_id limit ${DOCUMENTS_AT_ONCE} offset $${at + 2}`,
      [...values, questionId, offset],
    );
    const postIds = rows.map((row) => row.postId);
    const [segments, sentiments, entries] = await Promise.all([
      this.coding.segments(studyId, { postIds }),
      this.sentiment.ofVersions(studyId, postIds),
      this.screeners.attributes(studyId),
    ]);
    const uses = await this.uses.of(
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
