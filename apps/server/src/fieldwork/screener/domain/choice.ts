import type { InEachLanguage } from './screener-text.js';

export type ChoiceValue = string | number | boolean;
/** Choices that SurveyJS adds behind the form's own; `alone` ones cannot stand beside others. */
export type SpecialChoice = 'none' | 'refused' | 'dontknow' | 'other';
export interface Choice {
  value: ChoiceValue;
  text: InEachLanguage;
  /** The heading it stands under in a long list. */
  group?: string;
  special?: SpecialChoice;
  /** It comes from the register of places, not from the form. */
  isPlace?: true;
}
