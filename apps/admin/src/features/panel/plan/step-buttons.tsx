import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { StepOfAlternative } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import type { Names } from '../words';
import { letterOf } from './plan-room';
import classes from './quotas.module.css';

/** “A 6 → 5” beside the number that suggestion A would change; one click begins to take it over. */
export function StepButtons({
  steps,
  names,
  onUse,
}: {
  steps: readonly StepOfAlternative[];
  names: Names;
  onUse: (alternative: number) => void;
}): ReactNode {
  const t = useTexts('panel.plan');
  return steps.map(({ alternative, change: { bound, from, to, ...quota } }) => {
    const change = t(bound === 'min' ? 'changeMin' : 'changeMax', { quota: names.quota(quota), from, to });
    return (
      <UnstyledButton
        key={alternative}
        className={classes.step ?? ''}
        onClick={() => onUse(alternative)}
        aria-label={t('stepLabel', { letter: letterOf(alternative), change })}
      >
        {letterOf(alternative)} {from} → {to}
      </UnstyledButton>
    );
  });
}
