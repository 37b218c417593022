import { Injectable } from '@nestjs/common';
import { type Reader, draftsOf } from '../domain/reader.js';
import type { Masking, Localized, SkipReason } from '@lytt/shared';
import type { Host } from './question-page.statement.js';
import { readerOf, numberOf, NAMES, countAsked, isInTheOpen } from './masking.fragments.js';
import { opensFor, closesFor, isOpenFor, closedBeforeJoining, isShownTo, isFor } from '../../guide/guide.facade.js';
import { hostsJson, draftsJson } from './page-parts.fragments.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export type TodayRow = Reader & {
  total: number;
  nextOpensAt: Date | null;
  questions: Json<TodayQuestion>[];
  probes: Json<OpenProbe>[];
  letters: NewLetter[];
  hosts: Host[];
  drafts: Parameters<typeof draftsOf>[0];
};

export type Json<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] };

export interface TodayQuestion {
  id: string;
  position: number;
  day: number;
  opensAt: Date;
  closesAt: Date;
  masking: Masking;
  minutes: number;
  title: Localized;
  open: boolean;
  answered: boolean;
  skipReason: SkipReason | null;
  /** It closed before this person joined: where it is open, it is to catch up on. */
  beforeJoining: boolean;
  /** Answers of others that this reader may see, and posts among all of theirs not yet shown to this reader. */
  /** Others' answers still to respond to in the peer round. */
  peersLeft: number;
  others: number;
  fresh: number;
}

export interface OpenProbe {
  id: string;
  questionId: string;
  questionTitle: Localized;
  body: string;
  askedAt: Date;
}

/** A private word of the moderators that the reader has not opened yet. */
export interface NewLetter {
  id: string;
  questionId: string | null;
}

// One statement, named and prepared: Today is the page everybody opens.
const TODAY = `
with me as (${readerOf({ study: '$1', seat: '$2' })}),
q as (
  select q.id, ${numberOf({ study: '$1', question: 'q', reader: 'me' })} as position, q.day,
         ${opensFor(NAMES)} as opens_at, ${closesFor(NAMES)} as closes_at, q.masking, q.minutes,
         case when q.masking <> 'private' then q.peers end as peers, v.title, ${isOpenFor(NAMES)} as open,
         ${closedBeforeJoining(NAMES)} as before_joining, mine.id is not null as answered, mine.skip_reason
    from me
    join research.planned_question q on q.study_id = $1 and q.withdrawn_at is null and ${isShownTo(NAMES)}
    join research.question_wording v on v.question_id = q.id and v.version = q.version
    left join research.post mine
           on mine.study_id = $1 and mine.question_id = q.id and mine.seat_id = $2 and mine.kind = 'answer'
)
select me.*,
  ${countAsked({ study: '$1', reader: 'me' })} as total,
  (select min(${opensFor(NAMES)})
     from research.planned_question q
    where q.study_id = $1 and q.withdrawn_at is null and ${opensFor(NAMES)} > me.now
      and ${isFor(NAMES)}) as "nextOpensAt",
  (select coalesce(json_agg(json_build_object(
            'id', q.id, 'position', q.position, 'day', q.day, 'opensAt', q.opens_at, 'closesAt', q.closes_at,
            'masking', q.masking, 'minutes', q.minutes, 'title', q.title, 'open', q.open, 'answered', q.answered,
            'skipReason', q.skip_reason, 'beforeJoining', q.before_joining, 'others', t.others, 'fresh', t.fresh,
            'peersLeft', case when q.open and q.peers is not null
                              then greatest(0, (select least(q.peers, count(*)) - count(t.reply_id)
                                                  from research.peer_turn t
                                                 where t.seat_id = $2 and t.question_id = q.id))
                              else 0 end)
            order by q.position), '[]')
     from q cross join lateral (
       select count(*) filter (where p.kind = 'answer') as others,
              count(*) filter (where e.post_id is null) as fresh
         from research.post p
         left join research.exposure e on e.seat_id = $2 and e.post_id = p.id
        where p.study_id = $1 and p.question_id = q.id and p.seat_id is distinct from $2 and p.erased_at is null
          and ${isInTheOpen({ post: 'p', question: 'q' })}) t) as questions,
  (select coalesce(json_agg(json_build_object('id', p.id, 'questionId', p.question_id, 'questionTitle', qv.title,
                                              'body', v.body, 'askedAt', p.created_at)
                            order by p.created_at), '[]')
     from research.post p
     join research.post_version v on v.post_id = p.id and v.version = p.version
     join research.planned_question q on q.id = p.question_id
     join research.question_wording qv on qv.question_id = q.id and qv.version = q.version
    where p.study_id = $1 and p.about_seat_id = $2 and p.kind = 'probe' and p.erased_at is null and p.closed_at is null
      and not exists (select 1 from research.post a
                       where a.parent_id = p.id and a.kind = 'probe_answer' and a.seat_id = $2)) as probes,
  (select coalesce(json_agg(json_build_object('id', p.id, 'questionId', p.question_id) order by p.created_at), '[]')
     from research.post p
    where p.study_id = $1 and p.about_seat_id = $2 and p.kind = 'moderator_reply' and p.private
      and p.erased_at is null
      and not exists (select 1 from research.exposure e where e.seat_id = $2 and e.post_id = p.id)) as letters,
  ${hostsJson({ study: '$1' })} as hosts,
  ${draftsJson({ study: '$1', seat: '$2' })} as drafts
from me`;

@Injectable()
export class TodayStatement {
  constructor(private readonly work: UnitOfWork) {}

  async today(studyId: string, seatId: string): Promise<TodayRow | undefined> {
    const [row] = await this.work.hot<TodayRow>('discussion-today', TODAY, [studyId, seatId]);
    return row;
  }
}
