import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { nextRow, stepWithin, type ChoiceDraft } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useDone } from '../../../ui/toasts';
import classes from '../guide.module.css';
import { RowButtons } from './row-buttons';
import { WordsFields } from './words-fields';
import { useWriting } from './writing';

const MOST = { choice: 30, ranking: 12 } as const;
const LEAST = 2;

/** What can be chosen or put in order, in its order. */
export function ChoicesFields({ kind }: { kind: 'choice' | 'ranking' }): ReactNode {
  const t = useTexts('guide.editor');
  const done = useDone();
  const { draft, change, opened, faultAt } = useWriting();
  const { choices } = draft.answer;
  const set = (next: ChoiceDraft[]): void => change({ answer: { ...draft.answer, choices: next } });
  const remove = (choice: ChoiceDraft, at: number): void => {
    set(choices.toSpliced(at, 1));
    done(t('undoRemoved'), () =>
      change(({ answer }) => ({ answer: { ...answer, choices: answer.choices.toSpliced(at, 0, choice) } })),
    );
  };
  const isFull = choices.length >= MOST[kind];
  const mayAdd = !isFull && !(opened && kind === 'ranking');
  const fault = faultAt('answer.choices');
  return (
    <Stack gap="xs" role="group" aria-label={t(kind === 'ranking' ? 'rankings' : 'choices')}>
      <Text size="sm" fw={500}>
        {t(kind === 'ranking' ? 'rankings' : 'choices')}
      </Text>
      {opened ? (
        <Text size="sm" c="dimmed">
          {t(kind === 'ranking' ? 'fixedRanking' : 'fixedChoices')}
        </Text>
      ) : null}
      {choices.map((choice, at) => (
        <Group key={choice.row} className={classes['item']} gap="xs" align="flex-start" justify="flex-end">
          <div className={classes['fields']}>
            <WordsFields
              label={(language) => t('choiceIn', { at: at + 1, language: t(language) })}
              path={`answer.choices.${at}.label`}
              value={choice.label}
              onChange={(words) => set(choices.with(at, { ...choice, label: words }))}
            />
          </div>
          <RowButtons
            at={at}
            count={choices.length}
            words={{
              up: t('earlier', { at: at + 1 }),
              down: t('later', { at: at + 1 }),
              remove: t('removeChoice', { at: at + 1 }),
            }}
            onStep={(by) => set(stepWithin(choices, at, by))}
            onRemove={() => remove(choice, at)}
            isKept={choices.length <= LEAST || (opened && choice.value !== '')}
          />
        </Group>
      ))}
      {fault ? (
        <Text size="sm" c="var(--mantine-color-error)">
          {fault}
        </Text>
      ) : null}
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={!mayAdd}
          onClick={() => set([...choices, { row: nextRow(choices), value: '', label: {} }])}
        >
          {t('addChoice')}
        </Button>
        {isFull ? <Text size="sm">{t('atMost', { count: MOST[kind] })}</Text> : null}
      </Group>
    </Stack>
  );
}
