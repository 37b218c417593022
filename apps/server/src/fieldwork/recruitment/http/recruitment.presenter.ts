import type { ApplicationSummary, ApplicationView, recruitmentRoutes, ScreenerView, ViewOf } from '@lytt/shared';
import type { ApplicationRow, FunnelRow, WholeApplication } from '../application/recruitment.queries.js';
import type { ScreenerLogic } from '../application/screener-logic.js';
import { isAnswered, sayAnswer } from '../domain/screener-form.js';

const COUNTS = ['visits', 'started', 'completed', 'refused', 'rated', 'seated'] as const;

export function funnelView(rows: FunnelRow[], address: string): ViewOf<typeof recruitmentRoutes.sources> {
  const total = Object.fromEntries(
    COUNTS.map((count) => [count, rows.reduce((sum, row) => sum + row[count], 0)]),
  ) as Record<(typeof COUNTS)[number], number>;
  return { items: rows.map((row) => ({ ...row, link: `${address}/${row.code}` })), total };
}

export const summaryView = (row: ApplicationRow): ApplicationSummary => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  completedAt: row.completedAt?.toISOString() ?? null,
});

export function applicationView(
  { definition, pages, contactNames }: ScreenerLogic,
  row: WholeApplication,
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
      answer: {
        nb: sayAnswer(question, row.answers[question.name], 'nb'),
        en: sayAnswer(question, row.answers[question.name], 'en'),
      },
    }));
  const said = row.answers[definition.discussionQuestion];
  return {
    ...summaryView(row),
    discussion: { title: open?.title ?? { nb: '', en: '' }, answer: typeof said === 'string' ? said : '' },
    answers,
    ratings: row.ratings,
    hasContact: row.personId !== null,
    sameAddressAs: row.sameAddressAs,
  };
}

export const screenerView = ({ definition, pages, contactNames }: ScreenerLogic): ScreenerView => ({
  pages: pages.map((page) => ({
    name: page.name,
    title: page.title,
    visibleIf: page.visibleIf ?? null,
    questions: page.questions.map((question) => ({
      name: question.name,
      type: question.type === 'text' ? question.input : question.type,
      title: question.title,
      description: question.description,
      required: question.alwaysRequired,
      visibleIf: question.visibleIf ?? null,
      choices: question.choices.map((choice) => choice.text),
      role: contactNames.has(question.name)
        ? 'contact'
        : question.name === definition.discussionQuestion
          ? 'discussion'
          : 'plain',
    })),
  })),
  refusals: definition.refusals,
  attributes: definition.attributes,
});
