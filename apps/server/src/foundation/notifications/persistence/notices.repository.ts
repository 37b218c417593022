import { Injectable } from '@nestjs/common';
import type { Language, NoticeState } from '@lytt/shared';
import type { Notice } from '../domain/notice.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** A message that goes at once. */
export interface NoticeToSend {
  id: string;
  studyId: string;
  kind: string;
  language: Language;
  personId: string | null;
  seatId: string | null;
  staffInvitationId: string | null;
  values: Record<string, string | number> & { link?: Notice['link'] | null };
  attempts: number;
}

/** A message that has waited for its hour. */
export interface DueNotice {
  id: string;
  seatId: string;
  kind: string;
  key: string;
  language: Language;
  values: Record<string, unknown> & { link?: Notice['link'] | null };
  state: string;
  attempts: number;
  mailId: string | null;
  createdAt: Date;
  until: Date | null;
}

export interface NoticeRow {
  id: string;
  kind: string;
  alias: string | null;
  seatId: string | null;
  state: NoticeState;
  channel: 'mail' | 'push';
  fault: string | null;
  createdAt: Date;
  sentAt: Date | null;
  dueAt: Date | null;
}

@Injectable()
export class NoticesRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Those whose key had not been recorded before. */
  record(
    rows: readonly Record<string, unknown>[],
  ): Promise<{ id: string; studyId: string; seatId: string | null; waits: boolean }[]> {
    return this.work.query<{ id: string; studyId: string; seatId: string | null; waits: boolean }>(
      `insert into research.notice
                (id, study_id, key, kind, person_id, staff_invitation_id, seat_id, language,
                 values, until, created_at, due_at)
         select n.id, n.study, n.key, n.kind, n.person, n.invitation, n.seat, n.language, n.values, n.until, c.now,
                case when n.waits then c.now end
           from jsonb_to_recordset($1::jsonb) as n(id uuid, study uuid, key text, kind text, person uuid,
                  invitation uuid, seat uuid, language text, values jsonb, until timestamptz, waits boolean)
          cross join lateral platform.clock_now(n.study) as c(now)
         on conflict (key) do nothing
         returning id, study_id as "studyId", seat_id as "seatId", due_at is not null as waits`,
      [JSON.stringify(rows)],
    );
  }

  takeBack(studyId: string, keysBegin: string): Promise<unknown[]> {
    return this.work.query<unknown>(
      `update research.notice set state = 'dropped', fault = 'taken-back', due_at = null
        where study_id = $1 and starts_with(key, $2) and state = 'pending' returning 1`,
      [studyId, keysBegin],
    );
  }

  async countSent(studyId: string, keysBegin: string): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.notice
         where study_id = $1 and starts_with(key, $2) and state = 'sent'`,
      [studyId, keysBegin],
    );
    return row?.count ?? 0;
  }

  async countFailed(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.notice where study_id = $1 and state = 'failed'`,
      [studyId],
    );
    return row?.count ?? 0;
  }

  /** Who has something due, by study; of each study no more than `most`. */
  due(most: number): Promise<{ studyId: string; seatIds: string[] }[]> {
    return this.work.query<{ studyId: string; seatIds: string[] }>(
      `select s.id as "studyId", array_agg(n.seat_id) as "seatIds"
         from research.study_facts s cross join lateral platform.clock_now(s.id) as c(now)
        cross join lateral (select distinct seat_id from research.notice
                             where study_id = s.id and due_at is not null and due_at <= c.now limit $1) n
        group by s.id`,
      [most],
    );
  }

  /** In the order in which they happened. */
  waitingFor(studyId: string, seatIds: readonly string[]): Promise<DueNotice[]> {
    return this.work.query<DueNotice>(
      `select id, seat_id as "seatId", kind, key, language, values, state, attempts,
              mail_id as "mailId", created_at as "createdAt", until
         from research.notice where study_id = $1 and seat_id = any($2) and due_at is not null order by created_at, id`,
      [studyId, seatIds],
    );
  }

  /** When each bundle of the last two days went out. */
  lastSent(studyId: string, seatIds: readonly string[]): Promise<{ seatId: string; at: Date }[]> {
    return this.work.query<{ seatId: string; at: Date }>(
      `select seat_id as "seatId", max(sent_at) as at from research.notice
        where study_id = $1 and seat_id = any($2) and state = 'sent' and mail_id <> id
          and sent_at > platform.clock_now($1) - interval '2 days' group by seat_id, mail_id`,
      [studyId, seatIds],
    );
  }

  async beginMail(ids: readonly string[], mailId: string): Promise<void> {
    await this.work.query(
      `update research.notice set state = 'sending', mail_id = $2, attempts = attempts + 1 where id = any($1)`,
      [ids, mailId],
    );
  }

  async markSent(ids: readonly string[], channel: 'mail' | 'push'): Promise<void> {
    await this.work.query(
      `update research.notice set state = 'sent', sent_at = platform.clock_now(study_id), channel = $2,
         fault = null, due_at = null
          where id = any($1)`,
      [ids, channel],
    );
  }

  async markFailed(
    ids: readonly string[],
    state: 'failed' | 'sending',
    fault: string,
    nextTryIn: number,
  ): Promise<void> {
    await this.work.query(
      `update research.notice set state = $2, fault = $3,
              due_at = case when $2 = 'failed' then null
                else platform.clock_now(study_id) + make_interval(secs => $4) end
        where id = any($1)`,
      [ids, state, fault, nextTryIn],
    );
  }

  async drop(dropped: { id: string; why: string }[]): Promise<void> {
    await this.work.query(
      `update research.notice n set state = 'dropped', fault = d.why, due_at = null
           from jsonb_to_recordset($1::jsonb) as d(id uuid, why text) where n.id = d.id`,
      [JSON.stringify(dropped)],
    );
  }

  async postpone(later: { id: string; at: Date }[]): Promise<void> {
    await this.work.query(
      `update research.notice n set due_at = l.at
           from jsonb_to_recordset($1::jsonb) as l(id uuid, at timestamptz) where n.id = l.id`,
      [JSON.stringify(later)],
    );
  }

  /** A killed job's row still says `sending`; the queue gives a job to one worker at a time. */
  async begin(id: string): Promise<NoticeToSend | undefined> {
    const [row] = await this.work.query<NoticeToSend>(
      `update research.notice set state = 'sending', attempts = attempts + 1, mail_id = id
        where id = $1 and state in ('pending','sending')
        returning id, study_id as "studyId", kind, language, person_id as "personId", seat_id as "seatId",
                  staff_invitation_id as "staffInvitationId", values, attempts`,
      [id],
    );
    return row;
  }

  async finish(id: string, state: 'dropped' | 'sent', fault: 'nobody' | null): Promise<void> {
    await this.work.query(
      `update research.notice set state = $2, sent_at = case when $2 = 'sent' then platform.clock_now(study_id) end,
         fault = $3
          where id = $1`,
      [id, state, fault],
    );
  }

  async fail(id: string, state: 'failed' | 'pending', fault: string): Promise<void> {
    await this.work.query(`update research.notice set state = $2, fault = $3 where id = $1`, [id, state, fault]);
  }

  /** What waits is looked at anew. */
  async askAnew(studyId: string, seatId: string | null = null): Promise<void> {
    await this.work.query(
      `update research.notice set due_at = created_at
        where study_id = $1 and ($2::uuid is null or seat_id = $2) and due_at is not null and state = 'pending'`,
      [studyId, seatId],
    );
  }

  page(
    studyId: string,
    kind: string | null,
    state: NoticeState | null,
    seatId: string | null,
    before: string | null,
    most: number,
  ): Promise<Omit<NoticeRow, 'alias'>[]> {
    return this.work.query<Omit<NoticeRow, 'alias'>>(
      `select n.id, n.kind, n.seat_id as "seatId", n.state, n.channel, n.fault, n.created_at as "createdAt",
              n.sent_at as "sentAt", n.due_at as "dueAt"
         from research.notice n
        where n.study_id = $1 and ($2::text is null or n.kind = $2) and ($3::text is null or n.state = $3)
          and ($4::uuid is null or n.seat_id = $4) and ($5::timestamptz is null or n.created_at < $5)
        order by n.created_at desc, n.id limit $6`,
      [studyId, kind, state, seatId, before, most],
    );
  }

  markReturned(mailId: string, status: string): Promise<{ studyId: string; seatId: string | null }[]> {
    return this.work.query<{ studyId: string; seatId: string | null }>(
      `update research.notice set state = 'failed', fault = $2 where mail_id = $1 and channel = 'mail'
          returning study_id as "studyId", seat_id as "seatId"`,
      [mailId, status],
    );
  }

  async lastOfKind(
    studyId: string,
    seatId: string,
    kind: string,
  ): Promise<{ values: Record<string, unknown> | null } | undefined> {
    const [row] = await this.work.query<{ values: Record<string, unknown> | null }>(
      `select values from research.notice where study_id = $1 and seat_id = $2 and kind = $3
         order by created_at desc limit 1`,
      [studyId, seatId, kind],
    );
    return row;
  }

  /** No mail keeps words, and what waits is not sent. */
  async forgetWords(studyId: string, seatId: string): Promise<void> {
    await this.work.query(
      `update research.notice set values = values - 'quote',
              state = case when due_at is null then state else 'dropped' end,
              fault = case when due_at is null then fault else 'left' end, due_at = null
        where study_id = $1 and seat_id = $2`,
      [studyId, seatId],
    );
  }
}
