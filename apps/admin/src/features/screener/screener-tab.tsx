import { Badge, Code, Group, List, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { LANGUAGE_NAMES, nearestLanguage, screenerRoutes, type Language, type ScreenerView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLanguage, useTexts, type AdminKey } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';

/** Most who come to the room read applicants; they need not fetch the editor. */
const ScreenerEditor = lazy(async () => ({ default: (await import('./screener-editor')).ScreenerEditor }));

type Question = ScreenerView['pages'][number]['questions'][number];

/** Who may edit works on the draft; everybody else reads what applicants see. */
export function ScreenerTab(): ReactNode {
  return useStudy().may('recruitment.edit') ? (
    <Suspense fallback={null}>
      <ScreenerEditor />
    </Suspense>
  ) : (
    <PublishedScreener />
  );
}

/** The form as applicants meet it, to be read. */
function PublishedScreener(): ReactNode {
  const t = useTexts('screener.published');
  const { id: studyId, languages } = useStudy();
  const { language: mine } = useLanguage();
  const [language, setLanguage] = useState<Language>(nearestLanguage(mine, languages));
  const screener = useView(screenerRoutes.view, { params: { studyId } });
  return (
    <Loaded query={screener} lines={10}>
      {({ pages, refusals }) => (
        <Stack gap="md" maw={820}>
          <Group justify="space-between">
            <Text c="dimmed">{t('screenerAbout')}</Text>
            <SegmentedControl
              aria-label={t('screenerLanguage')}
              value={language}
              onChange={setLanguage}
              data={languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
          </Group>
          {pages.map((page, at) => (
            <Paper key={page.name} withBorder p="md" component="section">
              <Text size="sm" c="dimmed">
                {t('page', { at: at + 1, of: pages.length })}
              </Text>
              <Title order={2} size="h5" lang={language}>
                {page.title[language] || page.name}
              </Title>
              <OnlyIf when={page.visibleIf} />
              <Stack gap="lg" mt="sm">
                {page.questions.map((question) => (
                  <QuestionPreview key={question.name} question={question} language={language} />
                ))}
              </Stack>
            </Paper>
          ))}
          <section>
            <Title order={2} size="h5" mb="xs">
              {t('refusals')}
            </Title>
            {refusals.length === 0 ? <Text>{t('noRefusals')}</Text> : null}
            <List spacing="xs">
              {refusals.map((refusal) => (
                <List.Item key={refusal.when}>
                  {refusal.reason}: <Code>{refusal.when}</Code> –{' '}
                  {t(refusal.keepNothing ? 'refusalForgets' : 'refusalKeeps')}
                </List.Item>
              ))}
            </List>
          </section>
        </Stack>
      )}
    </Loaded>
  );
}

function QuestionPreview({ question, language }: { question: Question; language: Language }): ReactNode {
  const t = useTexts('screener.published');
  return (
    <div>
      <Text fw={600} lang={language}>
        {question.title[language]}
      </Text>
      {question.description[language] ? (
        <Text size="sm" c="dimmed" lang={language}>
          {question.description[language]}
        </Text>
      ) : null}
      <Group gap="xs" my={4}>
        <Badge variant="light" color="gray">
          {t(`type.${question.type}` as AdminKey<'screener.published'>)}
        </Badge>
        {question.type === 'html' ? null : (
          <Badge variant="light" color="gray">
            {t(question.required ? 'required' : 'optional')}
          </Badge>
        )}
        {question.role === 'plain' ? null : <Badge variant="light">{t(`role.${question.role}`)}</Badge>}
      </Group>
      <OnlyIf when={question.visibleIf} />
      {question.choices.length > 0 ? (
        <List size="sm" mt={4} lang={language}>
          {question.choices.map((choice, at) => (
            <List.Item key={at}>{choice[language]}</List.Item>
          ))}
        </List>
      ) : null}
    </div>
  );
}

function OnlyIf({ when }: { when: string | null }): ReactNode {
  const t = useTexts('screener.published');
  if (when === null) return null;
  return (
    <Text size="sm">
      {t('onlyIf')} <Code>{when}</Code>
    </Text>
  );
}
