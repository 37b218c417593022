import type { AnswerForm, Localized } from '@lytt/shared';
import type { KeptStimulus } from './kept-stimulus.js';

/** Everything of a question that a participant reads, in one language. */
export function wordsToRead(
  { title, text, answer, stimuli }: { title: Localized; text: Localized; answer: AnswerForm; stimuli: KeptStimulus[] },
  language: keyof Localized,
): string {
  const say = (words: Localized): string => words[language] ?? Object.values(words)[0] ?? '';
  const labels =
    answer.kind === 'choice' || answer.kind === 'ranking'
      ? answer.choices.map(({ label }) => label)
      : answer.kind === 'rating'
        ? [answer.low, answer.high]
        : [];
  const shown = stimuli.map((stimulus) =>
    stimulus.kind === 'text' ? stimulus.text : stimulus.kind === 'link' ? stimulus.label : {},
  );
  return [title, text, ...labels, ...shown].map(say).join('\n');
}
