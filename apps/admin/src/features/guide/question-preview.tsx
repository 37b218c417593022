import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './guide.module.css';
import type { QuestionDraft } from './question-draft';
import { guideTexts } from './texts';

/** The question as plainly as a phone shows it. */
export function QuestionPreview({
  draft,
  position,
  total,
}: {
  draft: QuestionDraft;
  position: number;
  total: number;
}): ReactNode {
  const t = useTexts(guideTexts);
  const { languages } = useStudy();
  const [language, setLanguage] = useState(languages[0] ?? 'nb');
  const paragraphs = (draft.text[language] ?? '').split(/\n\s*\n/).filter((part) => part.trim() !== '');
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('preview')}
      </Title>
      {languages.length > 1 ? (
        <SegmentedControl
          aria-label={t('previewIn')}
          value={language}
          onChange={(value) => setLanguage(value as typeof language)}
          data={languages.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
      <div className={classes.phone} lang={language}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('previewLine', { position, total, minutes: draft.minutes })}
        </Text>
        <Text fw={650} fz="1.4rem" lh={1.25} mb="sm">
          {draft.title[language] ?? ''}
        </Text>
        {paragraphs.map((part, at) => (
          <p key={at}>{part}</p>
        ))}
        <div className={classes.box}>
          <Text size="sm" c="dimmed">
            {t('previewBox')}
          </Text>
        </div>
      </div>
    </Stack>
  );
}
