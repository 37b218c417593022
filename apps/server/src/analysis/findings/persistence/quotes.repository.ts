import { Injectable } from '@nestjs/common';
import type { Localized, PostKind, Stance } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Sight } from '../domain/sight.js';
import { citable } from './citable.js';

/** Whose words a segment holds and to which question, in the wording that was answered. */
export interface QuoteRow {
  id: string;
  seatId: string;
  kind: PostKind;
  private: boolean;
  questionTitle: Localized | null;
}
/** Where a walk over quotes has come to. */
export interface WalkedTo {
  id: string;
  /** As text: a JavaScript date would lose the microseconds that keep the order. */
  at: string;
}

@Injectable()
export class QuotesRepository {
  constructor(private readonly work: UnitOfWork) {}

  amongSegments(studyId: string, segmentIds: readonly string[], sight: Sight): Promise<QuoteRow[]> {
    return this.work.query<QuoteRow>(
      `select s.id, p.seat_id as "seatId", p.kind, (p.private or coalesce(p.masking, '') = 'private') as private,
              w.title as "questionTitle"
         from ${citable('$3')}
         left join research.planned_question q on q.id = p.question_id
         left join research.question_wording w
           on w.question_id = q.id and w.version = coalesce(p.question_version, q.version)
        where s.study_id = $1 and s.id = any($2)`,
      [studyId, segmentIds, sight === 'everything'],
    );
  }

  /** How many of these may be quoted; they are kept from going meanwhile. */
  async holdCitable(studyId: string, segmentIds: readonly string[]): Promise<number> {
    const rows = await this.work.query(
      `select s.id from ${citable('true')}
        where s.study_id = $1 and s.id = any($2) order by s.id for key share of s`,
      [studyId, segmentIds],
    );
    return rows.length;
  }

  /** The next quotes of a theme, in the order in which they were put there. */
  walkTheme(studyId: string, themeId: string, after: WalkedTo | undefined, limit: number): Promise<WalkedTo[]> {
    return this.work.query<WalkedTo>(
      `select s.id, x.at::text as at
         from ${citable('true')}
         join research.theme_quote x on x.segment_id = s.id and x.study_id = $1 and x.theme_id = $2
        where s.study_id = $1 and ($3::timestamptz is null or (x.at, s.id) > ($3::timestamptz, $4::uuid))
        order by x.at, s.id limit $5`,
      [studyId, themeId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  walkStance(
    studyId: string,
    { hypothesisId, stance }: { hypothesisId: string; stance: Stance },
    after: WalkedTo | undefined,
    limit: number,
  ): Promise<WalkedTo[]> {
    return this.work.query<WalkedTo>(
      `select s.id, x.at::text as at
         from ${citable('true')}
         join research.evidence x
           on x.segment_id = s.id and x.study_id = $1 and x.hypothesis_id = $2 and x.stance = $6
        where s.study_id = $1 and ($3::timestamptz is null or (x.at, s.id) > ($3::timestamptz, $4::uuid))
        order by x.at, s.id limit $5`,
      [studyId, hypothesisId, after?.at ?? null, after?.id ?? null, limit, stance],
    );
  }
}
