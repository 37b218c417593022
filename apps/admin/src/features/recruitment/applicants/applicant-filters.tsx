import { Button, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { recruitmentRoutes, screenerRoutes, sourcesRoutes, type ApplicationState, type QueryOf } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { recruitmentTexts } from './texts';

type Rating = NonNullable<QueryOf<typeof recruitmentRoutes.applications>['rating']>;
export interface Filter {
  state: ApplicationState;
  source: string;
  rating: Rating | '';
  text: string;
  attributes: Record<string, string>;
}
export const NO_FILTER: Filter = { state: 'completed', source: '', rating: '', text: '', attributes: {} };

export function queryOf(filter: Filter): QueryOf<typeof recruitmentRoutes.applications> {
  const attributes = Object.entries(filter.attributes)
    .map(([key, value]) => `${key}:${value}`)
    .join(';');
  return {
    state: filter.state,
    ...(filter.source ? { source: filter.source } : {}),
    ...(filter.rating ? { rating: filter.rating } : {}),
    ...(filter.text.trim() ? { text: filter.text.trim() } : {}),
    ...(attributes ? { attributes } : {}),
  };
}

export function ApplicantFilters({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange: (filter: Filter) => void;
}): ReactNode {
  const t = useTexts(recruitmentTexts);
  const localized = useLocalized();
  const { id: studyId } = useStudy();
  const sources = useView(sourcesRoutes.list, { params: { studyId } });
  const screener = useView(screenerRoutes.view, { params: { studyId } });
  const set = (change: Partial<Filter>): void => onChange({ ...filter, ...change });
  const setAttribute = (key: string, value: string | null): void => {
    const { [key]: _, ...others } = filter.attributes;
    set({ attributes: value ? { ...others, [key]: value } : others });
  };
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <div role="group" aria-label={t('filters')}>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" verticalSpacing="xs">
        <Select
          size="xs"
          label={t('filterState')}
          allowDeselect={false}
          value={filter.state}
          data={(['completed', 'started', 'refused'] as const).map((state) => ({
            value: state,
            label: t(`state.${state}`),
          }))}
          onChange={(state) => set({ state: state ?? 'completed' })}
        />
        <Select
          size="xs"
          label={t('filterSource')}
          placeholder={t('anySource')}
          searchable
          clearable
          value={filter.source || null}
          data={(sources.data?.items ?? []).map((source) => ({ value: source.code, label: source.name }))}
          onChange={(source) => set({ source: source ?? '' })}
        />
        <Select
          size="xs"
          label={t('filterRating')}
          placeholder={t('anyRating')}
          clearable
          value={filter.rating || null}
          data={[
            { value: 'mine-missing' as const, label: t('mineMissing') },
            { value: 'unrated' as const, label: t('unrated') },
            ...(['2', '3', '4', '5'] as const).map((value) => ({ value, label: t('atLeast', { value }) })),
          ]}
          onChange={(rating) => set({ rating: rating ?? '' })}
        />
        <TextInput
          size="xs"
          label={t('filterText')}
          value={filter.text}
          maxLength={200}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        {(screener.data?.attributes ?? []).map((attribute) => (
          <Select
            key={attribute.key}
            size="xs"
            label={localized(attribute.label)}
            placeholder={t('any')}
            clearable
            value={filter.attributes[attribute.key] ?? null}
            data={attribute.values.map((value) => ({ value: value.value, label: localized(value.label) }))}
            onChange={(value) => setAttribute(attribute.key, value)}
          />
        ))}
      </SimpleGrid>
      {isFiltered ? (
        <Group mt="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(NO_FILTER)}>
            {t('clear')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
