import { Button, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BalanceOfAttribute, PanelProblem, QuotaRelaxation } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { panelTexts } from './texts';
import { useNames } from './words';

interface Props {
  problems: readonly PanelProblem[];
  relaxations: readonly QuotaRelaxation[];
  balance: readonly BalanceOfAttribute[];
  /** Takes the changed numbers over; absent for those who may not. */
  onUse?: (() => void) | undefined;
  busy?: boolean;
}

/** Why no panel can be drawn, in words, and the smallest change that would do, one click away. */
export function Problems({ problems, relaxations, balance, onUse, busy }: Props): ReactNode {
  const t = useTexts(panelTexts);
  const names = useNames(balance);
  const named = ({ attribute, value }: { attribute?: string | undefined; value?: string | undefined }) => ({
    attribute: attribute === undefined ? '' : names.attribute(attribute),
    value: attribute === undefined || value === undefined ? '' : names.value(attribute, value),
  });
  return (
    <Stack gap="xs">
      <List size="sm" spacing={4}>
        {problems.map((problem) => (
          <List.Item key={`${problem.kind}${problem.attribute}${problem.value}`}>
            {t(problem.kind, { ...problem, ...named(problem) })}
          </List.Item>
        ))}
      </List>
      {relaxations.length > 0 ? (
        <>
          <Text size="sm">{t('smallestChange')}</Text>
          <List size="sm" spacing={4}>
            {relaxations.map((change) => (
              <List.Item key={`${change.attribute}${change.value}${change.bound}`}>
                {t(change.bound === 'min' ? 'lowerMin' : 'raiseMax', { ...change, ...named(change) })}
              </List.Item>
            ))}
          </List>
          {onUse ? (
            <div>
              <Button size="xs" variant="default" onClick={onUse} loading={busy ?? false}>
                {t('useThese')}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}
