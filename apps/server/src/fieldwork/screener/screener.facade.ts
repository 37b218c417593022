export { OpenPreview } from './application/open-preview.js';
export { Screeners } from './application/screeners.js';
export { ScreenerUse } from './application/screener-use.js';
export { faultOf, type AnswerFault, type FaultCode } from './domain/answer-fault.js';
export type { Choice } from './domain/choice.js';
export { contactIn, type ContactAnswers } from './domain/contact-answers.js';
export { deriveAttributes } from './domain/derive-attributes.js';
export { faultsOf } from './domain/find-screener-faults.js';
export { readyQuestions } from './domain/ready-questions.js';
export { markedWords, type Block, type Piece } from './domain/marked-words.js';
export { ReadApplicantRows, type ImportedForm } from './domain/read-applicant-rows.js';
export type { InTheWay } from './domain/read-for-preview.js';
export { pictureQuestions, readPage, shownWithSuggestion, type SentAnswers } from './domain/read-page.js';
export { asFields, fieldName, fieldsOf, readAnswer, removeField } from './domain/read-values.js';
export {
  commentName,
  isAnswered,
  sayAnswer,
  type InputType,
  type ScreenerPage,
  type ScreenerPanel,
  type ScreenerQuestion,
  type TextLine,
} from './domain/screener-form.js';
export {
  ScreenerLogic,
  type Answers,
  type OpenPage,
  type OpenQuestion,
  type Refusal,
} from './domain/screener-logic.js';
export { inEach, readText } from './domain/screener-text.js';
export { failedIn, missingIn, panelKey, unfinishedPage } from './domain/what-is-missing.js';
