import { Alert, Button, Fieldset, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { studyRoutes, type Localized, type StudyView } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { AskBeforeLosing } from '../../ui/ask-before-losing';
import { useDone } from '../../ui/toasts';
import { useStudy } from '../../ui/study-context';

type Draft = Pick<StudyView, 'title' | 'startsOn' | 'contact' | 'letter' | 'agreement'>;

export function TextsTab(): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const edit = useAct(studyRoutes.edit);
  const done = useDone();
  const { title, startsOn, contact, letter, agreement } = study;
  const [draft, setDraft] = useState<Draft>({ title, startsOn, contact, letter, agreement });
  const locked = !study.may('study.edit');
  const hasBegun = study.phase === 'field' || study.phase === 'closed';
  const faults = edit.error?.faults ?? {};
  const isDirty = JSON.stringify(draft) !== JSON.stringify({ title, startsOn, contact, letter, agreement });
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    edit.mutate({ params: { studyId: study.id }, body: draft }, { onSuccess: () => done(t('saved')) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <AskBeforeLosing isDirty={isDirty} />
      <Stack maw={900}>
        {locked ? <Alert color="gray">{t('readOnly')}</Alert> : null}
        <InLanguages
          label={t('title')}
          path="title"
          value={draft.title}
          faults={faults}
          locked={locked}
          onChange={(next) => change({ title: next })}
        />
        <TextInput
          type="date"
          label={t('startsOn')}
          maw={hasBegun ? 420 : 240}
          readOnly={locked || hasBegun}
          description={hasBegun ? t('startsOnFixed') : undefined}
          value={draft.startsOn}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
          error={faults['startsOn']}
        />
        <Fieldset legend={t('contact')}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput
              label={t('contactName')}
              readOnly={locked}
              value={draft.contact.name}
              onChange={(event) => change({ contact: { ...draft.contact, name: event.currentTarget.value } })}
              error={faults['contact.name']}
            />
            <TextInput
              label={t('contactOrganisation')}
              readOnly={locked}
              value={draft.contact.organisation}
              onChange={(event) => change({ contact: { ...draft.contact, organisation: event.currentTarget.value } })}
              error={faults['contact.organisation']}
            />
            <TextInput
              label={t('contactEmail')}
              type="email"
              readOnly={locked}
              value={draft.contact.email}
              onChange={(event) => change({ contact: { ...draft.contact, email: event.currentTarget.value } })}
              error={faults['contact.email']}
            />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend={t('letter')}>
          <Stack>
            <InLanguages
              label={t('heading')}
              path="letter.heading"
              value={draft.letter.heading}
              faults={faults}
              locked={locked}
              onChange={(heading) => change({ letter: { ...draft.letter, heading } })}
            />
            <InLanguages
              label={t('lead')}
              path="letter.lead"
              long
              value={draft.letter.lead}
              faults={faults}
              locked={locked}
              onChange={(lead) => change({ letter: { ...draft.letter, lead } })}
            />
            <InLanguages
              label={t('body')}
              about={t('bodyAbout')}
              path="letter.body"
              long
              value={draft.letter.body}
              faults={faults}
              locked={locked}
              onChange={(body) => change({ letter: { ...draft.letter, body } })}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('agreement')}>
          <Stack>
            <TextInput
              label={t('agreementVersion')}
              description={t('agreementAbout')}
              maw={240}
              readOnly={locked}
              value={draft.agreement.version}
              onChange={(event) => change({ agreement: { ...draft.agreement, version: event.currentTarget.value } })}
              error={faults['agreement.version']}
            />
            <InLanguages
              label={t('body')}
              about={t('bodyAbout')}
              path="agreement.text"
              long
              value={draft.agreement.text}
              faults={faults}
              locked={locked}
              onChange={(text) => change({ agreement: { ...draft.agreement, text } })}
            />
          </Stack>
        </Fieldset>
        {edit.error && Object.keys(faults).length === 0 ? <Alert color="red">{edit.error.problem.title}</Alert> : null}
        {locked ? null : (
          <Group justify="flex-end">
            <Button type="submit" loading={edit.isPending}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface InLanguagesProps {
  label: string;
  about?: string;
  path: string;
  value: Localized;
  long?: boolean;
  locked: boolean;
  faults: Record<string, string>;
  onChange: (value: Localized) => void;
}

/** One text in each of the study's languages, side by side. */
function InLanguages({ label, about, path, value, long, locked, faults, onChange }: InLanguagesProps): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const Field = long ? Textarea : TextInput;
  return (
    <SimpleGrid cols={{ base: 1, md: study.languages.length }}>
      {study.languages.map((language) => (
        <Field
          key={language}
          lang={language}
          label={t('in', { label, language })}
          description={about}
          readOnly={locked}
          value={value[language] ?? ''}
          onChange={(event: { currentTarget: { value: string } }) =>
            onChange({ ...value, [language]: event.currentTarget.value })
          }
          error={faults[`${path}.${language}`]}
          {...(long ? { autosize: true, minRows: 3, maxRows: 16 } : {})}
        />
      ))}
    </SimpleGrid>
  );
}
