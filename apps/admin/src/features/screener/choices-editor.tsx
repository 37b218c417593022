import { DragDropContext, Draggable, Droppable } from '@hello-pangea/dnd';
import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import {
  choiceValue,
  freshValue,
  isJson,
  linesOf,
  listOf,
  moveWithin,
  PREFER_NOT,
  readAnyLanguage,
  readAt,
  readLocalised,
  removeAt,
  renameChoice,
  wordsOf,
  writeAt,
  writeLocalised,
  writeText,
  type JsonPath,
} from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useDone } from '../../ui/toasts';
import { useEditing } from './editing';
import { Icon } from '../../ui/icon';
import classes from './screener-editor.module.css';

/** The choices of a question in their order. A new one gets its stored value from its first words, and keeps it. */
export function ChoicesEditor({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const ts = useTexts('screener.screener');
  const { definition, edit } = useEditing();
  const [showsValues, setShowsValues] = useState(false);
  const list = [...path, 'choices'];
  const choices = listOf(readAt(definition, list));
  return (
    <Stack gap={6} role="group" aria-label={t('choices')}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {t('choices')}
        </Text>
        <Checkbox
          size="xs"
          label={t('advanced')}
          checked={showsValues}
          onChange={(event) => setShowsValues(event.currentTarget.checked)}
        />
      </Group>
      {choices.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noChoices')}
        </Text>
      ) : null}
      <DragDropContext
        dragHandleUsageInstructions={ts('dragHint')}
        onDragEnd={({ source, destination }) => {
          if (destination) edit(moveWithin(definition, list, source.index, destination.index));
        }}
      >
        <Droppable droppableId={list.join('.')}>
          {(drop) => (
            <ol className={classes.list} ref={drop.innerRef} {...drop.droppableProps}>
              {choices.map((choice, at) => (
                <Draggable key={keyOf(choices, at)} draggableId={keyOf(choices, at)} index={at}>
                  {(drag) => (
                    <li className={classes.choice} ref={drag.innerRef} {...drag.draggableProps}>
                      <span
                        className={classes.grip}
                        {...drag.dragHandleProps}
                        aria-label={ts('drag', { what: t('choiceNumber', { at: at + 1 }) })}
                      >
                        <Icon of="grip" size={16} />
                      </span>
                      <ChoiceRow path={path} at={at} choice={choice} showsValue={showsValues} />
                    </li>
                  )}
                </Draggable>
              ))}
              {drop.placeholder}
            </ol>
          )}
        </Droppable>
      </DragDropContext>
      <AddChoice path={path} />
    </Stack>
  );
}

const keyOf = (choices: unknown[], at: number): string => {
  const own = String(choiceValue(choices[at]) ?? '');
  const before = choices.slice(0, at).filter((one) => String(choiceValue(one) ?? '') === own).length;
  return `${own} ${before}`;
};

interface RowProps {
  path: JsonPath;
  at: number;
  choice: unknown;
  showsValue: boolean;
}
function ChoiceRow({ path, at, choice, showsValue }: RowProps): ReactNode {
  const t = useTexts('screener.question');
  const { definition, language, main, edit, restore } = useEditing();
  const done = useDone();
  const place = [...path, 'choices', at];
  const value = choiceValue(choice) ?? '';
  const text = isJson(choice) ? (choice['text'] ?? String(value)) : String(value);
  const own = readLocalised(text, language, main);
  const shown = readAnyLanguage(text, language, main);
  const [typed, setTyped] = useState<string>();
  const write = (words: string): void => {
    const before =
      isJson(choice) && choice['text'] === undefined
        ? writeAt(definition, [...place, 'text'], String(value))
        : definition;
    edit(writeText(before, [...place, 'text'], language, words, main), `${place.join('.')} ${language}`);
  };
  const commit = (): void => {
    if (typed !== undefined && typed.trim() !== '' && typed !== String(value)) {
      const followed = renameChoice(definition, wordsOf(readAt(definition, [...path, 'name'])), value, typed.trim());
      edit(
        writeAt(followed, place, isJson(choice) ? { ...choice, value: typed.trim() } : { value: typed.trim(), text }),
      );
    }
    setTyped(undefined);
  };
  return (
    <>
      <div>
        <TextInput
          aria-label={t('choiceNumber', { at: at + 1 })}
          lang={language}
          value={own}
          placeholder={own === '' ? shown : undefined}
          onChange={(event) => write(event.currentTarget.value)}
        />
        {showsValue ? (
          <TextInput
            data-own-undo
            size="xs"
            mt={4}
            ff="monospace"
            aria-label={t('value', { at: at + 1 })}
            value={typed ?? String(value)}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={commit}
          />
        ) : null}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('removeChoice', { what: shown })}
        onClick={() => {
          edit(removeAt(definition, [...path, 'choices'], at));
          done(t('removedChoice', { what: shown }), () => restore(definition, place));
        }}
      >
        <Icon of="cross" size={16} />
      </ActionIcon>
    </>
  );
}

function AddChoice({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, language, main, edit } = useEditing();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = [...path, 'choices'];
  const add = (lines: string[]): void => {
    const before = listOf(readAt(definition, list));
    const taken = new Set(before.map((choice) => String(choiceValue(choice))));
    const fresh = lines.map((line) => {
      const value = freshValue(line, taken);
      taken.add(value);
      return { value, text: language === main ? { [main]: line } : writeLocalised(undefined, language, line, main) };
    });
    // "Prefer not to say" stays the last.
    const isLast = choiceValue(before.at(-1)) === PREFER_NOT;
    edit(writeAt(definition, list, isLast ? [...before.slice(0, -1), ...fresh, before.at(-1)] : [...before, ...fresh]));
    setWords('');
    field.current?.focus();
  };
  const paste = (event: ClipboardEvent): void => {
    const lines = linesOf(event.clipboardData.getData('text'));
    if (lines.length < 2) return;
    event.preventDefault();
    add(lines);
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        data-own-undo
        ref={field}
        style={{ flex: 1 }}
        label={t('addChoice')}
        description={t('addChoiceHint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onPaste={paste}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add(linesOf(words));
        }}
      />
      <Button variant="default" disabled={words.trim() === ''} onClick={() => add(linesOf(words))}>
        {t('addChoiceButton')}
      </Button>
    </Group>
  );
}
