import { Injectable } from '@nestjs/common';
import { TAKING_PART, type Language, type SeatEntry, type SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, type DomainError } from '../../../platform/errors/domain-error.js';
import { Recruitment } from '../../recruitment/recruitment.facade.js';

/** A participant as the other modules know one: never a name or an address. */
export interface SeatView {
  seatId: string;
  studyId: string;
  personId: string;
  kind: 'panel' | 'reserve';
  position: number;
  state: SeatState;
  language: Language;
  alias: string | null;
  attributes: Record<string, string>;
  agreedAt: Date | null;
}

const SEAT = `id as "seatId", study_id as "studyId", person_id as "personId", kind, position, state, language, alias, attributes, agreed_at as "agreedAt"`;
const IN_ORDER = `order by kind, position`;

@Injectable()
export class SeatQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly recruitment: Recruitment,
  ) {}

  async one(studyId: string, seatId: string): Promise<SeatView | undefined> {
    const sql = `select ${SEAT} from research.seat where study_id = $1 and id = $2`;
    // Every page of a participant asks for this; inside a transaction it must see what that transaction wrote.
    const rows = this.work.inTransaction
      ? await this.work.query<SeatView>(sql, [studyId, seatId])
      : await this.work.hot<SeatView>('panel-seat', sql, [studyId, seatId]);
    return rows[0];
  }

  all(studyId: string): Promise<SeatView[]> {
    return this.work.query<SeatView>(`select ${SEAT} from research.seat where study_id = $1 ${IN_ORDER}`, [studyId]);
  }

  takingPart(studyId: string): Promise<SeatView[]> {
    return this.work.query<SeatView>(
      `select ${SEAT} from research.seat where study_id = $1 and state = any($2) ${IN_ORDER}`,
      [studyId, TAKING_PART],
    );
  }

  /** The seats as the admin lists them, with rating and chance beside them. */
  async entries(studyId: string): Promise<SeatEntry[]> {
    const rows = await this.work.query<Omit<SeatEntry, 'since' | 'rating'> & { since: Date | null }>(
      `select s.id as "seatId", s.application_id as "applicationId", s.kind, s.position, s.state, s.alias, s.attributes, s.language,
              (d.result->'probabilities'->>s.application_id::text)::float8 as chance,
              (select max(c.at) from research.seat_change c where c.study_id = s.study_id and c.seat_id = s.id) as since
         from research.seat s left join research.draw d on d.id = s.draw_id
        where s.study_id = $1 order by s.kind, s.position`,
      [studyId],
    );
    const pool = await this.recruitment.poolForDraw(studyId);
    const rating = new Map(pool.map((person) => [person.applicationId, person.rating]));
    return rows.map((row) => ({
      ...row,
      since: row.since?.toISOString() ?? null,
      rating: rating.get(row.applicationId) ?? null,
    }));
  }

  /** From the first invitation on, and from the first answer to any applicant: a new draw would make it untrue. */
  async drawStands(studyId: string): Promise<boolean> {
    return (await this.anybodyInvited(studyId)) || (await this.recruitment.anybodyTold(studyId));
  }

  async anybodyInvited(studyId: string): Promise<boolean> {
    const [row] = await this.work.query<{ some: boolean }>(
      `select exists (select 1 from research.seat where study_id = $1 and state <> 'drawn') as some`,
      [studyId],
    );
    return row?.some ?? false;
  }
}

export const drawStands = (): DomainError =>
  conflict('panel.fixed', 'People have been told already who has a place and who has not; the draw stands.');
