import { Badge, Text } from '@mantine/core';
import { createColumnHelper, tableFeatures, columnVisibilityFeature, type ColumnDef } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import type { ApplicantSort, ApplicationSummary } from '@lytt/shared';
import { useDates, useLanguage, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import type { AttributeWords } from './attribute-words';

export const features = tableFeatures({ columnVisibilityFeature });
export type ApplicantColumn = ColumnDef<typeof features, ApplicationSummary>;
const helper = createColumnHelper<typeof features, ApplicationSummary>();

/** Columns that the server can sort by. */
export const SORTS: Readonly<Record<string, ApplicantSort>> = {
  applied: 'applied',
  mine: 'mine',
  mean: 'rating',
  words: 'words',
  minutes: 'minutes',
  source: 'source',
  status: 'status',
};
const WIDTHS: Readonly<Record<string, number>> = {
  answer: 260,
  mine: 70,
  mean: 84,
  words: 84,
  minutes: 96,
  notes: 76,
  source: 160,
  signs: 150,
  tags: 150,
  applied: 150,
};
export const widthOf = (column: string): number => WIDTHS[column] ?? 130;
const NUMBERS = new Set(['mine', 'mean', 'words', 'minutes', 'notes']);
export const isNumber = (column: string): boolean => NUMBERS.has(column);

/** What is shown until somebody chooses: enough to judge, and the first three attributes. */
const AT_FIRST = new Set(['answer', 'mine', 'mean', 'status', 'signs', 'source']);
export const shownAtFirst = (column: string, attributes: readonly AttributeWords[]): boolean =>
  AT_FIRST.has(column) || attributes.slice(0, 3).some(({ key }) => column === `attribute.${key}`);

export const minutesOf = (item: Pick<ApplicationSummary, 'startedAt' | 'completedAt'>): number | undefined =>
  item.completedAt === null
    ? undefined
    : Math.max(0, Math.round((Date.parse(item.completedAt) - Date.parse(item.startedAt)) / 60_000));

export function useMean(): (mean: number) => string {
  const { intl } = useLanguage();
  return (mean) => intl.formatNumber(mean, { maximumFractionDigits: 1 });
}

/** The columns after the open answer, which the table draws itself because it opens the applicant. */
export function useColumns(attributes: readonly AttributeWords[]): ApplicantColumn[] {
  const t = useTexts('applicants.applicants');
  const { intl } = useLanguage();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const known = JSON.stringify(attributes);
  return useMemo(() => {
    const none = <span aria-label={t('none')}>–</span>;
    const column = (id: string, cell: (item: ApplicationSummary) => ReactNode): ApplicantColumn =>
      helper.display({ id, header: t(`col.${id}` as 'col.mine'), cell: ({ row }) => cell(row.original) });
    return [
      column('answer', (item) => item.beginning || t('noAnswer')),
      column('mine', (item) => item.myRating ?? none),
      column('mean', (item) =>
        item.rating === null ? none : intl.formatNumber(item.rating, { maximumFractionDigits: 1 }),
      ),
      column('status', (item) => t(`status.${item.status}`)),
      column('signs', (item) =>
        item.signs.length === 0 ? (
          none
        ) : (
          <Text span size="sm" fw={600} c="amber.7">
            {item.signs.length === 1 && item.signs[0]
              ? t(`sign.${item.signs[0]}`)
              : t('signCount', { count: item.signs.length })}
          </Text>
        ),
      ),
      column('source', (item) => item.source.name),
      ...attributes.map(({ key, label, say }): ApplicantColumn =>
        helper.display({
          id: `attribute.${key}`,
          header: label,
          cell: ({ row }) => say(row.original.attributes[key]) ?? none,
        }),
      ),
      column('tags', (item) =>
        item.tags.length === 0
          ? none
          : item.tags.map((tag) => (
              <Badge key={tag} variant="light" color="gray" mr={4}>
                {tag}
              </Badge>
            )),
      ),
      column('notes', (item) => item.notes || none),
      column('words', (item) => item.words),
      column('minutes', (item) => minutesOf(item) ?? none),
      column('standing', (item) => (item.standing === 'none' ? none : t(`standing.${item.standing}`))),
      column('told', (item) => (item.told === null ? none : t(`told.${item.told}`))),
      column('language', (item) => t(`language.${item.language}`)),
      column('applied', (item) => when(item.completedAt ?? item.startedAt)),
    ];
  }, [known, t, intl, when]);
}
