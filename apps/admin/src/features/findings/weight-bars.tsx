import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EvidenceWeights } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import classes from './weight-bars.module.css';

const ORDER = ['for', 'mixed', 'against'] as const;
const peopleIn = (weights: EvidenceWeights): number =>
  ORDER.reduce((total, stance) => total + weights[stance].people, 0);

/** People for, mixed and against, side by side on one scale, with every number written below in words. */
export function WeightBars({ weights, most }: { weights: EvidenceWeights; most: number }): ReactNode {
  const t = useTexts('findings.findings');
  if (peopleIn(weights) === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nobody')}
      </Text>
    );
  const there = ORDER.filter((stance) => weights[stance].people > 0);
  return (
    <div>
      <div className={classes.bars} aria-hidden>
        {there.map((stance) => (
          <span
            key={stance}
            className={`${classes.bar} ${classes[stance]}`}
            style={{ inlineSize: `${(100 * weights[stance].people) / most}%` }}
          />
        ))}
      </div>
      <Group gap="md" mt={4}>
        {there.map((stance) => (
          <Text key={stance} size="sm" className={classes.said}>
            <span className={`${classes.dot} ${classes[stance]}`} aria-hidden />
            {t(stance)} <b>{weights[stance].people}</b> ({weights[stance].segments})
          </Text>
        ))}
      </Group>
    </div>
  );
}

/** The longest row's people: what all rows of a table share as their scale. */
export const mostPeople = (rows: readonly { weights: EvidenceWeights }[]): number =>
  Math.max(1, ...rows.map(({ weights }) => peopleIn(weights)));
