import type { StudyPhase } from '@lytt/shared';

/** From the first day in the field on, whoever comes has missed something and is marked as late. */
export const hasBegun = ({ phase, day }: { phase: StudyPhase; day: number }): boolean => phase === 'field' && day >= 1;
