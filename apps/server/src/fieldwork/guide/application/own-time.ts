/**
 * When question `q` opens and closes for reader `me`, whose zone is `me."ownZone"`: by the reader's own clock where the
 * question follows it and the zone has been resolved, else by the study's. The one place of this rule in SQL.
 */
const own = (column: 'opens_at' | 'closes_at'): string =>
  `coalesce((select t.${column} from research.question_time t where q.clock = 'own' and t.question_id = q.id and t.time_zone = me."ownZone"), q.${column})`;
export const OPENS_FOR = own('opens_at');
export const CLOSES_FOR = own('closes_at');

/** Whether question `q` is for people like `me` (`me.attributes`); an attribute that somebody lacks is not among the values. */
export const ASKED_OF = `not exists (select 1 from jsonb_array_elements(q.only_for) f
  where not coalesce(f->'values' ? (me.attributes->>(f->>'attribute')), false))`;
