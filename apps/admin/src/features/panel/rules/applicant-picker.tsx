import { Checkbox, Group, MultiSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { applicantsRoutes, type ApplicationSummary, type PanelView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useNumbers, type Names } from '../words';
import classes from './rules.module.css';

const SHOWN = 50;
const AFTER_TYPING_MS = 300;

interface Props {
  view: PanelView;
  names: Names;
  /** One person, or any number. */
  one?: boolean;
  chosen: readonly string[];
  onChoose: (applicationIds: string[]) => void;
}

/** Applicants by what they are and how they were rated, never by name. */
export function ApplicantPicker({ view, names, one = false, chosen, onChoose }: Props): ReactNode {
  const t = useTexts('panel.people-rules');
  const { id: studyId } = useStudy();
  const [typed, setTyped] = useState('');
  const [groups, setGroups] = useState<string[]>([]);
  const [text] = useDebouncedValue(typed.trim(), AFTER_TYPING_MS);
  const found = useView(applicantsRoutes.applications, {
    params: { studyId },
    query: {
      state: 'completed',
      blind: '0',
      sort: 'applied',
      direction: 'up',
      offset: 0,
      limit: SHOWN,
      ...(text ? { text } : {}),
      ...(groups.length > 0 ? { attributes: groups.join(';') } : {}),
    },
  });
  const toggle = (id: string): void => {
    if (one) onChoose([id]);
    else onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start">
        <TextInput
          flex="1 1 10rem"
          label={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <MultiSelect
          flex="1 1 12rem"
          label={t('groups')}
          placeholder={groups.length === 0 ? t('anyGroup') : ''}
          searchable
          value={groups}
          onChange={setGroups}
          data={view.balance.map(({ attribute, rows }) => ({
            group: names.attribute(attribute),
            items: rows.map(({ value }) => ({
              value: `${attribute}:${value}`,
              label: names.value(attribute, value),
            })),
          }))}
        />
      </Group>
      <Loaded query={found}>
        {({ items, total }) => (
          <>
            <Text size="sm" c="dimmed" role="status">
              {t('found', { total })}. {total > items.length ? t('more', { shown: items.length }) : t('noNames')}
            </Text>
            <ul className={classes.people} tabIndex={0} aria-label={t('who')}>
              {items.map((person) => (
                <li key={person.id}>
                  <Person
                    person={person}
                    names={names}
                    one={one}
                    checked={chosen.includes(person.id)}
                    onToggle={() => toggle(person.id)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Person({
  person,
  names,
  one,
  checked,
  onToggle,
}: {
  person: ApplicationSummary;
  names: Names;
  one: boolean;
  checked: boolean;
  onToggle: () => void;
}): ReactNode {
  const t = useTexts('panel.panel');
  const number = useNumbers();
  const rating = person.rating === null ? t('ratingNone') : t('rating', { rating: number(person.rating, 1) });
  const said = {
    label: names.person(person.attributes) || person.id.slice(0, 8),
    description: person.beginning ? `${rating} · ${person.beginning}` : rating,
    checked,
    onChange: onToggle,
  };
  return one ? <Radio name="applicant" {...said} /> : <Checkbox {...said} />;
}
