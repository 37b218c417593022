import { Alert, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  derivationsOf,
  firstValues,
  isJson,
  isPlaceRule,
  listOf,
  parsePath,
  questionNamed,
  questionsOf,
  readAt,
  removeAt,
  startsWith,
  wordsOf,
  writeAt,
  type Derivation,
} from '@lytt/shared';
import { hasText } from '../../i18n/messages';
import { useLocalized, useTexts } from '../../i18n/texts';
import { useDone } from '../../ui/toasts';
import { AttributeValues } from './attribute-values';
import type { BandRules } from './band-rules';
import { useEditing } from './editing';
import { useFaultWords } from './use-fault-words';
import { useNames } from './use-names';
import { WordsField } from './words-field';

export interface CardProps {
  at: number;
  rules: BandRules;
  rulesFailed: boolean;
  onRemoved: () => void;
}

export function AttributeCard({ at, rules, rulesFailed, onRemoved }: CardProps): ReactNode {
  const t = useTexts('screener.rules');
  const localized = useLocalized();
  const done = useDone();
  const { definition, languages, faults, edit, set, restore } = useEditing();
  const nameAt = useNames();
  const faultWords = useFaultWords();
  const [showsKeys, setShowsKeys] = useState(false);
  const path = ['attributes', at];
  const found = readAt(definition, path);
  if (!isJson(found)) return null;
  const attribute = found;
  const derive = wordsOf(attribute['derive']) as Derivation;
  const question = questionNamed(definition, wordsOf(attribute['question']))?.element;
  const derivations = [...new Set([...(question ? derivationsOf(question) : []), derive])];
  const questions = questionsOf(definition)
    .filter((place) => derivationsOf(place.element).length > 0)
    .map((place) => ({ value: place.name, label: nameAt(place.path) }));
  const follow = (next: Derivation, name = wordsOf(attribute['question'])): void => {
    const from = questionNamed(definition, name)?.element ?? {};
    const ofRule = rules.find((rule) => rule.derive === next)?.values ?? [];
    const values = firstValues(next, from, languages, ofRule);
    edit(writeAt(definition, path, { ...attribute, question: name, derive: next, values }));
  };
  const remove = (): void => {
    edit(removeAt(definition, ['attributes'], at));
    onRemoved();
    done(t('attributeRemoved'), () => restore(definition, path));
  };
  const label = localized(attribute['label'] as Record<string, string>) || wordsOf(attribute['key']);
  const rule = rules.find((one) => one.derive === derive);
  const about = isPlaceRule(derive) ? 'derive.placeAbout' : `derive.${derive}About`;
  return (
    <Stack gap="sm">
      {faults
        .filter((fault) => startsWith(parsePath(fault.path), path))
        .map((fault) => (
          <Alert key={fault.path + fault.message} color="amber" p="xs">
            {faultWords(fault)}
          </Alert>
        ))}
      <WordsField path={[...path, 'label']} label={t('attributeLabel')} />
      <Select
        label={t('attributeQuestion')}
        data={[...new Map(questions.map((one) => [one.value, one])).values()]}
        value={wordsOf(attribute['question'])}
        allowDeselect={false}
        error={question ? undefined : t('unknownQuestion', { name: wordsOf(attribute['question']) })}
        onChange={(next) => {
          const [likely = derive] = derivationsOf(questionNamed(definition, next ?? '')?.element ?? {});
          if (next) follow(likely, next);
        }}
      />
      <Select
        label={t('derive')}
        data={derivations.map((one) => ({ value: one, label: t(`derive.${one}`) }))}
        value={derive}
        allowDeselect={false}
        onChange={(next) => next && follow(next as Derivation)}
      />
      <Text size="sm" c="dimmed">
        {hasText('screener.rules', about) ? t(about) : null}
      </Text>
      {isPlaceRule(derive) && rulesFailed ? <Alert color="red">{t('rulesFailed')}</Alert> : null}
      <AttributeValues
        path={path}
        derive={derive}
        question={question}
        values={listOf(attribute['values'])}
        rule={rule}
        showsKeys={showsKeys}
      />
      <Group justify="space-between">
        <Checkbox
          size="xs"
          label={t('advanced')}
          checked={showsKeys}
          onChange={(event) => setShowsKeys(event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t('removeAttribute', { what: label })}
          onClick={remove}
        >
          {t('removeValue', { what: label })}
        </Button>
      </Group>
      {showsKeys ? (
        <TextInput
          label={t('attributeKey')}
          description={t('quotasFollow')}
          value={wordsOf(attribute['key'])}
          onChange={(event) => set([...path, 'key'], event.currentTarget.value, `${path.join('.')}.key`)}
        />
      ) : null}
    </Stack>
  );
}
