import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EvidenceWeights } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { findingsTexts } from './texts';
import classes from './weight-bars.module.css';

const ORDER = ['for', 'mixed', 'against'] as const;

/** People for, mixed and against, side by side on one scale; the numbers and the words stand in the bars. */
export function WeightBars({ weights, most }: { weights: EvidenceWeights; most: number }): ReactNode {
  const t = useTexts(findingsTexts);
  const sum = ORDER.reduce((total, stance) => total + weights[stance].people, 0);
  if (sum === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nobody')}
      </Text>
    );
  return (
    <div className={classes.bars} role="img" aria-label={t('barSays', { for: weights.for.people, mixed: weights.mixed.people, against: weights.against.people })}>
      {ORDER.filter((stance) => weights[stance].people > 0).map((stance) => (
        <span key={stance} className={`${classes.bar} ${classes[stance]}`} style={{ flexGrow: weights[stance].people }}>
          {t(stance)} {weights[stance].people}
        </span>
      ))}
      {most > sum ? <span className={classes.rest} style={{ flexGrow: most - sum }} /> : null}
    </div>
  );
}

/** The longest row's people: what all rows of a table share as their scale. */
export const mostPeople = (rows: readonly { weights: EvidenceWeights }[]): number =>
  Math.max(1, ...rows.map(({ weights }) => ORDER.reduce((total, stance) => total + weights[stance].people, 0)));
