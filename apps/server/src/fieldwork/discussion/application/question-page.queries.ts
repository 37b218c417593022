import { Injectable } from '@nestjs/common';
import type { AnswerForm, Localized, Masking, PostKind, Role, SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ANSWERED, HAS_OPENED, IN_THE_OPEN, MAY_SEE, NUMBER, OPEN, READER, TOTAL } from './masking.js';
import { CLOSES_FOR, OPENS_FOR, type KeptStimulus } from '../../guide/guide.facade.js';
import type { Chosen } from '../domain/chosen.js';
import { DRAFTS, draftsOf, type Drafts, type Reader } from './reader.js';

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
/** Who looks after the study, as its participants know them. */
export interface Host {
  name: string;
  role: Role;
}
export type PageStimulus = KeptStimulus & { width?: number | null; height?: number | null };
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

/** Those who ask: moderators before researchers. */
export const HOSTS = `(select coalesce(json_agg(json_build_object('name', s.name, 'role', m.role) order by m.role = 'researcher', s.name), '[]')
  from platform.study_member m join platform.staff s on s.id = m.staff_id where m.study_id = $1 and m.role in ('moderator','researcher'))`;
const PHOTOS = `(select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'alt', f.alt) order by f.position), '[]') from research.photo f where f.post_id = p.id)`;

// One statement, named and prepared. What the reader may not see never leaves the database.
const PAGE = `
with me as (${READER}),
q as (
  select q.id, ${NUMBER} as position, q.day, ${OPENS_FOR} as opens_at, ${CLOSES_FOR} as closes_at, q.masking, q.minutes, q.version, q.skippable, q.hint_words, case when q.masking <> 'private' then q.peers end as peers, v.title, v.text, v.answer, v.stimuli, ${OPEN} as open,
         ${ANSWERED} as answered
    from me
    join research.question q on q.study_id = $1 and q.id = $3 and ${HAS_OPENED}
    join research.question_version v on v.question_id = q.id and v.version = q.version
)
select me.*,
  (select json_build_object('id', q.id, 'position', q.position, 'day', q.day, 'opensAt', q.opens_at, 'closesAt', q.closes_at, 'masking', q.masking, 'minutes', q.minutes,
            'version', q.version, 'title', q.title, 'text', q.text, 'answer', q.answer, 'ownAnswer', (select ov.answer from research.post o join research.question_version ov on ov.question_id = q.id and ov.version = o.question_version where o.study_id = $1 and o.question_id = q.id and o.seat_id = $2 and o.kind = 'answer'), 'skippable', q.skippable, 'hintWords', q.hint_words, 'peers', q.peers, 'open', q.open,
            'stimuli', (select coalesce(json_agg(s.entry || coalesce(jsonb_build_object('width', f.width, 'height', f.height), '{}') order by s.at), '[]')
                          from jsonb_array_elements(q.stimuli) with ordinality s(entry, at) left join research.stimulus_file f on f.study_id = $1 and f.id::text = s.entry->>'fileId'),
             'answered', q.answered) from q) as question,
  ${TOTAL} as total,
  (select count(*)::int from research.seat where study_id = $1 and id <> $2 and state in ('agreed','active','completed')) as others,
  (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'parentId', p.parent_id, 'seatId', p.seat_id, 'alias', a.alias,
            'staffName', staff.name, 'staffRole', member.role, 'private', p.private, 'version', p.version,
            'body', case when p.erased_at is null and a.state is distinct from 'withdrawn' then v.body end, 'chosen', v.chosen, 'form', case when v.chosen is not null then av.answer end, 'photos', ${PHOTOS}, 'skipReason', p.skip_reason, 'closed', p.closed_at is not null, 'createdAt', p.created_at,
            'editedAt', case when p.version > 1 then v.created_at end, 'seen', p.seat_id is not distinct from $2 or e.post_id is not null) order by p.created_at, p.id), '[]')
     from q
     join research.post p on p.study_id = $1 and p.question_id = q.id
     join research.post_version v on v.post_id = p.id and v.version = p.version
     left join research.question_version av on av.question_id = p.question_id and av.version = p.question_version
     left join research.seat a on a.id = p.seat_id
     left join platform.staff staff on staff.id = p.staff_id
     left join platform.study_member member on member.study_id = $1 and member.staff_id = p.staff_id
     left join research.exposure e on e.seat_id = $2 and e.post_id = p.id
    where ${MAY_SEE}) as posts,
  (select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'alt', f.alt) order by f.position), '[]')
     from research.photo f where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.post_id is null) as waiting,
  (select coalesce(json_agg(json_build_object('postId', t.post_id, 'done', t.reply_id is not null) order by t.given_at, t.post_id), '[]')
     from research.peer_turn t where t.seat_id = $2 and t.question_id = $3 and t.study_id = $1) as turns,
  ${HOSTS} as hosts,
  exists (select 1 from platform.study_member m where m.study_id = $1 and m.role = 'observer') as observed,
  ${DRAFTS} as drafts
from me`;

const NEWS = `
with me as (${READER}),
q as (select q.id, q.masking, ${ANSWERED} as answered
        from me join research.question q on q.study_id = $1 and q.id = $3 and ${HAS_OPENED})
select count(*)::int as fresh from q join research.post p on p.study_id = $1 and p.question_id = q.id
 where p.seat_id is distinct from $2 and p.erased_at is null and ${IN_THE_OPEN}
   and not exists (select 1 from research.exposure e where e.seat_id = $2 and e.post_id = p.id)`;

type Json<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] };
type PageRow = Reader & {
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

@Injectable()
export class QuestionPageQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** Undefined: no such seat. `question` null: none such, or it has not opened. */
  async page(studyId: string, seatId: string, questionId: string): Promise<QuestionPage | undefined> {
    const [row] = await this.work.hot<PageRow>('discussion-question', PAGE, [studyId, seatId, questionId]);
    if (!row) return undefined;
    const { question, total, others, posts, waiting, turns, hosts, observed, drafts, ...reader } = row;
    return {
      reader,
      total,
      others,
      waiting,
      turns,
      hosts,
      observed,
      drafts: draftsOf(drafts),
      question: question && { ...question, opensAt: new Date(question.opensAt), closesAt: new Date(question.closesAt) },
      posts: posts.map((post) => ({
        ...post,
        createdAt: new Date(post.createdAt),
        editedAt: post.editedAt === null ? null : new Date(post.editedAt),
      })),
    };
  }

  /** How many posts in the open this reader has not been shown. */
  async news(studyId: string, seatId: string, questionId: string): Promise<number> {
    const [row] = await this.work.hot<{ fresh: number }>('discussion-news', NEWS, [studyId, seatId, questionId]);
    return row?.fresh ?? 0;
  }

  /** When this reader first looked at a question: how long an answer takes is counted from here. */
  async recordLook(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.hot(
      'discussion-look',
      `insert into research.question_seen (seat_id, question_id, study_id, first_at) select $2, $3, $1, platform.clock_now($1) on conflict do nothing`,
      [studyId, seatId, questionId],
    );
  }

  /** Posts of others shown just now, remembered once: what makes "uninfluenced" a filter. */
  async recordExposure(studyId: string, seatId: string, postIds: readonly string[]): Promise<void> {
    if (postIds.length === 0) return;
    await this.work.hot(
      'discussion-exposure',
      `insert into research.exposure (seat_id, post_id, study_id, first_seen_at) select $2, unnest($3::uuid[]), $1, platform.clock_now($1) on conflict do nothing`,
      [studyId, seatId, postIds],
    );
  }
}
