import type { GuideQuestionView } from '@lytt/shared';
import type { PlannedQuestion } from '../application/guide.queries.js';

export const presentQuestion = ({
  opensLocal,
  closesLocal,
  opensAt,
  closesAt,
  ...rest
}: PlannedQuestion): GuideQuestionView => ({
  ...rest,
  opens: opensLocal,
  closes: closesLocal,
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
});
