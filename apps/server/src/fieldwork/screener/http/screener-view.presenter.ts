import type { ScreenerView } from '@lytt/shared';
import type { ScreenerLogic } from '../domain/screener-logic.js';

export const screenerView = ({ definition, pages, contactNames, version }: ScreenerLogic): ScreenerView => ({
  version,
  pages: pages.map((page) => ({
    name: page.name,
    title: page.title,
    visibleIf: page.visibleIf ?? null,
    questions: page.questions.map((question) => ({
      name: question.name,
      type: question.type === 'text' ? question.input : question.type,
      title: question.title,
      description: question.description,
      purpose: question.purpose,
      keepUntil: question.keepUntil,
      personal: question.personal,
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
