import type { GuideQuestionView, StimulusView } from '@lytt/shared';
import type { GuideQuestion } from '../application/guide.queries.js';
import type { KeptStimulus } from '../domain/kept-stimulus.js';

export const presentQuestion = ({
  opensLocal,
  closesLocal,
  opensAt,
  closesAt,
  firstOpensAt,
  lastClosesAt,
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
  stimuli: stimuli.map((stimulus) => presentStimulus(stimulus, sizes)),
});

const presentStimulus = (stimulus: KeptStimulus, sizes: GuideQuestion['sizes']): StimulusView =>
  stimulus.kind === 'image' ? { ...stimulus, ...(sizes.get(stimulus.fileId) ?? { width: 0, height: 0 }) } : stimulus;
