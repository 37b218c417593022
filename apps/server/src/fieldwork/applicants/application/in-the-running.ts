/**
 * SQL on `research.application a`: sent, not ended by a rule that still counts, not withdrawn, and somebody can be reached. A
 * withdrawal counts whatever a researcher decided before it.
 */
export const IN_THE_RUNNING = `a.state = 'completed' and a.person_id is not null
  and (a.refusal is null or (a.overruled_at is not null and a.refusal <> 'withdrawn'))`;
