import { Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CHOICE_TYPES, questionsOf, readAt, wordsOf, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { ChoicesEditor } from './choices-editor';
import { useEditing } from './editing';
import type { ElementProps } from './element-props';
import { ItemsEditor } from './items-editor';
import { NumberField } from './number-field';
import { INPUT_TYPES } from './question-kinds';
import { useNames } from './use-names';
import { WordsField } from './words-field';

const MEGABYTE = 1_048_576;

/** What only this kind of question has. */
export function TypeFields({ path, element }: ElementProps): ReactNode {
  const t = useTexts('screener.question');
  const { set } = useEditing();
  const type = wordsOf(element['type']);
  if (CHOICE_TYPES.includes(type)) return <ChoiceFields path={path} element={element} />;
  if (type === 'text') return <TextFields path={path} element={element} />;
  if (type === 'comment')
    return (
      <>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField path={[...path, 'maxLength']} label={t('maxLength')} min={1} />
          <NumberField path={[...path, 'rows']} label={t('rows')} min={1} />
        </SimpleGrid>
        <WordsField path={[...path, 'placeholder']} label={t('placeholder')} />
      </>
    );
  if (type === 'boolean')
    return (
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <WordsField path={[...path, 'labelTrue']} label={t('labelTrue')} />
        <WordsField path={[...path, 'labelFalse']} label={t('labelFalse')} />
      </SimpleGrid>
    );
  if (type === 'rating')
    return (
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField path={[...path, 'rateMin']} label={t('rateMin')} />
        <NumberField path={[...path, 'rateMax']} label={t('rateMax')} />
        <WordsField path={[...path, 'minRateDescription']} label={t('minRate')} />
        <WordsField path={[...path, 'maxRateDescription']} label={t('maxRate')} />
      </SimpleGrid>
    );
  if (type === 'multipletext') return <ItemsEditor path={[...path, 'items']} />;
  if (type === 'file')
    return (
      <Stack gap="sm">
        <NumberField path={[...path, 'maxSize']} label={t('maxSize')} min={0} unit={MEGABYTE} />
        <Checkbox
          label={t('multiple')}
          checked={element['allowMultiple'] === true}
          onChange={(event) => set([...path, 'allowMultiple'], event.currentTarget.checked ? true : undefined)}
        />
      </Stack>
    );
  return null;
}

function ChoiceFields({ path, element }: ElementProps): ReactNode {
  const t = useTexts('screener.question');
  const { set } = useEditing();
  const type = wordsOf(element['type']);
  const places = wordsOf(element['places']) || 'none';
  return (
    <>
      {type === 'dropdown' ? (
        <Select
          label={t('places')}
          data={(['none', 'municipality', 'country'] as const).map((one) => ({
            value: one,
            label: t(`places.${one}`),
          }))}
          value={places}
          allowDeselect={false}
          onChange={(next) => set([...path, 'places'], next === 'none' ? undefined : next)}
        />
      ) : null}
      {places === 'municipality' ? <SuggestField path={path} /> : null}
      {places === 'none' ? <ChoicesEditor path={path} /> : null}
      {type === 'checkbox' || type === 'tagbox' ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField path={[...path, 'minSelectedChoices']} label={t('minSelected')} min={0} />
          <NumberField path={[...path, 'maxSelectedChoices']} label={t('maxSelected')} min={1} />
        </SimpleGrid>
      ) : null}
    </>
  );
}

function SuggestField({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, set } = useEditing();
  const nameAt = useNames();
  const data = questionsOf(definition)
    .filter((place) => place.type === 'text')
    .map((place) => ({ value: place.name, label: nameAt(place.path) }));
  return (
    <Select
      label={t('suggestFrom')}
      data={[...new Map(data.map((one) => [one.value, one])).values()]}
      placeholder={t('suggestNone')}
      clearable
      value={wordsOf(readAt(definition, [...path, 'suggestFrom'])) || null}
      onChange={(next) => set([...path, 'suggestFrom'], next ?? undefined)}
    />
  );
}

/** Least and most are numbers, or dates, as the field takes them. */
function TextFields({ path, element }: ElementProps): ReactNode {
  const t = useTexts('screener.question');
  const { set } = useEditing();
  const input = wordsOf(element['inputType']) || 'text';
  const known = (INPUT_TYPES as readonly string[]).includes(input) ? INPUT_TYPES : [...INPUT_TYPES, input];
  const isNumber = input === 'number' || input === 'range';
  const isTime = ['date', 'datetime-local', 'time', 'month', 'week'].includes(input);
  return (
    <>
      <Select
        label={t('inputType')}
        data={known.map((one) => ({
          value: one,
          label: (INPUT_TYPES as readonly string[]).includes(one) ? t(`input.${one}` as 'input.text') : one,
        }))}
        value={input}
        allowDeselect={false}
        onChange={(next) => set([...path, 'inputType'], next === 'text' ? undefined : next)}
      />
      {isNumber ? (
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NumberField path={[...path, 'min']} label={t('min')} />
          <NumberField path={[...path, 'max']} label={t('max')} />
          <NumberField path={[...path, 'step']} label={t('step')} min={0} />
        </SimpleGrid>
      ) : null}
      {isTime ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {(['min', 'max'] as const).map((end) => (
            <TextInput
              key={end}
              type={input}
              label={t(end)}
              value={wordsOf(element[end])}
              onChange={(event) =>
                set([...path, end], event.currentTarget.value || undefined, [...path, end].join('.'))
              }
            />
          ))}
        </SimpleGrid>
      ) : null}
      {isNumber || isTime ? null : (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField path={[...path, 'maxLength']} label={t('maxLength')} min={1} />
          <WordsField path={[...path, 'placeholder']} label={t('placeholder')} />
        </SimpleGrid>
      )}
    </>
  );
}
