import type { ScreenerView } from '@lytt/shared';
import type { ScreenerLogic } from '../application/screener-logic.js';
import { inBoth } from '../domain/screener-text.js';

export const screenerView = ({ definition, pages, contactNames }: ScreenerLogic): ScreenerView => ({
  version: 1,
  pages: pages.map((page) => ({
    name: page.name,
    title: page.title,
    visibleIf: page.visibleIf ?? null,
    questions: page.questions.map((question) => ({
      name: question.name,
      type: question.type === 'text' ? question.input : question.type,
      title: question.title,
      description: question.description,
      purpose: inBoth(undefined),
      keepUntil: 'erasure' as const,
      personal: false,
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
  contradictions: definition.contradictions,
  attributes: definition.attributes,
});
