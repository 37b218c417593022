import { Injectable } from '@nestjs/common';
import { TAKING_PART, type Language, type SeatEntry, type SeatReason, type SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CountedSeat } from '../domain/empty-seats.js';
import { LETS_IN } from '../domain/seat-change.js';

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
/** A seat as the admin lists it, without what other modules know of its person. */
export type ListedSeat = Omit<SeatEntry, 'since' | 'answerBy' | 'rating' | 'addressFault'> & {
  since: Date | null;
  answerBy: Date | null;
};
export interface SeatChangeRow {
  from: SeatState | null;
  to: SeatState;
  code: SeatReason | null;
  reason: string;
  at: Date;
}
/** Somebody who is mailed about their seat. */
export type AddressedSeat = Pick<SeatView, 'seatId' | 'studyId' | 'personId' | 'state' | 'language' | 'alias'>;

const SEAT = `id as "seatId", study_id as "studyId", person_id as "personId", kind, position, state, language, alias,
  attributes, agreed_at as "agreedAt", late, answer_by as "answerBy"`;
const ADDRESSED = `id as "seatId", study_id as "studyId", person_id as "personId", state, language, alias`;

/** Reads of seats. */
@Injectable()
export class SeatsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(studyId: string, seatId: string): Promise<SeatView | undefined> {
    const sql = `select ${SEAT} from research.seat where study_id = $1 and id = $2`;
    // Every page of a participant asks for this; inside a transaction it must see what that transaction wrote.
    const rows = this.work.inTransaction
      ? await this.work.query<SeatView>(sql, [studyId, seatId])
      : await this.work.hot<SeatView>('panel-seat', sql, [studyId, seatId]);
    return rows[0];
  }

  all(studyId: string): Promise<SeatView[]> {
    return this.work.query<SeatView>(`select ${SEAT} from research.seat where study_id = $1 order by kind, position`, [
      studyId,
    ]);
  }

  takingPart(studyId: string): Promise<SeatView[]> {
    return this.work.query<SeatView>(
      `select ${SEAT} from research.seat where study_id = $1 and state = any($2) order by kind, position`,
      [studyId, TAKING_PART],
    );
  }

  listed(studyId: string, seatId?: string): Promise<ListedSeat[]> {
    return this.work.query<ListedSeat>(
      `select s.id as "seatId", s.application_id as "applicationId", s.kind, s.position, s.state, s.alias,
              s.attributes, s.language, s.replaces, s.late,
              case when s.state = 'invited' then s.answer_by end as "answerBy",
              (d.result->'probabilities'->>s.application_id::text)::float8 as chance,
              (select max(c.at) from research.seat_change c
                where c.study_id = s.study_id and c.seat_id = s.id) as since
         from research.seat s left join research.draw d on d.id = s.draw_id
        where s.study_id = $1 and ($2::uuid is null or s.id = $2) order by s.kind, s.position`,
      [studyId, seatId ?? null],
    );
  }

  /** The seats as the search for the next invitation looks at them. */
  counted(studyId: string): Promise<CountedSeat[]> {
    return this.work.query<CountedSeat>(
      `select s.id as "seatId", s.application_id as "applicationId", s.kind, s.position, s.state, s.attributes,
              s.replaces, s.kind = 'panel' or coalesce(bool_or(c.to_state = 'invited'), false) as held,
              max(c.at) as since
         from research.seat s
         left join research.seat_change c on c.study_id = s.study_id and c.seat_id = s.id
        where s.study_id = $1 group by s.id order by s.kind, s.position`,
      [studyId],
    );
  }

  changes(studyId: string, seatId: string): Promise<SeatChangeRow[]> {
    return this.work.query<SeatChangeRow>(
      `select from_state as "from", to_state as "to", code, reason, at from research.seat_change
        where study_id = $1 and seat_id = $2 order by at, id`,
      [studyId, seatId],
    );
  }

  async anybodyInvited(studyId: string): Promise<boolean> {
    const [row] = await this.work.query<{ some: boolean }>(
      `select exists (select 1 from research.seat where study_id = $1 and state <> 'drawn') as some`,
      [studyId],
    );
    return row?.some ?? false;
  }

  /** Applications whose seat was given up, declined or not answered. */
  async applicationsGone(studyId: string): Promise<Set<string>> {
    const rows = await this.work.query<{ id: string }>(
      `select application_id as id from research.seat
        where study_id = $1 and state in ('declined', 'expired', 'dropped', 'withdrawn')`,
      [studyId],
    );
    return new Set(rows.map((row) => row.id));
  }

  async applicantOf(
    studyId: string,
    seatId: string,
  ): Promise<{ applicationId: string; kind: 'panel' | 'reserve'; state: SeatState } | undefined> {
    const [seat] = await this.work.query<{ applicationId: string; kind: 'panel' | 'reserve'; state: SeatState }>(
      `select application_id as "applicationId", kind, state from research.seat where study_id = $1 and id = $2`,
      [studyId, seatId],
    );
    return seat;
  }

  async countOfDraw(studyId: string, drawId: string): Promise<{ seats: number; reserves: number }> {
    const [counts] = await this.work.query<{ seats: number; reserves: number }>(
      `select count(*) filter (where kind = 'panel')::int as seats,
              count(*) filter (where kind = 'reserve')::int as reserves
         from research.seat where study_id = $1 and draw_id = $2`,
      [studyId, drawId],
    );
    return counts ?? { seats: 0, reserves: 0 };
  }

  addressedSeats(studyId: string | null, seatIds: readonly string[]): Promise<AddressedSeat[]> {
    return this.work.query<AddressedSeat>(
      `select ${ADDRESSED} from research.seat where id = any($2) and ($1::uuid is null or study_id = $1)`,
      [studyId, seatIds],
    );
  }

  addressedPeople(studyId: string, personIds: readonly string[]): Promise<AddressedSeat[]> {
    return this.work.query<AddressedSeat>(
      `select ${ADDRESSED} from research.seat where study_id = $1 and person_id = any($2)`,
      [studyId, personIds],
    );
  }

  /** Of these people, those whom a link may still let in. */
  whoMayEnter(studyId: string, personIds: readonly string[]): Promise<AddressedSeat[]> {
    return this.work.query<AddressedSeat>(
      `select ${ADDRESSED} from research.seat where study_id = $1 and person_id = any($2) and state = any($3)`,
      [studyId, personIds, LETS_IN],
    );
  }

  withAlias(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.work.query(
      `select id as "seatId", alias from research.seat where study_id = $1 and alias is not null order by alias`,
      [studyId],
    );
  }

  async aliasKeys(studyId: string): Promise<Set<string>> {
    const rows = await this.work.query<{ key: string }>(
      'select alias_key as key from research.seat where study_id = $1 and alias_key is not null',
      [studyId],
    );
    return new Set(rows.map((row) => row.key));
  }

  async knownPeople(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'select person_id as id from research.seat where person_id = any($1)',
      [personIds],
    );
    return rows.map((row) => row.id);
  }
}
