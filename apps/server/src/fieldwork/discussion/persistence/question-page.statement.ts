import { Injectable } from '@nestjs/common';
import { type Reader, type Drafts, draftsOf } from '../domain/reader.js';
import type { Masking, Localized, AnswerForm, PostKind, Role, SkipReason } from '@lytt/shared';
import { type KeptStimulus, opensFor, closesFor, isOpenFor, isShownTo } from '../../guide/guide.facade.js';
import type { Chosen } from '../domain/chosen.js';
import { readerOf, numberOf, NAMES, hasAnswered, countAsked, maySee, isInTheOpen } from './masking.fragments.js';
import { photosJson, hostsJson, draftsJson } from './page-parts.fragments.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export type PageRow = Reader & {
  question: Json<PageQuestion> | null;
  total: number;
  others: number;
  posts: Json<ThreadPost>[];
  waiting: PagePhoto[];
  turns: QuestionPage['turns'];
  hosts: Host[];
  observed: boolean;
  drafts: Parameters<typeof draftsOf>[0];
};

export type Json<T> = {
  [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};

export interface PageQuestion {
  id: string;
  position: number;
  day: number;
  opensAt: Date;
  closesAt: Date;
  masking: Masking;
  minutes: number;
  version: number;
  title: Localized;
  text: Localized;
  answer: AnswerForm;
  /** The form of the wording that the reader's own answer was given to. */
  ownAnswer: AnswerForm | null;
  stimuli: PageStimulus[];
  skippable: boolean;
  hintWords: number | null;
  /** How many others' answers the reader is asked to respond to; null: no peer round. */
  peers: number | null;
  open: boolean;
  answered: boolean;
}

export type PageStimulus = KeptStimulus & { width?: number | null; height?: number | null };

export interface ThreadPost {
  id: string;
  kind: PostKind;
  parentId: string | null;
  seatId: string | null;
  alias: string | null;
  staffName: string | null;
  staffRole: Role | null;
  private: boolean;
  version: number;
  /** Null: the words were erased; the place stays. */
  body: string | null;
  chosen: Chosen | null;
  /** The form it was chosen in; null where nothing was. */
  form: AnswerForm | null;
  photos: PagePhoto[];
  skipReason: SkipReason | null;
  /** A probe that nobody waits for an answer to any more. */
  closed: boolean;
  createdAt: Date;
  editedAt: Date | null;
  /** Shown to this reader before; own posts always. */
  seen: boolean;
}

export interface PagePhoto {
  id: string;
  width: number;
  height: number;
  alt: string;
}

export interface QuestionPage {
  reader: Reader;
  question: PageQuestion | null;
  total: number;
  /** The other people taking part. */
  others: number;
  posts: ThreadPost[];
  /** Pictures that wait for the answer to be sent. */
  waiting: PagePhoto[];
  /** Answers that were given to the reader to respond to, in that order, and whether they have. */
  turns: { postId: string; done: boolean }[];
  hosts: Host[];
  /** The study has observers, who read what the group may. */
  observed: boolean;
  drafts: Drafts;
}

/** Who looks after the study, as its participants know them. */
export interface Host {
  name: string;
  role: Role;
}

// One statement, named and prepared. What the reader may not see never leaves the database.
const PAGE = `
with me as (${readerOf({ study: '$1', seat: '$2' })}),
q as (
  select q.id, ${numberOf({ study: '$1', question: 'q', reader: 'me' })} as position, q.day,
         ${opensFor(NAMES)} as opens_at, ${closesFor(NAMES)} as closes_at,
         q.masking, q.minutes, q.version, q.skippable, q.hint_words,
         case when q.masking <> 'private' then q.peers end as peers,
         v.title, v.text, v.answer, v.stimuli, ${isOpenFor(NAMES)} as open,
         ${hasAnswered({ study: '$1', question: 'q', seat: '$2' })} as answered
    from me
    join research.planned_question q on q.study_id = $1 and q.id = $3 and ${isShownTo(NAMES)}
    join research.question_wording v on v.question_id = q.id and v.version = q.version
)
select me.*,
  (select json_build_object(
            'id', q.id, 'position', q.position, 'day', q.day, 'opensAt', q.opens_at, 'closesAt', q.closes_at,
            'masking', q.masking, 'minutes', q.minutes, 'version', q.version, 'title', q.title, 'text', q.text,
            'answer', q.answer, 'skippable', q.skippable, 'hintWords', q.hint_words, 'peers', q.peers,
            'open', q.open, 'answered', q.answered,
            'ownAnswer', (select ov.answer
                            from research.post o
                            join research.question_wording ov
                                 on ov.question_id = q.id and ov.version = o.question_version
                           where o.study_id = $1 and o.question_id = q.id and o.seat_id = $2 and o.kind = 'answer'),
            'stimuli', (select coalesce(json_agg(
                                 s.entry || coalesce(jsonb_build_object('width', f.width, 'height', f.height), '{}')
                                 order by s.at), '[]')
                          from jsonb_array_elements(q.stimuli) with ordinality s(entry, at)
                          left join research.stimulus_picture f
                                 on f.study_id = $1 and f.id::text = s.entry->>'fileId'))
     from q) as question,
  ${countAsked({ study: '$1', reader: 'me' })} as total,
  (select count(*)::int from research.participant
    where study_id = $1 and id <> $2 and state in ('agreed','active','completed')) as others,
  (select coalesce(json_agg(json_build_object(
            'id', p.id, 'kind', p.kind, 'parentId', p.parent_id, 'seatId', p.seat_id, 'alias', a.alias,
            'staffName', staff.name, 'staffRole', member.role, 'private', p.private, 'version', p.version,
            'body', case when p.erased_at is null and a.state is distinct from 'withdrawn' then v.body end,
            'chosen', v.chosen, 'form', case when v.chosen is not null then av.answer end,
            'photos', ${photosJson({ postId: 'p.id' })},
            'skipReason', p.skip_reason, 'closed', p.closed_at is not null, 'createdAt', p.created_at,
            'editedAt', case when p.version > 1 then v.created_at end,
            'seen', p.seat_id is not distinct from $2 or e.post_id is not null)
            order by p.created_at, p.id), '[]')
     from q
     join research.post p on p.study_id = $1 and p.question_id = q.id
     join research.post_version v on v.post_id = p.id and v.version = p.version
     left join research.question_wording av on av.question_id = p.question_id and av.version = p.question_version
     left join research.participant a on a.id = p.seat_id
     left join platform.colleague staff on staff.id = p.staff_id
     left join platform.team_role member on member.study_id = $1 and member.staff_id = p.staff_id
     left join research.exposure e on e.seat_id = $2 and e.post_id = p.id
    where ${maySee({ post: 'p', question: 'q', seat: '$2' })}) as posts,
  (select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'alt', f.alt)
                            order by f.position), '[]')
     from research.photo f
    where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.post_id is null) as waiting,
  (select coalesce(json_agg(json_build_object('postId', t.post_id, 'done', t.reply_id is not null)
                            order by t.given_at, t.post_id), '[]')
     from research.peer_turn t where t.seat_id = $2 and t.question_id = $3 and t.study_id = $1) as turns,
  ${hostsJson({ study: '$1' })} as hosts,
  exists (select 1 from platform.team_role m where m.study_id = $1 and m.role = 'observer') as observed,
  ${draftsJson({ study: '$1', seat: '$2' })} as drafts
from me`;

const NEWS = `
with me as (${readerOf({ study: '$1', seat: '$2' })}),
q as (select q.id, q.masking, ${hasAnswered({ study: '$1', question: 'q', seat: '$2' })} as answered
        from me join research.planned_question q on q.study_id = $1 and q.id = $3 and ${isShownTo(NAMES)})
select count(*)::int as fresh from q join research.post p on p.study_id = $1 and p.question_id = q.id
 where p.seat_id is distinct from $2 and p.erased_at is null and ${isInTheOpen({ post: 'p', question: 'q' })}
   and not exists (select 1 from research.exposure e where e.seat_id = $2 and e.post_id = p.id)`;

@Injectable()
export class QuestionPageStatement {
  constructor(private readonly work: UnitOfWork) {}

  async page(studyId: string, seatId: string, questionId: string): Promise<PageRow | undefined> {
    const [row] = await this.work.hot<PageRow>('discussion-question', PAGE, [studyId, seatId, questionId]);
    return row;
  }

  async countFresh(studyId: string, seatId: string, questionId: string): Promise<{ fresh: number } | undefined> {
    const [row] = await this.work.hot<{ fresh: number }>('discussion-news', NEWS, [studyId, seatId, questionId]);
    return row;
  }

  async recordLook(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.hot(
      'discussion-look',
      `insert into research.question_seen (seat_id, question_id, study_id, first_at)
       select $2, $3, $1, platform.clock_now($1) on conflict do nothing`,
      [studyId, seatId, questionId],
    );
  }

  async recordExposure(studyId: string, seatId: string, postIds: readonly string[]): Promise<void> {
    await this.work.hot(
      'discussion-exposure',
      `insert into research.exposure (seat_id, post_id, study_id, first_seen_at)
       select $2, unnest($3::uuid[]), $1, platform.clock_now($1) on conflict do nothing`,
      [studyId, seatId, postIds],
    );
  }
}
