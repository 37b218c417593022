import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  questionsOf,
  readAt,
  readRule,
  takesNoValue,
  writeRule,
  type ConditionRule,
  type ConditionTest,
  type JsonPath,
} from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { ConditionRow } from './condition-row';
import { useEditing } from './editing';

export interface ConditionFieldProps {
  /** Where the expression stands; its question and those after it cannot be asked. */
  path: JsonPath;
  label: string;
  /** Of a whole screener rather than of a place in it: every question may be asked. */
  isOfAll?: boolean;
}

const isWhole = ({ question, operator, values }: ConditionTest): boolean =>
  question !== '' && (takesNoValue(operator) || (values.length > 0 && values.every((value) => value !== '')));

/** An expression as sentences to choose from; what is more than that is a text. */
export function ConditionField({ path, label, isOfAll = false }: ConditionFieldProps): ReactNode {
  const t = useTexts('screener.rules');
  const { definition, set } = useEditing();
  const raw = readAt(definition, path);
  const value = typeof raw === 'string' ? raw : '';
  // Half-made tests live here alone; whatever comes from elsewhere (undo, a new name) is read afresh.
  const [held, setHeld] = useState(() => ({ text: value, rule: readRule(value) }));
  const [wantsText, setWantsText] = useState(false);
  if (held.text !== value) setHeld({ text: value, rule: readRule(value) });
  const write = (text: string): void => set(path, text.trim() === '' && !isOfAll ? undefined : text, path.join('.'));
  const change = (rule: ConditionRule): void => {
    const text = writeRule({ ...rule, tests: rule.tests.filter(isWhole) });
    setHeld({ text, rule });
    if (text !== value) write(text);
  };
  const questions = useAskable(path, isOfAll);
  const { rule } = held;

  if (!rule || wantsText)
    return (
      <Stack gap={4}>
        <Textarea
          label={label}
          description={rule ? t('expressionHint', { example: "{age} > 17 and {region} = 'north'" }) : t('unreadable')}
          autosize
          ff="monospace"
          value={value}
          onChange={(event) => {
            // Becoming readable under one's fingers must not take the field away.
            setWantsText(true);
            write(event.currentTarget.value);
          }}
        />
        {rule ? (
          <Group>
            <Button size="compact-sm" variant="subtle" onClick={() => setWantsText(false)}>
              {t('asBuilder')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    );

  const tests = (next: ConditionTest[]): void => change({ ...rule, tests: next });
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {rule.tests.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('join')}
          value={rule.join}
          onChange={(join) => change({ ...rule, join })}
          data={[
            { value: 'and', label: t('joinAnd') },
            { value: 'or', label: t('joinOr') },
          ]}
        />
      ) : null}
      {rule.tests.map((test, at) => (
        <ConditionRow
          key={at}
          at={at}
          test={test}
          isWhole={isWhole(test)}
          questions={questions}
          onChange={(next) => tests(rule.tests.map((one, place) => (place === at ? next : one)))}
          onRemove={() => tests(rule.tests.filter((_, place) => place !== at))}
        />
      ))}
      <Group gap="xs">
        {questions.length > 0 ? (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => tests([...rule.tests, { question: '', operator: 'is', values: [] }])}
          >
            {t(rule.tests.length === 0 ? 'addTest' : 'addAnother')}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t('noQuestionsBefore')}
          </Text>
        )}
        {questions.length > 0 || rule.tests.length > 0 ? (
          <Button size="compact-sm" variant="subtle" onClick={() => setWantsText(true)}>
            {t('asText')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

/** Questions whose answers can be known here; contact is stored apart and cannot be asked. */
function useAskable(path: JsonPath, isOfAll: boolean): ReturnType<typeof questionsOf> {
  const { definition } = useEditing();
  const contact = Object.values((readAt(definition, ['contact']) ?? {}) as Record<string, unknown>);
  const all = questionsOf(definition).filter((place) => !contact.includes(place.name));
  if (isOfAll) return all;
  const own = path.slice(0, -1);
  return all.filter((place) => isBefore(place.path, own));
}

function isBefore(path: JsonPath, other: JsonPath): boolean {
  for (const [at, step] of path.entries()) {
    const there = other[at];
    if (there === undefined) return false;
    if (step !== there) return Number(step) < Number(there);
  }
  return false;
}
