import { ActionIcon, Group, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  choiceValue,
  isJson,
  listOf,
  questionNamed,
  readAnyLanguage,
  takesMany,
  takesNoValue,
  wordsOf,
  type ConditionOperator,
  type ConditionTest,
  type FormPlace,
  type Json,
} from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';
import { Icon } from '../../ui/icon';
import classes from './screener-editor.module.css';
import { useNames } from './use-names';

type Literal = ConditionTest['values'][number];
const SEVERAL: ConditionOperator[] = ['includes', 'excludes', 'any-of', 'all-of', 'none-of', 'answered', 'unanswered'];
const ONE: ConditionOperator[] = ['is', 'is-not', 'any-of', 'none-of', 'answered', 'unanswered'];
const SIZE: ConditionOperator[] = ['is', 'is-not', 'greater', 'at-least', 'less', 'at-most', 'answered', 'unanswered'];
const ANY: ConditionOperator[] = ['is', 'is-not', 'answered', 'unanswered'];

const isNumber = (element: Json | undefined): boolean =>
  element?.['type'] === 'rating' ||
  (element?.['type'] === 'text' && ['number', 'range'].includes(wordsOf(element['inputType'])));

function operatorsFor(element: Json | undefined, choices: unknown[]): ConditionOperator[] {
  const type = wordsOf(element?.['type']);
  if (type === 'boolean') return ANY;
  if (isNumber(element)) return SIZE;
  if (['checkbox', 'tagbox'].includes(type)) return SEVERAL;
  return choices.length > 0 ? ONE : [...new Set([...ANY, ...(element?.['inputType'] === 'date' ? SIZE : [])])];
}

export interface ConditionRowProps {
  at: number;
  test: ConditionTest;
  isWhole: boolean;
  questions: FormPlace[];
  onChange: (test: ConditionTest) => void;
  onRemove: () => void;
}

export function ConditionRow({ at, test, isWhole, questions, onChange, onRemove }: ConditionRowProps): ReactNode {
  const t = useTexts('screener.rules');
  const { definition, language, main } = useEditing();
  const nameAt = useNames();
  const element = questionNamed(definition, test.question)?.element;
  const choices = useChoices(element);
  const known = operatorsFor(element, choices);
  const operators = known.includes(test.operator) ? known : [...known, test.operator];
  const offered = questions.map((place) => ({ value: place.name, label: nameAt(place.path) }));
  const own = questionNamed(definition, test.question);
  if (test.question !== '' && !questions.some((place) => place.name === test.question))
    offered.push({
      value: test.question,
      label: own ? nameAt(own.path) : t('unknownQuestion', { name: test.question }),
    });
  const pick = (question: string): void => {
    const next = questionNamed(definition, question)?.element;
    const [first = 'is'] = operatorsFor(next, next ? listOf(next['choices']) : []);
    onChange({ question, operator: first, values: [] });
  };
  const compare = (operator: ConditionOperator): void =>
    onChange({
      ...test,
      operator,
      values: takesNoValue(operator) ? [] : takesMany(operator) ? test.values : test.values.slice(0, 1),
    });
  const labelOf = (value: Literal): string =>
    readAnyLanguage(choices.find((choice) => choice.value === value)?.text, language, main) || String(value);
  return (
    <div className={classes.test}>
      <Select
        label={t('testQuestion')}
        searchable
        data={unique(offered)}
        value={test.question || null}
        onChange={(next) => next && pick(next)}
        comboboxProps={{ withinPortal: true }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('removeTest', { at: at + 1 })}
        onClick={onRemove}
      >
        <Icon of="cross" size={16} />
      </ActionIcon>
      {test.question === '' ? null : (
        <Group gap="xs" grow preventGrowOverflow={false} align="flex-end" style={{ gridColumn: '1 / -1' }}>
          <Select
            label={t('testOperator')}
            data={operators.map((operator) => ({ value: operator, label: t(`op.${operator}`) }))}
            value={test.operator}
            allowDeselect={false}
            onChange={(next) => next && compare(next as ConditionOperator)}
          />
          {takesNoValue(test.operator) ? null : (
            <ValueField test={test} element={element} choices={choices} labelOf={labelOf} onChange={onChange} />
          )}
        </Group>
      )}
      {isWhole || test.question === '' ? null : (
        <Text size="xs" c="dimmed" style={{ gridColumn: '1 / -1' }}>
          {t('incomplete')}
        </Text>
      )}
    </div>
  );
}

/** Whatever a question's answers can be, with their words. */
function useChoices(element: Json | undefined): { value: Literal; text: unknown }[] {
  const t = useTexts('screener.rules');
  if (element?.['type'] === 'boolean')
    return [
      { value: true, text: element['labelTrue'] ?? t('true') },
      { value: false, text: element['labelFalse'] ?? t('false') },
    ];
  return listOf(element?.['choices']).flatMap((choice) => {
    const value = choiceValue(choice);
    return value === undefined
      ? []
      : [{ value, text: isJson(choice) ? (choice['text'] ?? String(value)) : String(value) }];
  });
}

interface ValueFieldProps {
  test: ConditionTest;
  element: Json | undefined;
  choices: { value: Literal; text: unknown }[];
  labelOf: (value: Literal) => string;
  onChange: (test: ConditionTest) => void;
}
function ValueField({ test, element, choices, labelOf, onChange }: ValueFieldProps): ReactNode {
  const t = useTexts('screener.rules');
  const label = t('testValue');
  const [value] = test.values;
  if (choices.length > 0) {
    // A value that is no choice (any more) is shown, so that it can be seen and changed.
    const all = [
      ...new Map([...choices.map((one) => one.value), ...test.values].map((one) => [String(one), one])).values(),
    ];
    const data = all.map((one) => ({ value: String(one), label: labelOf(one) }));
    const literal = (said: string): Literal => all.find((one) => String(one) === said) ?? said;
    return takesMany(test.operator) ? (
      <MultiSelect
        label={label}
        data={data}
        value={test.values.map(String)}
        onChange={(next) => onChange({ ...test, values: next.map(literal) })}
      />
    ) : (
      <Select
        label={label}
        data={data}
        value={value === undefined ? null : String(value)}
        allowDeselect={false}
        onChange={(next) => next !== null && onChange({ ...test, values: [literal(next)] })}
      />
    );
  }
  if (isNumber(element))
    return (
      <NumberInput
        label={label}
        value={typeof value === 'number' || typeof value === 'string' ? value : ''}
        onChange={(next) => onChange({ ...test, values: typeof next === 'number' ? [next] : [] })}
      />
    );
  const words = takesMany(test.operator) ? test.values.join(', ') : String(value ?? '');
  return (
    <TextInput
      label={label}
      type={element?.['inputType'] === 'date' ? 'date' : 'text'}
      value={words}
      onChange={(event) => {
        const said = event.currentTarget.value;
        onChange({ ...test, values: takesMany(test.operator) ? said.split(',').map((one) => one.trim()) : [said] });
      }}
    />
  );
}

const unique = <Option extends { value: string }>(options: Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
];
