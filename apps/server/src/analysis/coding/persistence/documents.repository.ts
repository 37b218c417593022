import { Injectable } from '@nestjs/common';
import { CODED_KINDS, type DocumentView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface DocumentFilter {
  seatId?: string | undefined;
  /** Of a code and those below it. */
  codeIds?: readonly string[] | undefined;
  /** Those that carry the sentiment asked for. */
  postIds?: readonly string[] | undefined;
  starred?: boolean | undefined;
  uncoded?: boolean | undefined;
  text?: string | undefined;
}
export type DocumentRow = Omit<DocumentView, 'createdAt' | 'attributes' | 'segments' | 'sentiments'> & {
  createdAt: Date;
  attributes: Record<string, string>;
};
export interface QuestionCount {
  id: string;
  documents: number;
  uncoded: number;
}

const CODED = `exists (
  select 1 from research.segment g join research.coding k on k.segment_id = g.id
   where g.study_id = wp.study_id and g.post_id = wp.post_id)`;
const CODED_WITH = `exists (
  select 1 from research.segment g join research.coding k on k.segment_id = g.id
   where g.study_id = wp.study_id and g.post_id = wp.post_id and k.code_id = any(?))`;
const STARRED = `exists (
  select 1 from research.segment g where g.study_id = wp.study_id and g.post_id = wp.post_id and g.starred)`;

/** $1 study · $2 coded kinds */
const DOCUMENT = `wp.study_id = $1 and wp.kind = any($2) and wp.skip_reason is null and wp.question_id is not null`;

/** What is asked for as conditions on `wp`, with the values of the whole statement so far. */
function asSql(studyId: string, filter: DocumentFilter): { asked: string; values: unknown[] } {
  const values: unknown[] = [studyId, CODED_KINDS];
  const parts = ['true'];
  const add = (sql: string, value: unknown): void => void parts.push(sql.replace('?', `$${values.push(value)}`));
  if (filter.seatId) add('wp.seat_id = ?', filter.seatId);
  if (filter.codeIds) add(CODED_WITH, filter.codeIds);
  if (filter.postIds) add('wp.post_id = any(?)', filter.postIds);
  if (filter.starred) parts.push(STARRED);
  if (filter.uncoded) parts.push(`not ${CODED}`);
  // strpos takes the words as they stand: % and _ are letters like others.
  if (filter.text) add('strpos(lower(wp.body), lower(?)) > 0', filter.text);
  return { asked: parts.join(' and '), values };
}

/** What participants wrote to the questions: the documents of the analysis. */
@Injectable()
export class DocumentsRepository {
  constructor(private readonly work: UnitOfWork) {}

  perQuestion(studyId: string, filter: DocumentFilter): Promise<QuestionCount[]> {
    const { asked, values } = asSql(studyId, filter);
    return this.work.query<QuestionCount>(
      `select wp.question_id as id, count(*)::int as documents, count(*) filter (where not ${CODED})::int as uncoded
         from research.written_post wp where ${DOCUMENT} and ${asked} group by wp.question_id`,
      values,
    );
  }

  people(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.work.query(
      `select distinct wp.seat_id as "seatId", wp.alias from research.written_post wp
        where wp.study_id = $1 and wp.kind = any($2) and wp.skip_reason is null and wp.alias is not null
        order by wp.alias`,
      [studyId, CODED_KINDS],
    );
  }

  /** Oldest first, as the conversation went; `keep` is among them whatever the filter says. */
  ofQuestion(
    studyId: string,
    filter: DocumentFilter,
    page: { questionId: string; keep: string | undefined; offset: number; limit: number },
  ): Promise<DocumentRow[]> {
    const { asked, values } = asSql(studyId, filter);
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const shown = page.keep ? `((${asked}) or wp.post_id = ${bind(page.keep)})` : asked;
    return this.work.query<DocumentRow>(
      `select wp.post_id as "postId", wp.kind, wp.seat_id as "seatId", wp.alias,
              coalesce(wp.attributes, '{}') as attributes, wp.question_id as "questionId",
              wp.created_at as "createdAt", wp.version, t.texts,
              case when up.post_id is not null
                   then jsonb_build_object('kind', up.kind, 'alias', up.alias, 'body', up.body) end as context
         from research.written_post wp
         left join lateral (
           select jsonb_agg(jsonb_build_object('version', v.version, 'body', v.body, 'createdAt',
                              to_char(v.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                            order by v.version) as texts
             from research.post_wording v where v.post_id = wp.post_id) t on true
         left join research.written_post up on up.study_id = wp.study_id and up.post_id = wp.parent_id
        where ${DOCUMENT} and ${shown} and wp.question_id = ${bind(page.questionId)}
        order by wp.created_at, wp.post_id limit ${bind(page.limit)} offset ${bind(page.offset)}`,
      values,
    );
  }

  /** Answers that no code has touched. */
  async countUncodedAnswers(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.written_post wp
        where wp.study_id = $1 and wp.kind = 'answer' and wp.skip_reason is null and not ${CODED}`,
      [studyId],
    );
    return row?.count ?? 0;
  }
}
