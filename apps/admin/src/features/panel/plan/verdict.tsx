import { Button, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NamedRule, PanelProblem, RelaxationSet } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import type { CheckedQuotas } from '../use-quota-check';
import { useRuleWords, type Names } from '../words';
import { letterOf } from './plan-room';
import { useProblemWords } from './problem-words';
import classes from './quotas.module.css';

/** One line that follows every edit: the numbers can be met, or they cannot. */
export function VerdictLine({
  check,
  readable,
  anybody,
}: {
  check: CheckedQuotas;
  readable: boolean;
  anybody: boolean;
}): ReactNode {
  const t = useTexts('panel.plan');
  const ui = useTexts('house.ui');
  if (check.fault)
    return (
      <Text size="sm" component="div" className={classes.fault ?? ''}>
        {check.fault.problem.title}{' '}
        <Button size="compact-xs" variant="default" onClick={check.retry}>
          {ui('retry')}
        </Button>
      </Text>
    );
  const said = !anybody
    ? t('noApplicants')
    : !readable
      ? t('unreadable')
      : !check.settled || !check.verdict
        ? t('checking')
        : check.verdict.feasible
          ? `✓ ${t('canBeMet')}`
          : `✗ ${t('cannotBeMet')}`;
  const bad = anybody && readable && check.settled && check.verdict?.feasible === false;
  return (
    <Text size="sm" className={bad ? (classes.fault ?? '') : ''}>
      {said}
    </Text>
  );
}

interface Props {
  problems: readonly PanelProblem[];
  conflict: readonly NamedRule[];
  alternatives: readonly RelaxationSet[];
  names: Names;
  /** Begins to take an alternative over; absent for those who may not. */
  onUse?: ((alternative: number) => void) | undefined;
}

/** Why no panel can be drawn: what is wrong, what conflicts, and up to three ways out. */
export function WhyNot({ problems, conflict, alternatives, names, onUse }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const words = useProblemWords(names);
  const rule = useRuleWords(names);
  return (
    <Stack gap="xs">
      <List size="sm" spacing={4}>
        {problems.map((problem) => (
          <List.Item key={JSON.stringify(problem)}>{words(problem)}</List.Item>
        ))}
      </List>
      {conflict.length > 0 ? (
        <div>
          <Text size="sm">{t('conflict', { count: conflict.length })}</Text>
          <List size="sm" spacing={4}>
            {conflict.map((each) => (
              <List.Item key={JSON.stringify(each)}>{rule(each)}</List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {alternatives.length > 0 ? <Text size="sm">{t('alternatives', { count: alternatives.length })}</Text> : null}
      {conflict.length > 0 && alternatives.length === 0 ? <Text size="sm">{t('noAlternatives')}</Text> : null}
      {alternatives.map(({ changes }, at) => (
        <div key={at} className={classes.way}>
          <Text size="sm" fw={600}>
            {t('alternativeName', { letter: letterOf(at) })}
          </Text>
          <Changes changes={changes} names={names} />
          {onUse ? (
            <Button
              mt={4}
              size="compact-sm"
              variant="default"
              onClick={() => onUse(at)}
              aria-label={t('useThisOf', { letter: letterOf(at) })}
            >
              {t('useThis')}
            </Button>
          ) : null}
        </div>
      ))}
    </Stack>
  );
}

/** The steps of one alternative, each in words. */
export function Changes({ changes, names }: { changes: RelaxationSet['changes']; names: Names }): ReactNode {
  const t = useTexts('panel.plan');
  return (
    <List size="sm" spacing={2}>
      {changes.map(({ bound, from, to, ...quota }) => (
        <List.Item key={`${names.quota(quota)}${bound}`}>
          {t(bound === 'min' ? 'changeMin' : 'changeMax', { quota: names.quota(quota), from, to })}
        </List.Item>
      ))}
    </List>
  );
}
