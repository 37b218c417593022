import { Button, Select } from '@mantine/core';
import { memo, useMemo, type ReactNode } from 'react';
import { Behaviour, RehearsedKind, type RehearsalView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './rehearsal.module.css';
import { daysOf, type Filter, type Happening } from './story';
import { useWords } from './use-words';

interface Props {
  week: RehearsalView;
  story: readonly Happening[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** For picture and table alike. */
export const FilterBar = memo(function FilterBar({ week, story, filter, onFilter }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const words = useWords();
  const { startsOn, days: length } = useStudy();
  const days = useMemo(() => daysOf(story), [story]);
  const kinds = useMemo(() => new Set(story.map(({ kind }) => kind)), [story]);
  const numbered = (day: string): string => {
    const number = Math.round((Date.parse(day) - Date.parse(startsOn)) / 86_400_000) + 1;
    const key = number < 1 ? 'beforeOption' : number > length ? 'afterOption' : 'dayOption';
    return t(key, { number, day: words.day(day) });
  };
  const languages = [...new Set(week.people.map(({ language }) => language))];
  const set = (key: keyof Filter) => (value: string | null) => onFilter({ ...filter, [key]: value ?? undefined });
  const field = (key: keyof Filter, label: string, data: { value: string; label: string }[]): ReactNode => (
    <Select
      size="xs"
      label={label}
      placeholder={t('any')}
      clearable
      searchable={data.length > 8}
      data={data}
      value={filter[key] ?? null}
      onChange={set(key)}
    />
  );
  return (
    <div role="group" aria-label={t('filters')} className={classes['filters']}>
      {field(
        'person',
        t('who'),
        week.people.map((person) => ({ value: person.id, label: words.who(person) })),
      )}
      {field(
        'behaviour',
        t('filterBehaviour'),
        Behaviour.options.map((value) => ({ value, label: t(`behaviour.${value}`) })),
      )}
      {languages.length > 1
        ? field(
            'language',
            t('filterLanguage'),
            languages.map((value) => ({ value, label: t(`language.${value}`) })),
          )
        : null}
      {field(
        'kind',
        t('filterKind'),
        RehearsedKind.options.filter((kind) => kinds.has(kind)).map((value) => ({ value, label: t(`kind.${value}`) })),
      )}
      {field(
        'day',
        t('filterDay'),
        days.map((value) => ({ value, label: numbered(value) })),
      )}
      {Object.values(filter).some(Boolean) ? (
        <Button size="xs" variant="subtle" className={classes['all']} onClick={() => onFilter({})}>
          {t('showAll')}
        </Button>
      ) : null}
    </div>
  );
});
