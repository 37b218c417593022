import { Button, Collapse, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import {
  ApplicantStatus,
  ApplicationState,
  Decision,
  applicantsRoutes,
  SignKind,
  sourcesRoutes,
  Standing,
} from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import type { AttributeWords } from './attribute-words';
import classes from './applicants.module.css';
import type { Filter } from './filter';

interface Props {
  filter: Filter;
  attributes: readonly AttributeWords[];
  onChange: (filter: Filter) => void;
  search: RefObject<HTMLInputElement | null>;
}
const TYPING_MS = 250;

/** Who is wanted. What is asked most stands in sight, the rest behind one button that says how much of it is in use. */
export function FilterBar({ filter, attributes, onChange, search }: Props): ReactNode {
  const t = useTexts('applicants.applicants');
  const { id: studyId } = useStudy();
  const sources = useView(sourcesRoutes.list, { params: { studyId } });
  const tags = useView(applicantsRoutes.tags, { params: { studyId }, topics: ['application'] });
  const [more, setMore] = useState(false);
  const set = (change: Partial<Filter>): void => onChange({ ...filter, ...change });
  const setAttribute = (key: string, value: string | null): void => {
    const { [key]: _, ...others } = filter.attributes;
    set({ attributes: value ? { ...others, [key]: value } : others });
  };
  const behind = [filter.tag, filter.sign, filter.told, filter.standing, ...Object.values(filter.attributes)];
  const inUse = behind.filter(Boolean).length;
  return (
    <div role="group" aria-label={t('filters')}>
      <div className={classes.filters}>
        <Words text={filter.text ?? ''} onChange={(text) => set({ text })} search={search} />
        <One
          label={t('filterState')}
          value={filter.state}
          data={ApplicationState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(state) => set({ state: state ?? 'completed' })}
          always
        />
        <One
          label={t('filterRating')}
          value={filter.rating}
          data={[
            { value: 'mine-missing' as const, label: t('mineMissing') },
            { value: 'unrated' as const, label: t('unrated') },
            ...(['2', '3', '4', '5'] as const).map((value) => ({ value, label: t('atLeast', { value }) })),
          ]}
          onChange={(rating) => set({ rating })}
        />
        <One
          label={t('filterStatus')}
          value={filter.status}
          data={ApplicantStatus.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
        <One
          label={t('filterSource')}
          value={filter.source}
          data={(sources.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(source) => set({ source })}
        />
      </div>
      <Collapse expanded={more}>
        <div className={classes.filters} style={{ marginTop: 8 }}>
          <One
            label={t('filterTag')}
            value={filter.tag}
            data={(tags.data?.items ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` }))}
            onChange={(tag) => set({ tag })}
          />
          <One
            label={t('filterSign')}
            value={filter.sign}
            data={[
              { value: 'any' as const, label: t('anySign') },
              { value: 'none' as const, label: t('noSign') },
              ...SignKind.options.map((value) => ({ value, label: t(`sign.${value}`) })),
            ]}
            onChange={(sign) => set({ sign })}
          />
          <One
            label={t('filterStanding')}
            value={filter.standing}
            data={Standing.options.map((value) => ({ value, label: t(`standing.${value}`) }))}
            onChange={(standing) => set({ standing })}
          />
          <One
            label={t('filterTold')}
            value={filter.told}
            data={[
              { value: 'nobody' as const, label: t('told.nobody') },
              ...Decision.options.map((value) => ({ value, label: t(`told.${value}`) })),
            ]}
            onChange={(told) => set({ told })}
          />
          {attributes.map(({ key, label, values }) => (
            <One
              key={key}
              label={label}
              value={filter.attributes[key]}
              data={values}
              onChange={(value) => setAttribute(key, value ?? null)}
            />
          ))}
        </div>
      </Collapse>
      <Group mt={4}>
        <Button size="compact-sm" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {t(more ? 'fewer' : 'moreFilters', { count: inUse })}
        </Button>
      </Group>
    </div>
  );
}

function One<Value extends string>({
  label,
  value,
  data,
  onChange,
  always = false,
}: {
  label: string;
  value: Value | undefined;
  data: { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
  always?: boolean;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  return (
    <Select
      size="xs"
      label={label}
      placeholder={t('any')}
      searchable={data.length > 8}
      clearable={!always}
      allowDeselect={!always}
      value={value ?? null}
      data={data}
      onChange={(next) => onChange((next as Value | null) ?? undefined)}
    />
  );
}

/** What is typed is asked for when one pauses; a filter from elsewhere writes it anew. */
function Words({
  text,
  onChange,
  search,
}: {
  text: string;
  onChange: (text: string) => void;
  search: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  const tell = useDebouncedCallback((words: string) => {
    told.current = words;
    onChange(words);
  }, TYPING_MS);
  useEffect(() => {
    if (text === told.current.trim()) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  return (
    <TextInput
      ref={search}
      size="xs"
      type="search"
      label={t('filterText')}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
