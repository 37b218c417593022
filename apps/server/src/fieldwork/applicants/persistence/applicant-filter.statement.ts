import type { ApplicantFilter, ApplicantSort } from '@lytt/shared';
import type { z } from 'zod';
import { leftOutBlind, NOTHING_LEFT_OUT, type LeftOut } from '../domain/blind-reading.js';
import { commentName, type ScreenerLogic } from '../../screener/screener.facade.js';

export type Filter = z.output<typeof ApplicantFilter>;

/**
 * `from … where …` over `a` (application), `s` (source) and, where asked for, `r` (its ratings). $1 study, $2 the
 * asking colleague.
 */
export interface Found {
  from: string;
  where: string;
  values: unknown[];
  left: LeftOut;
}

type Searched = Pick<ScreenerLogic, 'definition' | 'pages' | 'contactNames'>;

/** Ratings of the whole study in one pass: an index look-up for each of thousands of forms costs more. */
const RATINGS = `
  left join (
    select x.application_id, avg(x.value)::float8 as mean, max(x.value) filter (where x.staff_id = $2) as mine
      from research.rating x where x.study_id = $1 group by x.application_id) r on r.application_id = a.id`;
const SIGNED = `from research.integrity_sign g
  where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null`;

export const APPLIED = 'coalesce(a.completed_at, a.started_at)';
/** In a blind reading nobody's opinion is known before one's own is given, not by a filter either. */
const meanOf = (blind: boolean): string => (blind ? 'case when r.mine is not null then r.mean end' : 'r.mean');

/**
 * `open` is the parameter that holds the open question's name. Nested replace(): translate() takes three times as
 * long.
 */
export const wordsIn = (open: string): string => {
  const spaced = ['n', 'r', 't'].reduce(
    (text, sign) => `replace(${text}, E'\\${sign}', ' ')`,
    `coalesce(a.answers ->> ${open}, '')`,
  );
  return `cardinality(array_remove(string_to_array(${spaced}, ' '), ''))`;
};

/** What a sort needs beside the filter, as SQL. */
export function sortKey(sort: ApplicantSort, blind: boolean, open: string): string {
  switch (sort) {
    case 'applied':
      return APPLIED;
    case 'rating':
      return meanOf(blind);
    case 'mine':
      return 'r.mine';
    case 'words':
      return wordsIn(open);
    case 'source':
      return 'lower(s.name)';
    case 'status':
      return `array_position(array['new','shortlisted','set-aside'], a.status)`;
    case 'minutes':
      return 'a.completed_at - a.started_at';
  }
}

/** The one meaning of a filter: for the table, for the CSV file, and for acts on everybody who is found. */
export function found(
  logic: Searched,
  studyId: string,
  staffId: string,
  filter: Filter,
  sort: ApplicantSort = 'applied',
): Found {
  const blind = filter.blind === '1';
  const left = blind ? leftOutBlind(logic.definition) : NOTHING_LEFT_OUT;
  const values: unknown[] = [studyId, staffId];
  const next = (value: unknown): string => `$${values.push(value)}`;
  // Where no filter needs it the planner must still know what $2 is.
  const where = ['a.study_id = $1', '$2::uuid is not null', `a.state = ${next(filter.state)}`];
  if (filter.status) where.push(`a.status = ${next(filter.status)}`);
  if (filter.standing) where.push(`a.standing = ${next(filter.standing)}`);
  if (filter.told === 'nobody') where.push('a.told is null');
  else if (filter.told) where.push(`a.told = ${next(filter.told)}`);
  if (filter.source) where.push(`s.code = ${next(filter.source)}`);
  if (filter.tag) where.push(`a.tags @> array[${next(filter.tag)}]`);
  if (filter.sign === 'any') where.push(`exists (select ${SIGNED})`);
  else if (filter.sign === 'none') where.push(`not exists (select ${SIGNED})`);
  else if (filter.sign) where.push(`exists (select ${SIGNED} and g.kind = ${next(filter.sign)})`);
  if (filter.rating === 'mine-missing') where.push('r.mine is null');
  else if (filter.rating === 'unrated') where.push('r.mean is null');
  else if (filter.rating) where.push(`${meanOf(blind)} >= ${next(Number(filter.rating))}::float8`);
  const wished = attributesIn(filter.attributes);
  if (wished) where.push(`a.attributes @> ${next(JSON.stringify(wished))}::jsonb`);
  if (filter.text) where.push(said(logic, left, filter.text, next));
  const rated = filter.rating !== undefined || sort === 'rating' || sort === 'mine';
  return {
    from: `from research.applicant a
      join research.applicant_source s on s.study_id = a.study_id and s.id = a.source_id ${rated ? RATINGS : ''}`,
    where: where.join(' and '),
    values,
    left,
  };
}

/**
 * Words of the applicant's own, or of a choice they made, in any language; the codes behind choices are nobody's
 * words.
 */
function said(
  { pages, contactNames }: Searched,
  left: LeftOut,
  text: string,
  next: (value: unknown) => string,
): string {
  const sought = text.toLowerCase();
  const asked = pages
    .flatMap((page) => page.questions)
    .filter(({ name, type }) => type !== 'html' && !contactNames.has(name) && !left.questions.has(name));
  const chosen = asked.flatMap(({ name, choices }) => {
    const values = choices
      .filter(({ text: words }) => Object.values(words).some((one) => one.toLowerCase().includes(sought)))
      .map(({ value }) => String(value));
    if (values.length === 0) return [];
    const [answer, wished] = [`a.answers -> ${next(name)}::text`, `${next(values)}::text[]`];
    return [
      `(case jsonb_typeof(${answer}) when 'array' then ${answer} ?| ${wished}
         else ${answer} #>> '{}' = any(${wished}) end)`,
    ];
  });
  const written = asked.flatMap(({ name, choices }) =>
    choices.length === 0 ? [name] : choices.some(({ special }) => special === 'other') ? [commentName(name)] : [],
  );
  const open = written.map((name) => `a.answers ->> ${next(name)}`);
  const own = `strpos(lower(concat_ws(E'\\n', ${open.join(', ')})), lower(${next(text)})) > 0`;
  return `(${[...chosen, ...(open.length > 0 ? [own] : [])].join(' or ') || 'false'})`;
}

/** `gender:woman;age_band:18-34`; what is not of that form is no filter. */
function attributesIn(text: string | undefined): Record<string, string> | undefined {
  const pairs = (text ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf(':');
    return at > 0 && at < pair.length - 1 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
  });
  return pairs.length > 0 ? (Object.fromEntries(pairs) as Record<string, string>) : undefined;
}
