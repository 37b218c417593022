import { KeepUntil, type ScreenerView } from '@lytt/shared';
import type { ScreenerLogic } from '../application/screener-logic.js';
import { elementsIn } from '../domain/form-elements.js';
import { inBoth } from '../domain/screener-text.js';

export function screenerView({ definition, pages, contactNames, version }: ScreenerLogic): ScreenerView {
  const written = new Map(elementsIn(definition.form).map(({ element }) => [element.name, element]));
  return {
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
        purpose: inBoth(written.get(question.name)?.['purpose']),
        keepUntil: KeepUntil.catch('erasure').parse(written.get(question.name)?.['keepUntil']),
        personal: written.get(question.name)?.['personal'] === true,
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
  };
}
