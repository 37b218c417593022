import { Checkbox, Fieldset, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { WordsFields } from './words-fields';
import { useWriting } from './writing';

export function SectionFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, change } = useWriting();
  /** What was written comes back when somebody unticks and ticks again. */
  const [kept, setKept] = useState(draft.section ?? {});
  return (
    <Fieldset legend={t('section')}>
      <Stack gap="sm">
        <Checkbox
          label={t('beginsSection')}
          checked={draft.section !== null}
          onChange={(event) => change({ section: event.currentTarget.checked ? kept : null })}
        />
        {draft.section ? (
          <WordsFields
            label={(language) => t('sectionIn', { language: t(language) })}
            path="section"
            value={draft.section}
            onChange={(section) => {
              setKept(section);
              change({ section });
            }}
          />
        ) : null}
      </Stack>
    </Fieldset>
  );
}

export function WordingFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, change } = useWriting();
  return (
    <Fieldset legend={t('words')}>
      <Stack gap="sm">
        <WordsFields
          label={(language) => t('titleIn', { language: t(language) })}
          path="title"
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <WordsFields
          label={(language) => t('textIn', { language: t(language) })}
          description={t('textHint')}
          path="text"
          value={draft.text}
          lines={4}
          onChange={(text) => change({ text })}
        />
      </Stack>
    </Fieldset>
  );
}
