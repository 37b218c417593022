import { Checkbox, Fieldset, Select, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerDraft } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { kindWord } from '../question-words';
import { ChoicesFields } from './choices-fields';
import { NumberField } from './number-field';
import { WordsFields } from './words-fields';
import { useWriting } from './writing';

/** The kinds as people tell them apart. */
const KINDS: readonly Pick<AnswerDraft, 'kind' | 'several'>[] = [
  { kind: 'text', several: false },
  { kind: 'choice', several: false },
  { kind: 'choice', several: true },
  { kind: 'rating', several: false },
  { kind: 'ranking', several: false },
  { kind: 'photo', several: false },
];
const BESIDE = ['asked', 'optional', 'none'] as const;

export function AnswerFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, change, opened, faultAt } = useWriting();
  const { answer } = draft;
  const set = (part: Partial<AnswerDraft>): void => change({ answer: { ...answer, ...part } });
  const hasWords = answer.kind === 'text' || answer.words !== 'none';
  return (
    <Fieldset legend={t('answer')}>
      <Stack gap="sm">
        <Select
          label={t('kind')}
          description={opened ? t('fixedKind') : undefined}
          allowDeselect={false}
          disabled={opened}
          value={kindWord(answer)}
          data={KINDS.map((kind) => ({ value: kindWord(kind), label: t(kindWord(kind)) }))}
          onChange={(word) => {
            const kind = KINDS.find((each) => kindWord(each) === word);
            if (kind) set(kind.kind === 'choice' ? kind : { kind: kind.kind });
          }}
          error={faultAt('answer')}
        />
        {answer.kind === 'choice' || answer.kind === 'ranking' ? <ChoicesFields kind={answer.kind} /> : null}
        {answer.kind === 'rating' ? <RatingFields answer={answer} set={set} /> : null}
        {answer.kind === 'photo' ? (
          <NumberField
            path="answer.most"
            label={t('most')}
            description={t('mostHint')}
            max={5}
            value={answer.most}
            onType={(most) => set({ most })}
          />
        ) : null}
        {answer.kind === 'text' ? null : (
          <Select
            label={t('beside')}
            allowDeselect={false}
            value={answer.words}
            data={BESIDE.map((words) => ({ value: words, label: t(`beside.${words}`) }))}
            onChange={(words) => words && set({ words })}
          />
        )}
        {hasWords ? (
          <NumberField
            path="hintWords"
            label={t('hintWords')}
            description={t('hintWordsHint')}
            max={500}
            value={draft.hintWords}
            onType={(hintWords) => change({ hintWords })}
          />
        ) : null}
        <Checkbox
          label={t('skippable')}
          description={t('skippableHint')}
          checked={draft.skippable}
          onChange={(event) => change({ skippable: event.currentTarget.checked })}
        />
      </Stack>
    </Fieldset>
  );
}

function RatingFields({ answer, set }: { answer: AnswerDraft; set: (part: Partial<AnswerDraft>) => void }): ReactNode {
  const t = useTexts('guide.editor');
  const { opened } = useWriting();
  const fixed = opened ? { description: t('fixedScale'), disabled: true } : {};
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField
          path="answer.from"
          label={t('from')}
          min={0}
          max={1}
          value={answer.from}
          onType={(from) => set({ from })}
          {...fixed}
        />
        <NumberField
          path="answer.to"
          label={t('to')}
          min={2}
          max={10}
          value={answer.to}
          onType={(to) => set({ to })}
          {...fixed}
        />
      </SimpleGrid>
      <WordsFields
        label={(language) => t('lowIn', { language: t(language) })}
        path="answer.low"
        value={answer.low}
        onChange={(low) => set({ low })}
      />
      <WordsFields
        label={(language) => t('highIn', { language: t(language) })}
        path="answer.high"
        value={answer.high}
        onChange={(high) => set({ high })}
      />
    </>
  );
}
