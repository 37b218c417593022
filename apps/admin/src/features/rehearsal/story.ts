import { MailRules, type GuideQuestionView, type RehearsalView, type RehearsedKind } from '@lytt/shared';

export type Person = RehearsalView['people'][number];
export type Mail = RehearsalView['mails'][number];

/** One row of the story: something that happens to one person. */
export interface Happening {
  id: number;
  at: string;
  ms: number;
  /** By the study's clock, as `2027-03-01`. */
  day: string;
  kind: RehearsedKind;
  person: Person;
  question: GuideQuestionView | undefined;
  mail: Mail | undefined;
}

export interface Filter {
  person?: string | undefined;
  behaviour?: string | undefined;
  language?: string | undefined;
  kind?: string | undefined;
  day?: string | undefined;
}

/** More than Lytt lets go to one person on one day unless a study wants it so. */
export const TOO_MANY = MailRules.parse({}).atMost + 1;

const formatters = new Map<string, Intl.DateTimeFormat>();
const dayIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  // The one locale whose dates are written year-month-day.
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, made);
  return made;
};
export const dayOf = (ms: number, timeZone: string): string => dayIn(timeZone).format(ms);

export function storyOf(
  { people, events, mails }: RehearsalView,
  questions: readonly GuideQuestionView[],
  timeZone: string,
): Happening[] {
  const person = new Map(people.map((each) => [each.id, each]));
  const question = new Map(questions.map((each) => [each.id, each]));
  const mail = new Map(mails.map((each) => [each.id, each]));
  return events.flatMap(({ at, personId, kind, questionId, mailId }, id) => {
    const who = person.get(personId);
    if (!who) return [];
    const ms = Date.parse(at);
    return {
      id,
      at,
      ms,
      day: dayOf(ms, timeZone),
      kind,
      person: who,
      question: question.get(questionId ?? ''),
      mail: mail.get(mailId ?? ''),
    };
  });
}

const KEYS: readonly [keyof Filter, (one: Happening) => string][] = [
  ['person', ({ person }) => person.id],
  ['behaviour', ({ person }) => person.behaviour],
  ['language', ({ person }) => person.language],
  ['kind', ({ kind }) => kind],
  ['day', ({ day }) => day],
];

export const passes = (one: Happening, filter: Filter): boolean =>
  KEYS.every(([key, valueOf]) => filter[key] === undefined || filter[key] === valueOf(one));

/**
 * The mail that tells the same to a reader of another language: of all its kinds if there is one, to somebody who behaves
 * alike and is written to alike if they get one, and then the nearest in time.
 */
export function inLanguage(story: readonly Happening[], shown: Happening, language: string): Happening | undefined {
  const mail = shown.mail;
  if (!mail || mail.language === language) return shown;
  const kinds = [...new Set(mail.kinds)];
  const lacking = ({ mail: other }: Happening): number => kinds.filter((kind) => !other?.kinds.includes(kind)).length;
  const rank = (one: Happening): number =>
    4 * lacking(one) +
    (one.person.behaviour === shown.person.behaviour ? 0 : 2) +
    (one.person.mailHour === shown.person.mailHour ? 0 : 1);
  const [best] = story
    .filter((one) => one.mail?.language === language && lacking(one) < kinds.length)
    .sort((a, b) => rank(a) - rank(b) || Math.abs(a.ms - shown.ms) - Math.abs(b.ms - shown.ms));
  return best;
}

const wallIn = (ms: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '00';
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
};

/** The instant at which it is this hour of this day there; hours may lie before or behind the day. */
export function instantOf(day: string, hour: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const guess = wall - (wallIn(wall, timeZone) - wall);
  return guess - (wallIn(guess, timeZone) - wall);
}

/** Every day from the first to the last of the story, those without anything too. */
export function daysOf(story: readonly Happening[]): string[] {
  const [first, last] = [story[0]?.day, story.at(-1)?.day];
  const days: string[] = [];
  for (let day = first; day && last && day <= last; day = nextDay(day)) days.push(day);
  return days;
}
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
