import { Text, Textarea, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Localized } from '@lytt/shared';
import classes from '../guide.module.css';
import { useWriting, type Language } from './writing';

interface Props {
  /** Of the field in one language. */
  label: (language: Language) => string;
  path: string;
  value: Localized;
  onChange: (value: Localized) => void;
  /** Lines at first; without it one line and no more. */
  lines?: number;
  description?: string;
}

/** One text in each of the study's languages, side by side where there is room. */
export function WordsFields({ label, path, value, onChange, lines, description }: Props): ReactNode {
  const { languages, faultAt } = useWriting();
  const describedBy = useId();
  return (
    <div>
      {description ? (
        <Text id={describedBy} size="sm" c="dimmed" mb={4}>
          {description}
        </Text>
      ) : null}
      <div className={classes['languages']}>
        {languages.map((language, at) => {
          const field = {
            label: label(language),
            ...(description ? { 'aria-describedby': describedBy } : {}),
            lang: language,
            value: value[language] ?? '',
            onChange: (event: { currentTarget: { value: string } }) =>
              onChange({ ...value, [language]: event.currentTarget.value }),
            error: faultAt(`${path}.${language}`) ?? (at === 0 ? faultAt(path) : undefined),
          };
          return lines ? (
            <Textarea key={language} autosize minRows={lines} maxRows={14} {...field} />
          ) : (
            <TextInput key={language} {...field} />
          );
        })}
      </div>
    </div>
  );
}
