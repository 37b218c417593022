import { Model, type Question } from 'survey-core';
import type { ScreenerSection } from '@lytt/shared';
import { registerPatternValidator } from './pattern-validator.js';
import { isRaw, rawsIn, type Raw } from './raw-json.js';

registerPatternValidator();

/** Lytt's own properties of a question, which SurveyJS does not know. */
const OWN = ['purpose', 'keepUntil', 'personal', 'places', 'suggestFrom'];
const OF_CHOICES = [
  ...['choices', 'choicesOrder', 'colCount', 'renderAs', 'searchEnabled'],
  ...['showOtherItem', 'hasOther', 'otherText', 'otherPlaceholder', 'showNoneItem', 'hasNone', 'noneText'],
  ...['showRefuseItem', 'refuseText', 'showDontKnowItem', 'dontKnowText'],
];

/**
 * The SurveyJS model of a form. Nothing is required of the contact questions' values (they are not among the answers) and
 * nothing is cleared by the model itself: `settleAnswers` says what is dropped when.
 */
export function modelOf(form: ScreenerSection['form']): Model {
  const model = new Model({ ...form, pages: form.pages.map(plain) });
  model.clearInvisibleValues = 'none';
  return model;
}

/**
 * Places are a line of text to the model: what is on offer is known without it, and six hundred choices would make each
 * look at the form three times as dear.
 */
function plain(element: Raw): Raw {
  const isPlace = element['places'] !== undefined;
  const left = isPlace ? [...OWN, ...OF_CHOICES] : OWN;
  const rest = Object.fromEntries(Object.entries(element).filter(([key]) => !left.includes(key)));
  if (isPlace) rest['type'] = 'text';
  if (Array.isArray(element['elements'])) rest['elements'] = rawsIn(element['elements']).map(plain);
  return rest;
}

/** The names of questions whose choices come and go with the answers. */
export const conditionalChoices = (model: Model): Set<string> =>
  new Set(
    model
      .getAllQuestions()
      .filter((question) => {
        const { choicesVisibleIf, choices } = question.toJSON() as Raw;
        return (
          Boolean(choicesVisibleIf) ||
          (Array.isArray(choices) && choices.some((one) => isRaw(one) && Boolean(one['visibleIf'])))
        );
      })
      .map((question: Question) => question.name),
  );
