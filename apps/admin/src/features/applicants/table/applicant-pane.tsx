import { Button, Divider, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { ApplicationView } from '@lytt/shared';
import { useDates, useLocalized, useTexts } from '../../../i18n/texts';
import { Words } from '../../../ui/quote';
import { useStudy } from '../../../ui/study-context';
import { ApplicantAnswers } from './applicant-answers';
import { ApplicantContact } from './applicant-contact';
import { ApplicantNotes } from './applicant-notes';
import { ApplicantSigns } from './applicant-signs';
import { ApplicantTags } from './applicant-tags';
import type { AttributeWords } from './attribute-words';
import { Refusal } from './overrule';
import { RateApplicant } from './rate-applicant';

export interface Reading {
  view: ApplicationView;
  blind: boolean;
  attributes: readonly AttributeWords[];
  place: string | undefined;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  onRate: (value: number) => void;
  onShortlist: () => void;
  onSetAside: () => void;
  onRead: (id: string) => void;
  note: RefObject<HTMLTextAreaElement | null>;
  tag: RefObject<HTMLInputElement | null>;
}

/** One application: the open answer first and large, then what it takes to judge it. */
export function ApplicantPane(reading: Reading): ReactNode {
  const { view, place, onStep, onClose } = reading;
  const t = useTexts('applicants.applicants');
  const localized = useLocalized();
  const study = useStudy();
  return (
    <Paper withBorder p="md" component="section" aria-label={t('reading')}>
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
            <Button size="compact-sm" variant="subtle" onClick={onClose}>
              {t('close')}
            </Button>
          </Group>
        </Group>
        <Refusal view={view} />
        <div>
          <Title order={2} size="h5" mb="xs">
            {localized(view.discussion.title)}
          </Title>
          <Words size="lg">{view.discussion.answer || t('noAnswer')}</Words>
        </div>
        {study.may('recruitment.rate') ? (
          <RateApplicant view={view} blind={reading.blind} onRate={reading.onRate} />
        ) : null}
        <Status {...reading} />
        <ApplicantSigns view={view} onRead={reading.onRead} />
        <Divider />
        <Attributes {...reading} />
        <Facts view={view} />
        <ApplicantAnswers view={view} />
        <Divider />
        <ApplicantTags key={`tags ${view.id}`} view={view} field={reading.tag} />
        <ApplicantNotes key={`notes ${view.id}`} view={view} field={reading.note} />
        {study.may('recruitment.rate') && !reading.blind ? (
          <ApplicantContact key={`contact ${view.id}`} view={view} />
        ) : null}
      </Stack>
    </Paper>
  );
}

function Status({ view, onShortlist, onSetAside }: Reading): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const said = [
    t(`status.${view.status}`),
    ...(view.statusReason ? [view.statusReason] : []),
    ...(view.standing === 'none' ? [] : [t(`standing.${view.standing}`)]),
    view.told === null
      ? t('told.nobody')
      : t('toldAt', { what: t(`told.${view.told}`), when: when(view.toldAt ?? '') }),
  ];
  return (
    <section>
      <Text size="sm" mb="xs">
        {said.join(' · ')}
      </Text>
      {study.may('recruitment.decide') ? (
        <Group gap="xs">
          <Button
            size="compact-md"
            variant={view.status === 'shortlisted' ? 'filled' : 'default'}
            aria-pressed={view.status === 'shortlisted'}
            onClick={onShortlist}
            rightSection={
              <Kbd size="xs" visibleFrom="sm" aria-hidden>
                S
              </Kbd>
            }
          >
            {t('shortlist')}
          </Button>
          <Button
            size="compact-md"
            variant={view.status === 'set-aside' ? 'filled' : 'default'}
            aria-pressed={view.status === 'set-aside'}
            onClick={onSetAside}
            rightSection={
              <Kbd size="xs" visibleFrom="sm" aria-hidden>
                X
              </Kbd>
            }
          >
            {t('setAside')}
          </Button>
        </Group>
      ) : null}
    </section>
  );
}

function Attributes({ view, attributes }: Reading): ReactNode {
  const t = useTexts('applicants.applicants');
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('attributes')}
      </Title>
      {attributes.map(({ key, label, say }) => (
        <Text key={key} size="sm">
          {label}: {say(view.attributes[key]) ?? t('notGiven')}
        </Text>
      ))}
    </div>
  );
}

function Facts({ view }: { view: ApplicationView }): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const said = [
    t('from', { source: view.source.name, when: when(view.completedAt ?? view.startedAt) }),
    ...(view.minutes === null ? [] : [t('took', { minutes: Math.round(view.minutes) })]),
    t('wordCount', { count: view.words }),
    t('writesIn', { language: t(`language.${view.language}`) }),
  ];
  return (
    <Text size="sm" c="dimmed">
      {said.join(' · ')}
    </Text>
  );
}
