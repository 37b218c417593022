import { Button, CloseButton, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useState, type FormEvent, type ReactNode } from 'react';
import { applicantsRoutes } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { useDone } from '../../../ui/toasts';
import { isSame, NO_FILTER, queryOf, type Filter } from './filter';

/** The ways through the pile that every study needs. */
const READY = {
  everybody: NO_FILTER,
  toRate: { ...NO_FILTER, rating: 'mine-missing' },
  signs: { ...NO_FILTER, sign: 'any' },
  shortlisted: { ...NO_FILTER, status: 'shortlisted' },
  notTold: { ...NO_FILTER, told: 'nobody' },
} as const satisfies Record<string, Filter>;

interface Saved {
  name: string;
  filter: Filter;
}
interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Filters by name: Lytt's own, and those that this person has kept for this study in this browser. */
export function SavedFilters({ filter, onChange }: Props): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const done = useDone();
  const [saved, setSaved] = useLocalStorage<Saved[]>({ key: `lytt.filters.${study.id}`, defaultValue: [] });
  const isKnown = [...Object.values(READY), ...saved.map((each) => each.filter)].some((each) => isSame(each, filter));
  const forget = (gone: Saved): void => {
    setSaved(saved.filter((each) => each.name !== gone.name));
    done(t('filterGone', { name: gone.name }), () => setSaved(saved));
  };
  return (
    <Group gap={4} role="group" aria-label={t('savedFilters')}>
      {(Object.keys(READY) as (keyof typeof READY)[]).map((name) => (
        <Ready key={name} name={name} isOn={isSame(READY[name], filter)} onChoose={() => onChange(READY[name])} />
      ))}
      {saved.map((each) => (
        <Group key={each.name} gap={0} wrap="nowrap">
          <Button
            size="compact-sm"
            variant={isSame(each.filter, filter) ? 'light' : 'subtle'}
            aria-pressed={isSame(each.filter, filter)}
            onClick={() => onChange(each.filter)}
          >
            {each.name}
          </Button>
          <CloseButton size="sm" aria-label={t('filterForget', { name: each.name })} onClick={() => forget(each)} />
        </Group>
      ))}
      {isKnown ? null : (
        <Keep onKeep={(name) => setSaved([...saved.filter((each) => each.name !== name), { name, filter }])} />
      )}
      {isSame(filter, NO_FILTER) ? null : (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(NO_FILTER)}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}

function Ready({ name, isOn, onChoose }: { name: keyof typeof READY; isOn: boolean; onChoose: () => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const { id: studyId } = useStudy();
  const found = useView(applicantsRoutes.applications, {
    params: { studyId },
    query: { ...queryOf(READY[name], false), limit: 1 },
    topics: ['application', 'seat'],
  });
  return (
    <Button size="compact-sm" variant={isOn ? 'light' : 'subtle'} aria-pressed={isOn} onClick={onChoose}>
      {t(`ready.${name}`)}
      {found.data ? ` (${found.data.total})` : ''}
    </Button>
  );
}

function Keep({ onKeep }: { onKeep: (name: string) => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const [opened, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (!name.trim()) return;
    onKeep(name.trim());
    setName('');
    close();
  };
  return (
    <Popover opened={opened} onChange={close} trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" onClick={toggle}>
          {t('keepFilter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keepFilter')}>
        <Stack component="form" gap="xs" onSubmit={keep}>
          <TextInput
            label={t('filterName')}
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs">
            {t('keepIt')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
