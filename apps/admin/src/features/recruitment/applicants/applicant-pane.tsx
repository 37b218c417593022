import { Alert, Anchor, Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApplicationView } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import { ApplicantContact } from './applicant-contact';
import { useAttributeWords } from './applicant-table';
import { RateApplicant } from './rate-applicant';
import { recruitmentTexts } from './texts';

interface Reading {
  place: string | undefined;
  onStep: (step: number) => void;
  onRate: (value: number) => void;
  onRead: (id: string) => void;
}

/** One application: the open answer first and large, then what it takes to judge it. */
export function ApplicantPane({
  application,
  ...reading
}: { application: UseQueryResult<ApplicationView, Refused> } & Reading): ReactNode {
  return (
    <Paper withBorder p="md" component="section">
      <Loaded query={application}>{(view) => <Application key={view.id} view={view} {...reading} />}</Loaded>
    </Paper>
  );
}

function Application({ view, place, onStep, onRate, onRead }: { view: ApplicationView } & Reading): ReactNode {
  const t = useTexts(recruitmentTexts);
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {place}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => onStep(-1)}>
            {t('previous')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onStep(1)}>
            {t('next')}
          </Button>
        </Group>
      </Group>
      <Notes view={view} onRead={onRead} />
      <div>
        <Title order={2} size="h5" mb="xs">
          {localized(view.discussion.title)}
        </Title>
        <Words size="lg">{view.discussion.answer || t('noAnswer')}</Words>
      </div>
      {study.may('recruitment.rate') ? <RateApplicant view={view} onRate={onRate} /> : null}
      <Divider />
      <Attributes view={view} />
      <details>
        <summary>{t('others', { count: view.answers.length })}</summary>
        <dl>
          {view.answers.map((answer) => (
            <div key={answer.question}>
              <Text component="dt" size="sm" c="dimmed" mt="xs">
                {localized(answer.title)}
              </Text>
              <dd style={{ margin: 0 }}>
                <Words size="sm">{localized(answer.answer)}</Words>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <Text size="sm" c="dimmed">
        {t('from', { source: view.source.name, when: when(view.completedAt ?? view.startedAt) })}.{' '}
        {t('language', { language: t(`language.${view.language}`) })}.
      </Text>
      {study.may('recruitment.rate') ? <ApplicantContact view={view} /> : null}
    </Stack>
  );
}

function Notes({ view, onRead }: { view: ApplicationView; onRead: (id: string) => void }): ReactNode {
  const t = useTexts(recruitmentTexts);
  return (
    <>
      {view.sameAddress ? (
        <Alert color="amber" title={t('sameAddress')}>
          <Text size="sm">{t('sameAddressAbout')}</Text>
          <Group gap="md" mt="xs">
            {view.sameAddressAs.map((id) => (
              <Anchor key={id} component="button" type="button" size="sm" onClick={() => onRead(id)}>
                {t('readOther')}
              </Anchor>
            ))}
          </Group>
        </Alert>
      ) : null}
      {view.refusal === null ? null : (
        <Alert color="gray">
          {view.state === 'completed' ? t('withdrawn') : t('refusedBecause', { reason: view.refusal })}
        </Alert>
      )}
      {view.seated ? <Text fw={600}>{t('hasSeat')}</Text> : null}
    </>
  );
}

function Attributes({ view }: { view: ApplicationView }): ReactNode {
  const t = useTexts(recruitmentTexts);
  const words = useAttributeWords();
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('attributes')}
      </Title>
      {words(view.attributes).map(({ key, label, value }) => (
        <Text key={key} size="sm">
          {label}: {value ?? t('notGiven')}
        </Text>
      ))}
    </div>
  );
}
