import type { Questions, Say } from './screener-fault.js';

/** People are told for what each answer is needed, where it is asked (GDPR art. 13(1)(c)); what is only read asks nothing. */
export function checkPurpose(questions: Questions, say: Say): void {
  for (const { question, path } of questions.values())
    if (question.type !== 'html' && !Object.values(question.purpose).some((text) => text.trim() !== ''))
      say(
        `${path}.purpose`,
        `"${question.name}" does not say why it is asked; applicants are told the purpose of each question.`,
      );
}
