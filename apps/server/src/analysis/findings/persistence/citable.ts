/**
 * Words that may stand in a finding: a participant's own, not erased, nobody's who withdrew (the view sees to both),
 * and for observers neither private nor an answer to a probe. `s` is the segment, `p` the post; `everything` is SQL
 * that is true where all words may be seen.
 */
export const citable = (everything: string): string =>
  `research.marked_segment s
   join research.written_post p on p.post_id = s.post_id and p.study_id = s.study_id and p.seat_id is not null
    and (${everything}::boolean or
         (not p.private and coalesce(p.masking, 'open') <> 'private' and p.kind in ('answer', 'reply')))`;
