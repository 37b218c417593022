import type { QueueList } from '@lytt/shared';

/**
 * Every answer of a study with where it stands, and every question to the moderators, as one statement: rows and counts
 * come from the same snapshot and cannot contradict each other. Skipped questions have no words to be clear about.
 * $1 study · $2 held by · $3 question · $4 person · $5 post · $6 list · $7 limit
 */
const ITEMS = `
  select p.post_id, case p.kind when 'answer' then 'answer' else 'question-to-moderator' end as kind,
         case when p.kind = 'answer' then coalesce(c.state, 'unread')
              when thread.replied_at is not null then 'settled'
              when c.state = 'clear' then 'clear'
              else 'unread' end as state,
         coalesce(case when p.kind <> 'answer' then thread.replied_at end, c.since, p.created_at) as since,
         c.deadline, c.holder_id, p.seat_id, p.alias, p.question_id, p.body, p.version, p.created_at,
         c.state <> 'unread' and edited.created_at > c.since as edited_since,
         thread.probes, greatest(p.created_at, edited.created_at, thread.last_at) as last_activity
    from words p
    left join research.post_wording edited
      on p.kind = 'answer' and p.version > 1 and edited.post_id = p.post_id and edited.version = p.version
    left join research.clarity c on c.study_id = $1 and c.post_id = p.post_id
    left join thread on thread.post_id = p.post_id
   where p.kind in ('answer', 'to_moderator') and p.seat_id is not null
     and (p.skip_reason is null or c.state <> 'unread')
     and ($2::uuid is null or c.holder_id = $2) and ($3::uuid is null or p.question_id = $3)
     and ($4::uuid is null or p.seat_id = $4) and ($5::uuid is null or p.post_id = $5)`;

/** The study's posts are read once; what stands under each is counted over them, not looked up answer by answer. */
const WORDS = `
  words as materialized (select * from research.written_post where study_id = $1),
  thread as materialized (
    select t.parent_id as post_id, count(distinct t.post_id) filter (where t.kind = 'probe')::int as probes,
           max(greatest(t.created_at, u.created_at)) as last_at,
           min(t.created_at) filter (where t.kind = 'moderator_reply') as replied_at
      from words t left join words u on u.parent_id = t.post_id
     where t.parent_id is not null group by t.parent_id)`;

const QUESTION = `kind = 'question-to-moderator' and state = 'unread'`;
const OPEN = `(${QUESTION} or kind = 'answer' and state in ('unread', 'unclear', 'answered'))`;
const STATE_COUNTS = ['unread', 'clear', 'unclear', 'probed', 'answered', 'settled', 'closed']
  .map((state) => `'${state}', count(*) filter (where kind = 'answer' and state = '${state}')`)
  .join(', ');

/**
 * Most pressing first: today's unclear ones, questions, answers to probes, what nobody has read; then what waits, then
 * what is done.
 */
const RANK = `case when kind = 'answer' and state = 'unclear' then 1
                   when ${QUESTION} then 2
                   when kind = 'answer' and state = 'answered' then 3
                   when kind = 'answer' and state = 'unread' then 4
                   when state = 'probed' then 5 else 6 end`;

export const QUEUE = `
  with ${WORDS},
  item as materialized (${ITEMS}),
  listed as (
    select *, ${RANK} as rank from item
     where $6 = 'all' or $6 = 'open' and ${OPEN} or $6 = 'questions' and ${QUESTION} or kind = 'answer' and state = $6
     order by rank, deadline nulls last, case when ${RANK} < 6 then since end, since desc, post_id limit $7)
  select
    (select json_build_object(
        'all', count(*), 'open', count(*) filter (where ${OPEN}), 'questions', count(*) filter (where ${QUESTION}),
        ${STATE_COUNTS}) from item) as counts,
    coalesce((select json_agg(json_build_object(
        'postId', post_id, 'kind', kind, 'state', state, 'since', since, 'deadline', deadline,
        'overdue', coalesce(deadline < platform.clock_now($1), false), 'holderId', holder_id, 'seatId', seat_id,
        'alias', alias, 'questionId', question_id, 'body', body, 'version', version, 'createdAt', created_at,
        'editedSince', coalesce(edited_since, false),
        'probes', coalesce(probes, 0), 'lastActivity', last_activity)
      order by rank, deadline nulls last, case when rank < 6 then since end, since desc, post_id)
      from listed), '[]'::json) as items`;

export interface QueueWish {
  list: QueueList;
  holderId?: string | undefined;
  questionId?: string | undefined;
  seatId?: string | undefined;
  postId?: string | undefined;
}
export const queueValues = (studyId: string, wish: QueueWish, limit: number): unknown[] => [
  studyId,
  wish.holderId ?? null,
  wish.questionId ?? null,
  wish.seatId ?? null,
  wish.postId ?? null,
  wish.list,
  limit,
];
