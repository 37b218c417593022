import type { ApplicationSummary, ApplicationView } from '@lytt/shared';
import type { ReadApplication } from '../application/applicant.queries.js';
import type { ApplicationRow } from '../application/applicants.queries.js';
import { commentName, inEach, isAnswered, sayAnswer, type ScreenerLogic } from '../../screener/screener.facade.js';

export const summaryView = (row: ApplicationRow): ApplicationSummary => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  completedAt: row.completedAt?.toISOString() ?? null,
});

export function applicationView(
  { definition, pages, contactNames }: ScreenerLogic,
  row: ReadApplication,
): ApplicationView {
  const asked = pages.flatMap((page) => page.questions);
  const open = asked.find((question) => question.name === definition.discussionQuestion);
  const answers = asked
    .filter(
      (question) => question !== open && !contactNames.has(question.name) && isAnswered(row.answers[question.name]),
    )
    .map((question) => ({
      question: question.name,
      title: question.title,
      pictures: row.pictures.filter((picture) => picture.question === question.name),
      answer: {
        nb: sayAnswer(question, row.answers[question.name], 'nb', row.answers[commentName(question.name)]),
        en: sayAnswer(question, row.answers[question.name], 'en', row.answers[commentName(question.name)]),
      },
    }));
  const said = row.answers[definition.discussionQuestion];
  return {
    ...summaryView(row),
    discussion: { title: open?.title ?? inEach(() => ''), answer: typeof said === 'string' ? said : '' },
    answers,
    ratings: row.ratings,
    noteList: row.noteList.map((note) => ({ ...note, at: note.at.toISOString() })),
    signList: row.signList,
    canOverrule: row.canOverrule,
    statusReason: row.statusReason,
    toldAt: row.toldAt?.toISOString() ?? null,
    minutes: row.completedAt && (row.completedAt.getTime() - row.startedAt.getTime()) / 60_000,
    hasContact: row.personId !== null,
  };
}
