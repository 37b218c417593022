import { Button, Group, SegmentedControl, Select, Stack, Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { sourcesRoutes, type SourceFunnel } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { downloadCsv } from '../../ui/csv-file';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { everyDay, type Day } from './days';
import { DaysChart, useShortDay } from './days-chart';
import { STEPS } from './steps';

/** When people came: one source, or all of them together. */
export function SourceDays({ sources }: { sources: SourceFunnel[] }): ReactNode {
  const t = useTexts('applying.sources');
  const { id: studyId } = useStudy();
  const [source, setSource] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const days = useView(sourcesRoutes.days, {
    params: { studyId },
    query: source ? { source } : {},
    topics: ['application', 'seat'],
  });
  const save = (items: Day[]): void =>
    downloadCsv(t('fileDays'), [
      [t('day'), ...STEPS.map((step) => t(step))],
      ...items.map((item) => [item.day, ...STEPS.map((step) => item[step])]),
    ]);
  return (
    <Loaded query={days} lines={8}>
      {({ items }) => {
        const all = everyDay(items);
        return (
          <Stack>
            <Group align="flex-end" gap="md">
              <Select
                label={t('daySource')}
                placeholder={t('allSources')}
                searchable
                clearable
                value={source}
                data={sources.map(({ code, name }) => ({ value: code, label: name }))}
                onChange={setSource}
              />
              <SegmentedControl
                aria-label={t('view')}
                value={asTable ? 'table' : 'bars'}
                onChange={(value) => setAsTable(value === 'table')}
                data={(['bars', 'table'] as const).map((value) => ({ value, label: t(value) }))}
              />
              {all.length > 0 ? (
                <Button variant="default" onClick={() => save(all)}>
                  {t('csv')}
                </Button>
              ) : null}
            </Group>
            {all.length === 0 ? (
              <Empty title={t('noDays')} todo={t('noDaysTodo')} />
            ) : asTable ? (
              <DaysTable days={all} />
            ) : (
              <DaysChart days={all} />
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function DaysTable({ days }: { days: Day[] }): ReactNode {
  const t = useTexts('applying.sources');
  const { shortDay } = useShortDay();
  return (
    <Table.ScrollContainer
      minWidth={620}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('days') } }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('day')}</Table.Th>
            {STEPS.map((step) => (
              <Table.Th key={step} ta="right">
                {t(step)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.day}>
              <Table.Th scope="row" fw={500}>
                {shortDay(day.day)}
              </Table.Th>
              {STEPS.map((step) => (
                <Table.Td key={step} ta="right">
                  {day[step]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
