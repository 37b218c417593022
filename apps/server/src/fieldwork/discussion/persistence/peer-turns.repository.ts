import { Injectable } from '@nestjs/common';
import { isFor } from '../../guide/guide.facade.js';
import { NAMES } from './masking.fragments.js';
import type { PeerAnswer, PeerTurn } from '../domain/peer-round.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** From this share of a question's time on, whoever has too few is filled up, whoever else may still come. */
const FILLING_FROM = 2 / 3;

@Injectable()
export class PeerTurnsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async round(studyId: string, questionId: string): Promise<{ peers: number; filling: boolean } | undefined> {
    const [row] = await this.work.query<{ peers: number; filling: boolean }>(
      `select q.peers, platform.clock_now($1) < greatest(q.closes_at, (select max(t.closes_at)
         from research.question_clock t where q.clock = 'own' and t.question_id = q.id)) and (not exists (
                  select 1 from research.participant me
                    where me.study_id = $1 and me.state in ('agreed','active','completed') and ${isFor(NAMES)}
                     and not exists (select 1 from research.post o
                       where o.study_id = $1 and o.question_id = q.id and o.seat_id = me.id and o.kind = 'answer'))
                or platform.clock_now($1) >= q.opens_at + (q.closes_at - q.opens_at) * ${FILLING_FROM}) as filling
           from research.planned_question q
          where q.study_id = $1 and q.id = $2 and q.peers is not null and q.masking <> 'private'
            and q.withdrawn_at is null`,
      [studyId, questionId],
    );
    return row;
  }

  /** One dealer at a time: two who answer at once would be given the same answers. */
  async lock(name: string): Promise<void> {
    await this.work.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  async keepReply(studyId: string, seatId: string, postId: string | null, replyId: string): Promise<void> {
    await this.work.query(
      `update research.peer_turn set reply_id = $4
         where study_id = $1 and seat_id = $2 and post_id = $3 and reply_id is null`,
      [studyId, seatId, postId, replyId],
    );
  }

  async questionOf(studyId: string, postId: string): Promise<{ questionId: string } | undefined> {
    const [row] = await this.work.query<{ questionId: string }>(
      `select question_id as "questionId" from research.post where study_id = $1 and id = $2 and skip_reason is null`,
      [studyId, postId],
    );
    return row;
  }

  /** Of people who still take part, with what they said first. */
  answersOf(studyId: string, questionId: string): Promise<PeerAnswer[]> {
    return this.work.query<PeerAnswer>(
      `select p.id as "postId", p.seat_id as "seatId", v.chosen, s.attributes
         from research.post p join research.participant s on s.id = p.seat_id
           and s.state in ('agreed','active','completed')
         join research.post_version v on v.post_id = p.id and v.version = p.version
        where p.study_id = $1 and p.question_id = $2 and p.kind = 'answer' and p.skip_reason is null
          and p.erased_at is null
        order by p.created_at, p.id`,
      [studyId, questionId],
    );
  }

  turnsOf(studyId: string, questionId: string): Promise<PeerTurn[]> {
    return this.work.query<PeerTurn>(
      `select seat_id as "seatId", post_id as "postId" from research.peer_turn
         where study_id = $1 and question_id = $2`,
      [studyId, questionId],
    );
  }

  async add(studyId: string, questionId: string, dealt: readonly PeerTurn[]): Promise<void> {
    await this.work.query(
      `insert into research.peer_turn (seat_id, post_id, study_id, question_id, given_at)
       select t."seatId", t."postId", $1, $2, platform.clock_now($1)
         from jsonb_to_recordset($3::jsonb) as t("seatId" uuid, "postId" uuid)
       on conflict do nothing`,
      [studyId, questionId, JSON.stringify(dealt)],
    );
  }
}
