import { Alert, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TablePreview } from '@lytt/shared';
import { FileFaults } from '../file-faults';
import { useTexts } from '../../i18n/texts';

/** As the request says it; the answer names the tab by its sign. */
export type Delimiter = ',' | ';' | 'tab';
const DELIMITERS: readonly Delimiter[] = [',', ';', 'tab'];

/** What the file would do, with everything that stands in its way. */
export function ImportPreview({
  name,
  preview,
  onDelimiter,
}: {
  name: string;
  preview: TablePreview;
  onDelimiter: (delimiter: Delimiter) => void;
}): ReactNode {
  const t = useTexts('house.table-import');
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        <div role="status">
          <Text fw={600}>{t('file', { name, rows: preview.rows })}</Text>
          <Text size="sm" c="dimmed">
            {t('encoding', { encoding: preview.encoding.toUpperCase() })}{' '}
            {preview.faultCount === 0 ? t('wouldBe', { fresh: preview.fresh, known: preview.known }) : null}
          </Text>
        </div>
        <Select
          size="sm"
          label={t('delimiter')}
          allowDeselect={false}
          value={preview.delimiter === '\t' ? 'tab' : preview.delimiter}
          data={DELIMITERS.map((value) => ({ value, label: t(`delimiter.${value}`) }))}
          onChange={(value) => value && onDelimiter(value)}
        />
      </Group>
      {preview.faultCount > 0 ? <Faults preview={preview} /> : null}
      <Sample preview={preview} />
    </Stack>
  );
}

const scrolls = (label: string) => ({ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } });

function Faults({ preview }: { preview: TablePreview }): ReactNode {
  const t = useTexts('house.table-import');
  const title = t('faults', { count: preview.faultCount });
  return (
    <Alert color="red" title={title}>
      <Text size="sm" mb="xs">
        {t('faultsTodo')}
      </Text>
      <FileFaults faults={preview.faults} label={title} />
      {preview.faultCount > preview.faults.length ? (
        <Text size="sm">{t('moreFaults', { count: preview.faultCount - preview.faults.length })}</Text>
      ) : null}
    </Alert>
  );
}

function Sample({ preview }: { preview: TablePreview }): ReactNode {
  const t = useTexts('house.table-import');
  if (preview.columns.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h6">
        {t('columns')}
      </Title>
      <Table.ScrollContainer minWidth={preview.columns.length * 130} scrollAreaProps={scrolls(t('columns'))}>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              {preview.columns.map((column, at) => (
                <Table.Th key={at}>
                  {column.name}
                  <Text size="xs" c="dimmed">
                    {column.meaning === null ? t('unused') : t('readAs', { meaning: column.meaning })}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.sample.map((row, number) => (
              <Table.Tr key={number}>
                {preview.columns.map((_, at) => (
                  <Table.Td key={at}>{row[at]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
