import { studyDay } from '../../study/study.facade.js';
import type { Today, TodayQuestion } from '../application/today.queries.js';
import { sortToday } from '../domain/today.js';
import { probeBox, type Box } from './boxes.js';

type Rest = 'before' | 'between' | 'over';

export interface TodayView extends Record<string, unknown> {
  alias: string;
  day: number;
  days: number;
  inTheWeek: boolean;
  week: ('done' | 'now' | 'coming')[];
  first: (TodayQuestion & { total: number }) | undefined;
  then: (TodayQuestion & { total: number })[];
  /** For somebody who came late: what, until when, and how long it takes in all. */
  catchUp: { questions: TodayQuestion[]; until: Date; minutes: number } | undefined;
  toRespond: TodayQuestion[];
  probes: (Today['probes'][number] & { box: Box })[];
  letters: { href: string }[];
  /** Of the open questions that wait for an answer. */
  minutesLeft: number;
  toRead: TodayQuestion[];
  done: TodayQuestion[];
  missed: TodayQuestion[];
  /** Why there is nothing to answer. */
  rest: Rest | undefined;
  nextOpensAt: Date | undefined;
}

export function presentToday(today: Today): TodayView {
  const { reader } = today;
  const day = studyDay(reader.startsOn, reader.days, reader.timeZone, reader.now);
  const sorted = sortToday(today.questions);
  const [first, ...then] = sorted.toAnswer.map((question) => ({ ...question, total: today.total }));
  return {
    alias: reader.alias ?? '',
    day,
    days: reader.days,
    inTheWeek: day >= 1 && day <= reader.days,
    week: Array.from({ length: reader.days }, (_, at) => (at + 1 < day ? 'done' : at + 1 === day ? 'now' : 'coming')),
    first,
    then,
    catchUp: planOf(sorted.toCatchUp),
    toRespond: sorted.toRespond,
    probes:
      reader.phase === 'field'
        ? today.probes.map((probe) => ({ ...probe, box: probeBox(today.reader.seatId, probe.id, today.drafts) }))
        : [],
    letters: [...new Set(today.letters.map(({ questionId }) => (questionId ? `/p/q/${questionId}` : '/p/ask')))].map(
      (href) => ({ href }),
    ),
    toRead: readable(sorted.toRead),
    minutesLeft: minutesOf(sorted.toAnswer),
    done: sorted.done,
    missed: sorted.missed,
    rest: (first ?? sorted.toCatchUp[0]) ? undefined : restOf(today),
    nextOpensAt: today.nextOpensAt ?? undefined,
  };
}

const minutesOf = (questions: readonly TodayQuestion[]): number =>
  questions.reduce((sum, { minutes }) => sum + minutes, 0);

function planOf(questions: TodayQuestion[]): TodayView['catchUp'] {
  const [any] = questions;
  return any && { questions, until: any.closesAt, minutes: minutesOf(questions) };
}

/** Where others have written what this reader may read; what is new comes first. */
export const readable = (questions: readonly TodayQuestion[]): TodayQuestion[] =>
  questions
    .filter((question) => question.others > 0 && (question.answered || question.masking === 'open'))
    .sort((a, b) => b.fresh - a.fresh || b.position - a.position);

function restOf(today: Today): Rest {
  if (today.reader.phase === 'closed' || today.nextOpensAt === null) return 'over';
  return today.questions.length === 0 ? 'before' : 'between';
}
