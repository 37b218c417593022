import { fullDays, type GuideDayView, type GuideQuestionView, type StimulusView } from '@lytt/shared';
import type { GuideQuestion } from '../application/guide.queries.js';
import type { KeptStimulus } from '../domain/kept-stimulus.js';

export const presentQuestion = ({
  opensLocal,
  closesLocal,
  opensAt,
  closesAt,
  firstOpensAt,
  lastClosesAt,
  movedOpenings,
  stimuli,
  sizes,
  ...rest
}: GuideQuestion): GuideQuestionView => ({
  ...rest,
  opens: opensLocal,
  closes: closesLocal,
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  firstOpensAt: firstOpensAt.toISOString(),
  lastClosesAt: lastClosesAt.toISOString(),
  movedOpenings: movedOpenings.map(({ timeZone, from, to }) => ({ timeZone, from: iso(from), to: iso(to) })),
  stimuli: stimuli.map((stimulus) => presentStimulus(stimulus, sizes)),
});

const presentStimulus = (stimulus: KeptStimulus, sizes: GuideQuestion['sizes']): StimulusView =>
  stimulus.kind === 'image' ? { ...stimulus, ...(sizes.get(stimulus.fileId) ?? { width: 0, height: 0 }) } : stimulus;

/** PostgreSQL's JSON writes an instant with its offset. */
const iso = (instant: string): string => new Date(instant).toISOString();

export function presentDays(all: readonly GuideQuestion[]): GuideDayView[] {
  const questions = all.filter(({ withdrawn }) => !withdrawn);
  const full = new Set(fullDays(questions.map(({ day }) => day)).map(({ day }) => day));
  return [...new Set(questions.map(({ day }) => day))]
    .sort((a, b) => a - b)
    .map((day) => {
      const asked = questions.filter((question) => question.day === day);
      return {
        day,
        questions: asked.length,
        minutes: asked.reduce((sum, { minutes }) => sum + minutes, 0),
        estimatedMinutes: asked.reduce((sum, { estimatedMinutes }) => sum + estimatedMinutes, 0),
        full: full.has(day),
      };
    });
}
