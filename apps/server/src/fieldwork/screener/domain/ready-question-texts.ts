import type { AttributeEntry, KeepUntil, Localized, ReadyQuestion } from '@lytt/shared';

/** A text as SurveyJS keeps it in several languages; `default` is what a form shows where a language is missing. */
export interface SurveyText {
  default: string;
  nb: string;
  nn: string;
  en: string;
}
export interface SurveyChoice {
  value: string;
  text: SurveyText;
}
export type ReadyElement = ReadyQuestion['elements'][number];
type AttributeValue = AttributeEntry['values'][number];

export const say = (nb: string, nn: string, en: string): SurveyText => ({ default: nb, nb, nn, en });
export const label = (nb: string, nn: string, en: string): Localized => ({ nb, nn, en });
export const choice = (value: string, nb: string, nn: string, en: string): SurveyChoice => ({
  value,
  text: say(nb, nn, en),
});

/** Stands under every personal question: who would rather not answer can go on all the same. */
export const PREFER_NOT = choice('prefer-not', 'Vil ikke oppgi', 'Vil ikkje oppgi', 'Prefer not to say');

/** What each question owes the applicant: why it is asked and when the answer is deleted. */
export const asked = (
  element: ReadyElement,
  of: { purpose: SurveyText; keepUntil: KeepUntil; personal: boolean },
): ReadyElement => ({ ...element, ...of });

/** The choices themselves as values of an attribute, the declined answer among them so that a quota may count it. */
export const valuesOf = (choices: readonly SurveyChoice[]): AttributeValue[] =>
  choices.map(({ value, text }) => ({ value, label: label(text.nb, text.nn, text.en) }));
