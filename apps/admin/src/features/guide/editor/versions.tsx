import { Accordion, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { guideRoutes, type GuideQuestionView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useDates, useLocalized, useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import classes from '../guide.module.css';

/** Which wordings there have been, since when, and how many answered each. */
export function Versions({ question }: { question: GuideQuestionView }): ReactNode {
  const t = useTexts('guide.editor');
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Accordion variant="contained" value={opened} onChange={setOpened}>
      <Accordion.Item value="versions">
        <Accordion.Control>
          {t('versions')} ({question.version})
        </Accordion.Control>
        <Accordion.Panel>{opened ? <VersionList question={question} /> : null}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function VersionList({ question }: { question: GuideQuestionView }): ReactNode {
  const t = useTexts('guide.editor');
  const localized = useLocalized();
  const study = useStudy();
  const dates = useDates(study.timeZone);
  const versions = useView(guideRoutes.versions, {
    params: { studyId: study.id, questionId: question.id },
    topics: ['question', 'post'],
  });
  return (
    <Loaded query={versions} lines={3}>
      {({ items }) => (
        <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map(({ version, createdAt, answers, title, text }) => (
            <li key={version} className={classes['item']}>
              <Text fw={600}>
                {t('version', { version })}
                {version === question.version ? ` · ${t('inForce')}` : ''}
              </Text>
              <Text size="sm" c="dimmed">
                {t('versionFrom', { when: dates.when(createdAt) })} · {t('versionAnswers', { count: answers })}
              </Text>
              <Text mt={4} fw={600} size="sm">
                {localized(title)}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {localized(text)}
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Loaded>
  );
}
