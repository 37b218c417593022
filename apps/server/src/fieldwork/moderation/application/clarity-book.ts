import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ActView, ClarityState, StaffActor, Reason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Access } from '../../../foundation/access/access.facade.js';
import type { ClarityRefusal } from '../domain/clarity.js';
import { because } from '../../../platform/errors/because.js';

/** Where one item stands, held fast until the unit of work ends. */
export interface Standing {
  studyId: string;
  postId: string;
  kind: 'answer' | 'to_moderator';
  seatId: string;
  alias: string | null;
  state: ClarityState;
  holderId: string | null;
}

/** The last instant of the study's local day that holds `at`, as SQL. */
const endOfDay = (at: string): string =>
  `(select (date_trunc('day', ${at} at time zone s.time_zone) + interval '1 day') at time zone s.time_zone from research.study s where s.id = $2)`;

/** Reads and writes where answers stand. Every change is a row of its own beside the new state. */
@Injectable()
export class ClarityBook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
    private readonly access: Access,
  ) {}

  /** Two acts on one item follow each other; the second sees what the first left. */
  async lock(studyId: string, postId: string): Promise<Standing> {
    await this.work.query(
      `insert into research.clarity (post_id, study_id, state, since)
       select post_id, study_id, 'unread', created_at from research.written_post
        where study_id = $1 and post_id = $2 and kind in ('answer', 'to_moderator')
       on conflict (post_id) do nothing`,
      [studyId, postId],
    );
    const [standing] = await this.work.query<Standing>(
      `select c.study_id as "studyId", c.post_id as "postId", p.kind, p.seat_id as "seatId", p.alias, c.state, c.holder_id as "holderId"
         from research.clarity c join research.written_post p on p.post_id = c.post_id
        where c.study_id = $1 and c.post_id = $2 for update of c`,
      [studyId, postId],
    );
    if (!standing) throw missing('answer');
    return standing;
  }

  /** Passes the states of `path`; answers the id of the last change, or null when there was none. */
  async move(standing: Standing, path: readonly ClarityState[], by: string | null): Promise<string | null> {
    let change: string | null = null;
    let from = standing.state;
    for (const to of path) {
      await this.work.query(
        `update research.clarity set state = $3, since = platform.clock_now($2),
                deadline = case when $3 = 'unclear' then ${endOfDay('platform.clock_now($2)')} end
          where post_id = $1 and study_id = $2`,
        [standing.postId, standing.studyId, to],
      );
      change = await this.note(standing, from, to, by);
      from = to;
    }
    return change;
  }

  /** Back to the state before, with the time and deadline it had then. */
  async moveBack(standing: Standing, to: ClarityState, before: Date, by: string): Promise<void> {
    const then = `coalesce((select max(h.at) from research.clarity_change h where h.study_id = $2 and h.post_id = $1 and h.to_state = $3 and h.at < $4),
                           (select p.created_at from research.written_post p where p.study_id = $2 and p.post_id = $1))`;
    await this.work.query(
      `update research.clarity set state = $3, since = ${then}, deadline = case when $3 = 'unclear' then ${endOfDay(then)} end
        where post_id = $1 and study_id = $2`,
      [standing.postId, standing.studyId, to, before],
    );
    await this.note(standing, standing.state, to, by);
  }

  private async note(standing: Standing, from: ClarityState, to: ClarityState, by: string | null): Promise<string> {
    const id = randomUUID();
    await this.work.query(
      `insert into research.clarity_change (id, study_id, post_id, from_state, to_state, staff_id, at) values ($1, $2, $3, $4, $5, $6, platform.clock_now($2))`,
      [id, standing.studyId, standing.postId, from, to, by],
    );
    return id;
  }

  async give(standing: Standing, holderId: string | null): Promise<void> {
    await this.work.query('update research.clarity set holder_id = $3 where post_id = $1 and study_id = $2', [
      standing.postId,
      standing.studyId,
      holderId,
    ]);
  }

  /** What a colleague holds is not touched by accident. */
  async refuseIfHeld(standing: Standing, actor: StaffActor, takeOver: boolean): Promise<void> {
    if (standing.holderId === null || standing.holderId === actor.staffId || takeOver) return;
    const name =
      (await this.access.namesOf([standing.holderId])).get(standing.holderId) ??
      because('moderation.refusal.a-colleague');
    throw conflict('moderation.held', because('moderation.refusal.held', { name }));
  }

  /** What an act came to; without a state, one that had been done before. */
  async outcome(
    { state: from, holderId }: Standing,
    state: ClarityState = from,
    undo: string | null = null,
  ): Promise<ActView> {
    const names = await this.access.namesOf(holderId ? [holderId] : []);
    const holder = holderId ? { staffId: holderId, name: names.get(holderId) ?? '' } : null;
    return { from, state, holder, undo };
  }

  tell(standing: { studyId: string; postId: string }): Promise<void> {
    return this.live.tell({ studyId: standing.studyId, topic: 'clarity', id: standing.postId });
  }
}

const WHY: Record<ClarityRefusal, Reason> = {
  'nothing-to-reopen': because('moderation.refusal.nothing-to-reopen'),
  'probe-is-out': because('moderation.refusal.probe-is-out'),
  'not-from-here': because('moderation.refusal.not-from-here'),
};
export const refuse = (why: ClarityRefusal, state: ClarityState): DomainError =>
  conflict(`moderation.${why}`, because('moderation.refusal.where-it-stands', { why: WHY[why], state }));
