import { Table, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { screenerRoutes, type ApplicationSummary } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLanguage, useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './applicants.module.css';
import { recruitmentTexts } from './texts';

/** What a quota attribute's value is called. */
export function useAttributeWords(): (
  attributes: Record<string, string>,
) => { key: string; label: string; value: string | undefined }[] {
  const localized = useLocalized();
  const { id: studyId } = useStudy();
  const screener = useView(screenerRoutes.view, { params: { studyId } });
  return (attributes) =>
    (screener.data?.attributes ?? []).map((attribute) => {
      const value = attribute.values.find((one) => one.value === attributes[attribute.key]);
      return { key: attribute.key, label: localized(attribute.label), value: value && localized(value.label) };
    });
}

export function useMean(): (mean: number) => string {
  const { intl } = useLanguage();
  return (mean) => intl.formatNumber(mean, { maximumFractionDigits: 1 });
}

export function ApplicantTable({
  items,
  selected,
  onSelect,
}: {
  items: ApplicationSummary[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}): ReactNode {
  const t = useTexts(recruitmentTexts);
  const words = useAttributeWords();
  const sayMean = useMean();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div className={classes.list} ref={list} role="region" aria-label={t('list')} tabIndex={0}>
      <Table stickyHeader highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('colAnswer')}</Table.Th>
            <Table.Th ta="right">{t('colMine')}</Table.Th>
            <Table.Th ta="right">{t('colMean')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr
              key={item.id}
              className={classes.row}
              data-selected={item.id === selected}
              onClick={() => onSelect(item.id)}
            >
              <Table.Td>
                <UnstyledButton
                  className={classes.opener}
                  aria-pressed={item.id === selected}
                  onClick={() => onSelect(item.id)}
                >
                  {item.beginning || t('noAnswer')}
                </UnstyledButton>
                <Text size="xs" c="dimmed">
                  {[item.source.name, ...words(item.attributes).flatMap(({ value }) => value ?? [])].join(' · ')}
                </Text>
                {item.sameAddress ? (
                  <Text size="xs" c="amber.7" fw={600}>
                    {t('sameAddress')}
                  </Text>
                ) : null}
                {item.seated ? (
                  <Text size="xs" fw={600}>
                    {t('hasSeat')}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td ta="right">{item.myRating ?? <span aria-label={t('notRated')}>–</span>}</Table.Td>
              <Table.Td ta="right">
                {item.rating === null ? <span aria-label={t('notRated')}>–</span> : sayMean(item.rating)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
