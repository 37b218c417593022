import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClarityState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Where one item stands in the clarity loop, locked until the unit of work ends. */
export interface ItemState {
  studyId: string;
  postId: string;
  kind: 'answer' | 'to_moderator';
  seatId: string;
  alias: string | null;
  state: ClarityState;
  holderId: string | null;
}
export interface ClarityChange {
  from: ClarityState;
  to: ClarityState;
  staffId: string | null;
  at: Date;
}
type Item = Pick<ItemState, 'studyId' | 'postId'>;

/** $2 study; the last instant of the study's local day that holds `at`. */
const endOfDay = (at: string): string =>
  `(select (date_trunc('day', ${at} at time zone s.time_zone) + interval '1 day') at time zone s.time_zone
      from research.study_facts s where s.id = $2)`;
const END_OF_TODAY = endOfDay('platform.clock_now($2)');

/** $1 post · $2 study · $3 state · $4 the moment of the change that is taken back */
const SINCE_BEFORE = `coalesce(
  (select max(h.at) from research.clarity_change h
    where h.study_id = $2 and h.post_id = $1 and h.to_state = $3 and h.at < $4),
  (select p.created_at from research.written_post p where p.study_id = $2 and p.post_id = $1))`;

@Injectable()
export class ClarityRepository {
  constructor(private readonly work: UnitOfWork) {}

  async lock(studyId: string, postId: string): Promise<ItemState | undefined> {
    await this.work.query(
      `insert into research.clarity (post_id, study_id, state, since)
       select post_id, study_id, 'unread', created_at from research.written_post
        where study_id = $1 and post_id = $2 and kind in ('answer', 'to_moderator')
       on conflict (post_id) do nothing`,
      [studyId, postId],
    );
    const [item] = await this.work.query<ItemState>(
      `select c.study_id as "studyId", c.post_id as "postId", p.kind, p.seat_id as "seatId", p.alias, c.state,
              c.holder_id as "holderId"
         from research.clarity c join research.written_post p on p.post_id = c.post_id
        where c.study_id = $1 and c.post_id = $2 for update of c`,
      [studyId, postId],
    );
    return item;
  }

  async setState({ studyId, postId }: Item, to: ClarityState): Promise<void> {
    await this.work.query(
      `update research.clarity
          set state = $3, since = platform.clock_now($2), deadline = case when $3 = 'unclear' then ${END_OF_TODAY} end
        where post_id = $1 and study_id = $2`,
      [postId, studyId, to],
    );
  }

  /** With the time and the deadline that it had before `change`. */
  async setStateBack({ studyId, postId }: Item, to: ClarityState, change: Date): Promise<void> {
    await this.work.query(
      `update research.clarity
          set state = $3, since = ${SINCE_BEFORE},
              deadline = case when $3 = 'unclear' then ${endOfDay(SINCE_BEFORE)} end
        where post_id = $1 and study_id = $2`,
      [postId, studyId, to, change],
    );
  }

  /** Every change is a row of its own beside the new state. */
  async addChange(
    { studyId, postId }: Item,
    from: ClarityState,
    to: ClarityState,
    staffId: string | null,
  ): Promise<string> {
    const id = randomUUID();
    await this.work.query(
      `insert into research.clarity_change (id, study_id, post_id, from_state, to_state, staff_id, at)
       values ($1, $2, $3, $4, $5, $6, platform.clock_now($2))`,
      [id, studyId, postId, from, to, staffId],
    );
    return id;
  }

  async setHolder({ studyId, postId }: Item, holderId: string | null): Promise<void> {
    await this.work.query('update research.clarity set holder_id = $3 where post_id = $1 and study_id = $2', [
      postId,
      studyId,
      holderId,
    ]);
  }

  async lastChange(studyId: string, postId: string): Promise<(ClarityChange & { id: string }) | undefined> {
    const [last] = await this.work.query<ClarityChange & { id: string }>(
      `select id, from_state as "from", to_state as "to", staff_id as "staffId", at from research.clarity_change
        where study_id = $1 and post_id = $2 order by at desc limit 1`,
      [studyId, postId],
    );
    return last;
  }

  changes(studyId: string, postId: string): Promise<ClarityChange[]> {
    return this.work.query<ClarityChange>(
      `select from_state as "from", to_state as "to", staff_id as "staffId", at from research.clarity_change
        where study_id = $1 and post_id = $2 order by at`,
      [studyId, postId],
    );
  }

  /** A colleague who waits for this person's answer to a probe of another answer. */
  async whoProbedElsewhere({ studyId, seatId, postId }: ItemState, staffId: string): Promise<string | undefined> {
    const [other] = await this.work.query<{ holderId: string }>(
      `select c.holder_id as "holderId"
         from research.clarity c join research.written_post p on p.post_id = c.post_id
        where c.study_id = $1 and c.state = 'probed' and p.seat_id = $2 and c.post_id <> $3 and c.holder_id <> $4
        limit 1`,
      [studyId, seatId, postId, staffId],
    );
    return other?.holderId;
  }

  async forgetPost(studyId: string, postId: string): Promise<void> {
    await this.work.query('delete from research.clarity_change where study_id = $1 and post_id = $2', [
      studyId,
      postId,
    ]);
    await this.work.query('delete from research.clarity where study_id = $1 and post_id = $2', [studyId, postId]);
  }
}
