import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { studyRoutes } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Loaded, RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';

/** A new study out of this one's file; who may make studies is asked of the house. */
export function CopyStudy(): ReactNode {
  const t = useTexts('study.study');
  const house = useView(studyRoutes.list);
  return (
    <Loaded query={house} lines={2}>
      {({ canCreate }) => (canCreate ? <CopyForm /> : <Text c="dimmed">{t('copyNotYours')}</Text>)}
    </Loaded>
  );
}

function CopyForm(): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const localized = useLocalized();
  const navigate = useNavigate();
  const done = useDone();
  const copy = useAct(studyRoutes.clone);
  const [title, setTitle] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wish = { ...(title.trim() ? { title: title.trim() } : {}), ...(startsOn ? { startsOn } : {}) };
    copy.mutate(
      { params: { studyId: study.id }, body: wish },
      {
        onSuccess: ({ id }) => {
          done(t('copyDone'));
          void navigate({ to: `/studies/${id}` });
        },
      },
    );
  };
  const faults = copy.error?.faults ?? {};
  return (
    <Stack component="form" onSubmit={submit} gap="sm" w="100%">
      <Group align="flex-start">
        <TextInput
          label={t('copyName')}
          description={t('copyNameAbout', { title: localized(study.title) })}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={faults['title']}
          style={{ flex: '2 1 260px' }}
        />
        <TextInput
          type="date"
          label={t('startsOn')}
          description={t('copyStartsOnAbout')}
          value={startsOn}
          onChange={(event) => setStartsOn(event.currentTarget.value)}
          error={faults['startsOn']}
          style={{ flex: '1 1 220px' }}
        />
      </Group>
      {copy.error && Object.keys(faults).length === 0 ? <RefusedNote fault={copy.error} /> : null}
      <Button type="submit" variant="default" loading={copy.isPending} style={{ alignSelf: 'flex-start' }}>
        {t('copyButton')}
      </Button>
    </Stack>
  );
}
