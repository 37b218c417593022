import { Group, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useTexts } from '../../../i18n/texts';
import { KeyHelp, useKeysOn } from '../../../ui/key-help';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useKeys } from '../../../ui/use-keys';
import { ApplicantPane } from './applicant-pane';
import { ApplicantTable } from './applicant-table';
import classes from './applicants.module.css';
import type { AttributeWords } from './attribute-words';
import { BulkBar } from './bulk-bar';
import { ColumnChooser } from './column-chooser';
import { shownAtFirst, useColumns } from './columns';
import { queryOf, type Filter, type Order } from './filter';
import { SetAside } from './set-aside';
import { REVIEW_KEYS } from './review-keys';
import type { Applicants } from './use-applicants';
import { useReading } from './use-reading';
import { useSelection } from './use-selection';

interface Props {
  applicants: Applicants;
  total: number;
  filter: Filter;
  order: Order;
  onOrder: (order: Order) => void;
  attributes: readonly AttributeWords[];
  blind: boolean;
  search: RefObject<HTMLInputElement | null>;
}

/** The list and the one being read, with every act on a key. */
export function ApplicantList(props: Props): ReactNode {
  const { applicants, total, filter, order, onOrder, attributes, blind, search } = props;
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const columns = useColumns(attributes);
  const [chosenColumns, setChosenColumns] = useLocalStorage<Record<string, boolean>>({
    key: `lytt.columns.${study.id}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const named = columns.map((column) => [column.id ?? '', String(column.header)] as const);
  const visible = Object.fromEntries(
    named.map(([id]) => [id, id === 'answer' || (chosenColumns[id] ?? shownAtFirst(id, attributes))]),
  );
  const selection = useSelection(applicants);
  const { clear } = selection;
  const asked = JSON.stringify(queryOf(filter, blind));
  // Whoever was ticked under another filter is not meant by what one does under this one.
  useEffect(() => clear(), [asked, clear]);
  const reading = useReading(applicants, total, blind);
  const [keysOn, setKeysOn] = useKeysOn();
  const [helpOpen, setHelpOpen] = useState(false);
  useKeys(keysOn, {
    ...reading.keys,
    '/': () => search.current?.focus(),
    '?': () => setHelpOpen((opened) => !opened),
  });
  const may = study.may('recruitment.decide');
  const isReading = reading.id !== undefined;
  return (
    <div className={classes.columns} data-reading={isReading}>
      <Stack gap="xs" miw={0}>
        <Group justify="space-between" gap="xs" mih={30}>
          {selection.count > 0 ? (
            <BulkBar
              selection={selection}
              on={selection.chosen === 'all' ? { filter: queryOf(filter, blind) } : { ids: [...selection.chosen] }}
              total={total}
            />
          ) : (
            <Text size="sm" role="status">
              {t('counted', { count: total })}
            </Text>
          )}
          <Group gap="xs">
            <ColumnChooser columns={named} visible={visible} onChange={setChosenColumns} />
            <KeyHelp
              keys={REVIEW_KEYS.map(([key, text]) => [key, t(text)])}
              on={keysOn}
              onSwitch={setKeysOn}
              opened={helpOpen}
              onOpen={setHelpOpen}
            />
          </Group>
        </Group>
        <ApplicantTable
          applicants={applicants}
          total={total}
          columns={columns}
          visible={visible}
          order={order}
          onOrder={onOrder}
          selection={may ? selection : undefined}
          reading={reading.id}
          readingAt={reading.at}
          onRead={reading.open}
        />
      </Stack>
      {isReading ? (
        <div className={classes.pane} ref={reading.pane}>
          <Loaded query={reading.query}>
            {() =>
              reading.view ? (
                <ApplicantPane
                  view={reading.view}
                  blind={blind}
                  attributes={attributes}
                  place={reading.at === undefined ? undefined : t('position', { at: reading.at + 1, of: total })}
                  {...reading.acts}
                  note={reading.note}
                  tag={reading.tag}
                />
              ) : null
            }
          </Loaded>
        </div>
      ) : null}
      <SetAside opened={reading.isAsking} count={1} onClose={reading.stopAsking} onSend={reading.setAside} />
    </div>
  );
}
