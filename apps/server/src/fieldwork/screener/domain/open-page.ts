import type { Choice } from './choice.js';
import type { ScreenerPage, ScreenerPanel, ScreenerQuestion } from './screener-form.js';

export type Answers = Record<string, unknown>;

export interface OpenQuestion {
  question: ScreenerQuestion;
  required: boolean;
  /** Those that may be chosen now. */
  choices: Choice[];
}

/** A page as it stands for these answers: the questions to be shown, and which of them must be answered. */
export interface OpenPage {
  page: ScreenerPage;
  questions: OpenQuestion[];
  /** Panels of which at least one question must be answered. */
  requiredPanels: ScreenerPanel[];
}

export interface Refusal {
  reason: string;
  keepNothing: boolean;
}
