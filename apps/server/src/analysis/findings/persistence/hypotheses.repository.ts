import { Injectable } from '@nestjs/common';
import type { Localized, Stance } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Sight } from '../domain/sight.js';
import { citable } from './citable.js';

export interface HypothesisRow {
  id: string;
  key: string;
  text: Localized;
  position: number;
  startedFrom: string | null;
}
/** A quote at a hypothesis, by whom it was said. */
export interface AttachedQuote {
  hypothesisId: string;
  segmentId: string;
  seatId: string;
  stance: Stance;
}
interface Attachment {
  hypothesisId: string;
  segmentId: string;
}

const HYPOTHESIS = 'id, key, text, position, started_from as "startedFrom"';

@Injectable()
export class HypothesesRepository {
  constructor(private readonly work: UnitOfWork) {}

  inOrder(studyId: string): Promise<HypothesisRow[]> {
    return this.work.query<HypothesisRow>(
      `select ${HYPOTHESIS} from research.hypothesis where study_id = $1 order by position, key`,
      [studyId],
    );
  }

  async find(studyId: string, hypothesisId: string): Promise<HypothesisRow | undefined> {
    const [row] = await this.work.query<HypothesisRow>(
      `select ${HYPOTHESIS} from research.hypothesis where study_id = $1 and id = $2`,
      [studyId, hypothesisId],
    );
    return row;
  }

  async lock(studyId: string, hypothesisId: string): Promise<HypothesisRow | undefined> {
    const [row] = await this.work.query<HypothesisRow>(
      `select ${HYPOTHESIS} from research.hypothesis where study_id = $1 and id = $2 for update`,
      [studyId, hypothesisId],
    );
    return row;
  }

  /** Whether it is there; it is kept from being deleted meanwhile. */
  async hold(studyId: string, hypothesisId: string): Promise<boolean> {
    const held = await this.work.query(
      'select 1 from research.hypothesis where study_id = $1 and id = $2 for key share',
      [studyId, hypothesisId],
    );
    return held.length > 0;
  }

  async add(studyId: string, { id, key, text, position, startedFrom }: HypothesisRow): Promise<void> {
    await this.work.query(
      `insert into research.hypothesis (id, study_id, key, text, position, started_from)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, studyId, key, JSON.stringify(text), position, startedFrom],
    );
  }

  async edit(studyId: string, hypothesisId: string, text: Localized): Promise<boolean> {
    const rows = await this.work.query(
      'update research.hypothesis set text = $3 where study_id = $1 and id = $2 returning id',
      [studyId, hypothesisId, JSON.stringify(text)],
    );
    return rows.length > 0;
  }

  async delete(studyId: string, hypothesisId: string): Promise<void> {
    await this.work.query('delete from research.hypothesis where study_id = $1 and id = $2', [studyId, hypothesisId]);
  }

  /** Of one hypothesis, or of all. */
  evidenceOf(studyId: string, sight: Sight, hypothesisId?: string): Promise<AttachedQuote[]> {
    return this.work.query<AttachedQuote>(
      `select e.hypothesis_id as "hypothesisId", s.id as "segmentId", p.seat_id as "seatId", e.stance
         from ${citable('$2')}
         join research.evidence e on e.segment_id = s.id and e.study_id = $1
        where s.study_id = $1 and ($3::uuid is null or e.hypothesis_id = $3) order by e.at, s.id`,
      [studyId, sight === 'everything', hypothesisId ?? null],
    );
  }

  async hasEvidence(studyId: string, hypothesisId: string): Promise<boolean> {
    const evidence = await this.work.query(
      `select 1 from ${citable('true')}
         join research.evidence e on e.segment_id = s.id
        where s.study_id = $1 and e.hypothesis_id = $2 limit 1`,
      [studyId, hypothesisId],
    );
    return evidence.length > 0;
  }

  /** The stance that the quote has, or null; nobody changes it meanwhile. */
  async lockStance(studyId: string, { hypothesisId, segmentId }: Attachment): Promise<Stance | null> {
    const [before] = await this.work.query<{ stance: Stance }>(
      `select stance from research.evidence
        where study_id = $1 and hypothesis_id = $2 and segment_id = $3 for update`,
      [studyId, hypothesisId, segmentId],
    );
    return before?.stance ?? null;
  }

  async attach(
    studyId: string,
    { hypothesisId, segmentId }: Attachment,
    stance: Stance,
    staffId: string,
  ): Promise<void> {
    await this.work.query(
      `insert into research.evidence (hypothesis_id, segment_id, study_id, stance, staff_id, at)
       values ($2, $3, $1, $4, $5, platform.clock_now($1))
       on conflict (hypothesis_id, segment_id) do update set stance = excluded.stance, staff_id = excluded.staff_id`,
      [studyId, hypothesisId, segmentId, stance, staffId],
    );
  }

  /** The stance that it had; null when it was not attached. */
  async detach(studyId: string, { hypothesisId, segmentId }: Attachment): Promise<Stance | null> {
    const [row] = await this.work.query<{ stance: Stance }>(
      `delete from research.evidence where study_id = $1 and hypothesis_id = $2 and segment_id = $3
       returning stance`,
      [studyId, hypothesisId, segmentId],
    );
    return row?.stance ?? null;
  }
}
