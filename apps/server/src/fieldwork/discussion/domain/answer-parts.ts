import type { AnswerForm, ChosenView } from '@lytt/shared';
import { LIMITS } from '@lytt/shared';
import { readChosen, type Chosen, type ChosenFault, type Picked } from './chosen.js';
import { checkWords, type WordsFault } from './words.js';

/** Whether words are wanted in an answer of this kind: must be there, may be, or have no box. */
export const wordsIn = (form: AnswerForm): 'asked' | 'optional' | 'none' =>
  form.kind === 'text' ? 'asked' : form.words;

export type PhotoFault = 'photo-none' | 'photo-many';
/** What is wrong with an answer, beside the part it is wrong with. */
export interface AnswerFaults {
  words?: WordsFault;
  chosen?: ChosenFault;
  photos?: PhotoFault;
}
export type CheckedAnswer = { faults: AnswerFaults } | { body: string; chosen: Chosen | null };

/** An answer as it may be kept, or everything that is wrong with it at once. */
export function checkAnswer(form: AnswerForm, given: { body: string; picked: Picked; photos: number }): CheckedAnswer {
  const words = wordsIn(form);
  const body = words === 'none' ? '' : given.body;
  const wordsFault = checkWords(body, LIMITS.answer);
  const read = readChosen(form, given.picked);
  const faults: AnswerFaults = {
    ...(wordsFault && (wordsFault !== 'empty' || words === 'asked') ? { words: wordsFault } : {}),
    ...('fault' in read ? { chosen: read.fault } : {}),
    ...(form.kind === 'photo' && given.photos === 0 ? { photos: 'photo-none' as const } : {}),
  };
  return Object.keys(faults).length > 0 || 'fault' in read ? { faults } : { body, chosen: read.chosen };
}

/** What was chosen with the labels of the wording it was chosen in; values that wording did not offer are left out. */
export function viewChosen(form: AnswerForm | null, chosen: Chosen | null): ChosenView | null {
  if (!form || !chosen || form.kind !== chosen.kind) return null;
  if (form.kind === 'rating' && chosen.kind === 'rating') {
    const { from, to, low, high } = form;
    return { kind: 'rating', value: chosen.value, from, to, low, high };
  }
  if ((form.kind === 'choice' || form.kind === 'ranking') && chosen.kind !== 'rating')
    return {
      kind: chosen.kind,
      choices: chosen.values.flatMap((value) => form.choices.find((choice) => choice.value === value) ?? []),
    };
  return null;
}
