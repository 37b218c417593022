import { Injectable } from '@nestjs/common';
import type { AttributeEntry, Localized, PostKind, SegmentView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Coding } from '../../coding/coding.facade.js';

/** `shared`: what the participants see of each other, which is all that an observer may read. */
export type Sight = 'everything' | 'shared';

/** A segment with the rest of what says whose words it holds and to which question. */
export interface Quote extends SegmentView {
  seatId: string;
  kind: PostKind;
  private: boolean;
  /** In the wording that was answered. */
  questionTitle: Localized | null;
}

/**
 * Words that may stand in a finding: a participant's own, not erased, nobody's who withdrew (the view sees to both), and
 * for observers neither private nor an answer to a probe. `s` is the segment, `p` the post; $1 the study, `sight` a boolean
 * parameter that is true for everything.
 */
export const citable = (sight: string): string =>
  `research.segment s join research.written_post p on p.post_id = s.post_id and p.study_id = s.study_id and p.seat_id is not null
     and (${sight}::boolean or (not p.private and coalesce(p.masking, 'open') <> 'private' and p.kind in ('answer', 'reply')))`;

@Injectable()
export class Quotes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly coding: Coding,
  ) {}

  /** The quotes among these segments that may be seen, in the order asked for. */
  async of(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<Quote[]> {
    if (segmentIds.length === 0) return [];
    const places = await this.work.query<Pick<Quote, 'id' | 'seatId' | 'kind' | 'private' | 'questionTitle'>>(
      `select s.id, p.seat_id as "seatId", p.kind, (p.private or coalesce(p.masking, '') = 'private') as private, w.title as "questionTitle"
         from ${citable('$3')}
         left join research.question q on q.id = p.question_id
         left join research.question_version w on w.question_id = q.id and w.version = coalesce(p.question_version, q.version)
        where s.study_id = $1 and s.id = any($2)`,
      [studyId, segmentIds, sight === 'everything'],
    );
    const ids = places.map((place) => place.id);
    const segments = new Map((await this.coding.segments(studyId, { ids })).map((segment) => [segment.id, segment]));
    const quotes = new Map(
      places.flatMap((place): [string, Quote][] => {
        const segment = segments.get(place.id);
        return segment ? [[place.id, { ...segment, ...place }]] : [];
      }),
    );
    return segmentIds.flatMap((id) => quotes.get(id) ?? []);
  }

  /** Refuses a segment that is not of this study, or whose words nobody may quote any more; keeps the others from going meanwhile. */
  async mustBeCitable(studyId: string, segmentIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(segmentIds)];
    const rows = await this.work.query(
      `select s.id from ${citable('true')} where s.study_id = $1 and s.id = any($2) order by s.id for key share of s`,
      [studyId, wanted],
    );
    if (rows.length !== wanted.length) throw missing('segment');
  }

  /** The study's own attributes with their labels, by which a quote is attributed. */
  async attributes(studyId: string): Promise<AttributeEntry[]> {
    const [row] = await this.work.query<{ attributes: AttributeEntry[] | null }>(
      `select definition->'attributes' as attributes from research.screener where study_id = $1`,
      [studyId],
    );
    return row?.attributes ?? [];
  }
}
