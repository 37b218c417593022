import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { readAt, screenerPages, wordsOf, type TextLanguage } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { useEditing } from './editing';
import classes from './screener-editor.module.css';
import { screenerTexts } from './texts';

/** The form as it was last saved, served by the same pages that applicants meet; it begins at the page being edited. */
export function PhonePreview({ revision, isBehind }: { revision: number; isBehind: boolean }): ReactNode {
  const t = useTexts(screenerTexts);
  const { id: studyId } = useStudy();
  const { definition, chosen, languages, main, language: written } = useEditing();
  const [picked, setPicked] = useState<{ language: TextLanguage; beside: TextLanguage }>();
  const [round, setRound] = useState(0);
  // It follows the language one writes in, until another is picked here.
  const language = picked?.beside === written ? picked.language : languages.includes(written) ? written : main;
  const page = chosen[0] === 'form' ? wordsOf(readAt(definition, [...chosen.slice(0, 3), 'name'])) : '';
  const query = new URLSearchParams({ lang: language, ...(page ? { page } : {}) }).toString();
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('previewIn')}
          value={language}
          onChange={(next) => setPicked({ language: next, beside: written })}
          data={languages.map((each) => ({ value: each, label: t(each) }))}
        />
        <Button size="compact-sm" variant="subtle" onClick={() => setRound((before) => before + 1)}>
          {t('previewAgain')}
        </Button>
      </Group>
      <iframe
        key={`${revision} ${query} ${round}`}
        className={classes.phone}
        title={t('previewTitle')}
        src={`/api/v1${screenerPages.preview.path.replace(':studyId', studyId)}?${query}`}
      />
      <Text size="sm" c="dimmed" ta="center">
        {t(isBehind ? 'previewWaits' : 'previewAbout')}
      </Text>
    </Stack>
  );
}
