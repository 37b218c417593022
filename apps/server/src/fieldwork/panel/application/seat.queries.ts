import { Injectable } from '@nestjs/common';
import {
  TAKING_PART,
  type Language,
  type panelRoutes,
  type SeatEntry,
  type SeatReason,
  type SeatState,
  type ViewOf,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import type { PlacedSeat } from '../domain/empty-places.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Applicants } from '../../applicants/applicants.facade.js';

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
  /** Came when the discussion had begun: is marked in every export, and has time to catch up. */
  late: boolean;
  /** Until when an invitation may be answered; null where none was ever sent. */
  answerBy: Date | null;
}

const SEAT = `id as "seatId", study_id as "studyId", person_id as "personId", kind, position, state, language, alias, attributes, agreed_at as "agreedAt", late, answer_by as "answerBy"`;
const IN_ORDER = `order by kind, position`;

@Injectable()
export class SeatQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applicants: Applicants,
    private readonly notifications: Notifications,
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
  async entries(studyId: string, seatId?: string): Promise<SeatEntry[]> {
    const rows = await this.work.query<
      Omit<SeatEntry, 'since' | 'answerBy' | 'rating' | 'addressFault'> & { since: Date | null; answerBy: Date | null }
    >(
      `select s.id as "seatId", s.application_id as "applicationId", s.kind, s.position, s.state, s.alias, s.attributes, s.language,
              s.replaces, s.late, case when s.state = 'invited' then s.answer_by end as "answerBy",
              (d.result->'probabilities'->>s.application_id::text)::float8 as chance,
              (select max(c.at) from research.seat_change c where c.study_id = s.study_id and c.seat_id = s.id) as since
         from research.seat s left join research.draw d on d.id = s.draw_id
        where s.study_id = $1 and ($2::uuid is null or s.id = $2) order by s.kind, s.position`,
      [studyId, seatId ?? null],
    );
    const pool = await this.applicants.poolForDraw(studyId);
    const rating = new Map(pool.map((person) => [person.applicationId, person.rating]));
    const faults = new Map((await this.notifications.addressFaults(studyId)).map((each) => [each.seatId, each]));
    const faultOf = (id: string): SeatEntry['addressFault'] => {
      const found = faults.get(id);
      return found ? { code: found.fault, at: found.at.toISOString() } : null;
    };
    return rows.map((row) => ({
      ...row,
      addressFault: faultOf(row.seatId),
      since: row.since?.toISOString() ?? null,
      answerBy: row.answerBy?.toISOString() ?? null,
      rating: rating.get(row.applicationId) ?? null,
    }));
  }

  async changes(studyId: string, seatId: string): Promise<ViewOf<typeof panelRoutes.seatChanges>['items']> {
    if (!(await this.one(studyId, seatId))) throw missing('seat');
    const rows = await this.work.query<{
      from: SeatState | null;
      to: SeatState;
      code: SeatReason | null;
      reason: string;
      at: Date;
    }>(
      `select from_state as "from", to_state as "to", code, reason, at from research.seat_change
        where study_id = $1 and seat_id = $2 order by at, id`,
      [studyId, seatId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** The seats as the search for the next invitation looks at them. */
  placed(studyId: string): Promise<PlacedSeat[]> {
    return this.work.query<PlacedSeat>(
      `select s.id as "seatId", s.application_id as "applicationId", s.kind, s.position, s.state, s.attributes, s.replaces,
              s.kind = 'panel' or coalesce(bool_or(c.to_state = 'invited'), false) as held, max(c.at) as since
         from research.seat s left join research.seat_change c on c.study_id = s.study_id and c.seat_id = s.id
        where s.study_id = $1 group by s.id order by s.kind, s.position`,
      [studyId],
    );
  }

  /** From the first invitation on, and from the first answer to any applicant: a new draw would make it untrue. */
  async drawStands(studyId: string): Promise<boolean> {
    return (await this.anybodyInvited(studyId)) || (await this.applicants.anybodyTold(studyId));
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
