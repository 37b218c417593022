import { Textarea } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { readAnyLanguage, readAt, readLocalised, writeText, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';

const AFTER_MENU_MS = 60;

export interface WordsFieldProps {
  path: JsonPath;
  label: string;
  description?: string;
  error?: string | undefined;
  /** At least so many lines. */
  rows?: number;
  /** Where somebody begins to write: it takes the focus. */
  isFirst?: boolean;
  onBlur?: () => void;
}

/** A text of the screener in the language that is being written; the main language's words stand in the field until it has its own. */
export function WordsField({
  path,
  label,
  description,
  error,
  rows = 1,
  isFirst = false,
  onBlur,
}: WordsFieldProps): ReactNode {
  const t = useTexts('screener.question');
  const { definition, language, main, edit } = useEditing();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!isFirst) return;
    // A menu gives the focus back to its button when it closes; this comes after that.
    const timer = setTimeout(() => field.current?.focus(), AFTER_MENU_MS);
    return () => clearTimeout(timer);
  }, [isFirst]);
  const value = readAt(definition, path);
  const own = readLocalised(value, language, main);
  const other = own === '' ? readAnyLanguage(value, language, main) : '';
  return (
    <Textarea
      label={label}
      lang={language}
      autosize
      minRows={rows}
      maxRows={16}
      value={own}
      placeholder={other}
      description={other === '' ? description : [description, t('missingHere')].filter(Boolean).join(' ')}
      error={error}
      ref={field}
      onBlur={onBlur}
      onChange={(event) =>
        edit(writeText(definition, path, language, event.currentTarget.value, main), `${path.join('.')} ${language}`)
      }
    />
  );
}
