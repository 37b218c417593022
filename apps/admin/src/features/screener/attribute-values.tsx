import { ActionIcon, Button, Group, MultiSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  choicesAsValues,
  inStep,
  insertAt,
  isJson,
  isPlaceRule,
  jsonsOf,
  listOf,
  moveBand,
  nextValue,
  readAnyLanguage,
  removeAt,
  wordsOf,
  writeAt,
  type Derivation,
  type Json,
  type JsonPath,
} from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import type { BandRules } from './band-rules';
import { useEditing } from './editing';
import { Icon } from '../../ui/icon';
import classes from './screener-editor.module.css';
import { WordsField } from './words-field';

export interface AttributeValuesProps {
  path: JsonPath;
  derive: Derivation;
  question: Json | undefined;
  values: unknown[];
  rule: BandRules[number] | undefined;
  showsKeys: boolean;
}

/** The values of one attribute: what each is called, and what belongs to it. */
export function AttributeValues({ path, derive, question, values, rule, showsKeys }: AttributeValuesProps): ReactNode {
  const t = useTexts('screener.rules');
  const { definition, languages, language, main, edit } = useEditing();
  const list = [...path, 'values'];
  const choices = question ? choicesAsValues(question, languages) : [];
  const grouped = new Set(jsonsOf(values).flatMap((value) => listOf(value['of'])));
  const loose = derive === 'group' ? choices.filter((choice) => !grouped.has(choice.value)) : [];
  const isOutOfStep =
    derive === 'answer' &&
    question !== undefined &&
    choices.map((choice) => choice.value).join('\n') !==
      jsonsOf(values)
        .map((value) => wordsOf(value['value']))
        .join('\n');
  return (
    <Stack gap="xs">
      {values.map((value, at) => (
        <ValueRow
          key={at}
          path={[...list, at]}
          derive={derive}
          value={isJson(value) ? value : {}}
          choices={choices}
          rule={rule?.values.find((one) => isJson(value) && one.value === value['value'])}
          showsKeys={showsKeys}
          remove={isPlaceRule(derive) || derive === 'answer' ? undefined : () => edit(removeAt(definition, list, at))}
        />
      ))}
      {loose.length > 0 ? (
        <Text size="sm">
          {t('ungrouped', { choices: loose.map((choice) => readAnyLanguage(choice.label, language, main)).join(', ') })}
        </Text>
      ) : null}
      {derive === 'age' || derive === 'group' ? (
        <Group>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => edit(insertAt(definition, list, values.length, nextValue(derive, values, languages)))}
          >
            {t(derive === 'age' ? 'addBand' : 'addGroup')}
          </Button>
        </Group>
      ) : null}
      {isOutOfStep ? (
        <Group>
          <Text size="sm">{t('outOfStep')}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => edit(writeAt(definition, list, inStep(values, question ?? {}, languages)))}
          >
            {t('takeChoices')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

interface ValueRowProps {
  path: JsonPath;
  derive: Derivation;
  value: Json;
  choices: { value: string; label: Json }[];
  rule: BandRules[number]['values'][number] | undefined;
  showsKeys: boolean;
  remove: (() => void) | undefined;
}
function ValueRow({ path, derive, value, choices, rule, showsKeys, remove }: ValueRowProps): ReactNode {
  const t = useTexts('screener.rules');
  const localized = useLocalized();
  const { definition, languages, language, main, edit, set } = useEditing();
  const words = readAnyLanguage(value['label'], language, main) || wordsOf(value['value']);
  const at = Number(path.at(-1)) + 1;
  const band = (end: 'from' | 'to', age: number | string): void =>
    edit(
      writeAt(definition, path, moveBand(value, end, typeof age === 'number' ? age : undefined, languages)),
      `${path.join('.')}.${end}`,
    );
  const age = (end: 'from' | 'to'): number | '' => (typeof value[end] === 'number' ? (value[end] as number) : '');
  return (
    <Stack gap={4} className={classes.value}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}>
          <WordsField path={[...path, 'label']} label={t('valueLabel', { at })} />
        </div>
        {remove ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('removeValue', { what: words })}
            onClick={remove}
          >
            <Icon of="cross" size={16} />
          </ActionIcon>
        ) : null}
      </Group>
      {derive === 'age' ? (
        <Group gap="xs" wrap="nowrap">
          <NumberInput
            label={t('from')}
            min={0}
            max={130}
            value={age('from')}
            onChange={(next) => band('from', next)}
          />
          <NumberInput
            label={t('to')}
            min={0}
            max={130}
            placeholder={t('toOpen')}
            value={age('to')}
            onChange={(next) => band('to', next)}
          />
        </Group>
      ) : null}
      {derive === 'group' ? (
        <MultiSelect
          label={t('of')}
          data={[...new Set([...choices.map((one) => one.value), ...listOf(value['of']).map(String)])].map((one) => ({
            value: one,
            label: readAnyLanguage(choices.find((choice) => choice.value === one)?.label, language, main) || one,
          }))}
          value={listOf(value['of']).map(String)}
          onChange={(next) => set([...path, 'of'], next)}
        />
      ) : null}
      {rule ? (
        <Text size="sm" c="dimmed">
          {localized(rule.rule)}
        </Text>
      ) : null}
      {showsKeys ? (
        <TextInput
          size="xs"
          ff="monospace"
          label={t('valueKey', { what: words })}
          value={wordsOf(value['value'])}
          onChange={(event) => set([...path, 'value'], event.currentTarget.value, `${path.join('.')}.value`)}
        />
      ) : null}
    </Stack>
  );
}
