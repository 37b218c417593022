import type { ReadyQuestion } from '@lytt/shared';
import { birthYearQuestion, genderQuestion } from './ready-questions-person.js';
import { municipalityQuestion, postalCodeQuestion } from './ready-questions-place.js';
import { contactAgainQuestion, contactQuestion, discussionQuestion, relationQuestion } from './ready-questions-talk.js';
import { educationQuestion, occupationQuestion } from './ready-questions-work.js';

/**
 * Questions that most screeners need, with all that goes with them, in the order in which an applicant is best asked:
 * the topic first, the person after, contact last. No two share a name, so any of them stand in one form.
 * @param year the year in which the study starts.
 */
export const readyQuestions = (year: number): ReadyQuestion[] => [
  relationQuestion,
  discussionQuestion,
  genderQuestion,
  birthYearQuestion(year),
  municipalityQuestion,
  postalCodeQuestion,
  occupationQuestion,
  educationQuestion,
  contactQuestion,
  contactAgainQuestion,
];
