import { Checkbox, UnstyledButton } from '@mantine/core';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import type { ApplicationSummary } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import classes from './applicants.module.css';
import { features, isNumber, SORTS, widthOf, type ApplicantColumn } from './columns';
import type { Order } from './filter';
import type { Applicants } from './use-applicants';
import type { Selection } from './use-selection';

const ROW = 40;
const CHECK = 44;

interface Props {
  applicants: Applicants;
  total: number;
  columns: ApplicantColumn[];
  visible: Record<string, boolean>;
  order: Order;
  onOrder: (order: Order) => void;
  selection: Selection | undefined;
  reading: string | undefined;
  readingAt: number | undefined;
  onRead: (item: ApplicationSummary, at: number) => void;
}

/** Thousands of rows, of which only those in sight are in the page; sorted and filtered by the server. */
export function ApplicantTable(props: Props): ReactNode {
  const { applicants, total, columns, visible, selection, reading, readingAt, onRead } = props;
  const t = useTexts('applicants.applicants');
  const scroll = useRef<HTMLDivElement>(null);
  const { here, look } = applicants;
  const data = useMemo(() => [...here.values()], [here]);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (item) => item.id,
    state: { columnVisibility: visible },
  });
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  });
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => look(first, last), [look, first, last]);
  useEffect(() => {
    if (readingAt !== undefined) virtual.scrollToIndex(readingAt, { align: 'auto' });
  }, [readingAt]);

  const shown = table.getVisibleLeafColumns();
  const width = shown.reduce((sum, column) => sum + widthOf(column.id), selection ? CHECK : 0);
  const span = shown.length + (selection ? 1 : 0);
  const byId = table.getRowModel().rowsById;
  return (
    <div className={classes.list} ref={scroll} role="region" aria-label={t('list')} tabIndex={0}>
      <table className={classes.table} style={{ minWidth: width }} aria-rowcount={total + 1}>
        <colgroup>
          {selection ? <col style={{ width: CHECK }} /> : null}
          {shown.map((column) => (
            <col key={column.id} style={{ width: widthOf(column.id) }} />
          ))}
        </colgroup>
        <Head {...props} shown={shown.map((column) => [column.id, String(column.columnDef.header)])} />
        <tbody>
          <Space height={rows[0]?.start ?? 0} span={span} />
          {rows.map(({ index }) => {
            const item = here.get(index);
            const row = item && byId[item.id];
            if (!row)
              return (
                <tr key={index} aria-rowindex={index + 2} aria-busy>
                  <td colSpan={span} aria-label={t('comes')} />
                </tr>
              );
            const isRead = item.id === reading;
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                className={classes.row}
                data-selected={isRead}
                onClick={() => onRead(item, index)}
              >
                {selection ? <Check item={item} at={index} selection={selection} /> : null}
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.column.id} data-number={isNumber(cell.column.id)}>
                    {cell.column.id === 'answer' ? (
                      <UnstyledButton className={classes.opener} aria-pressed={isRead}>
                        <table.FlexRender cell={cell} />
                      </UnstyledButton>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          <Space height={virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)} span={span} />
        </tbody>
      </table>
    </div>
  );
}

const Space = ({ height, span }: { height: number; span: number }): ReactNode =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  ) : null;

function Head({
  shown,
  order,
  onOrder,
  selection,
  total,
}: Props & { shown: readonly (readonly [id: string, header: string])[] }): ReactNode {
  const t = useTexts('applicants.applicants');
  const sortBy = (id: string): void => {
    const sort = SORTS[id];
    if (!sort) return;
    // Of numbers the most is wanted first.
    const natural = isNumber(id) ? 'down' : 'up';
    const other = natural === 'down' ? 'up' : 'down';
    onOrder({ sort, direction: order.sort === sort && order.direction === natural ? other : natural });
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection ? (
          <th scope="col">
            <Checkbox
              size="xs"
              aria-label={t('chooseAll', { count: total })}
              checked={selection.count > 0 && selection.count === total}
              indeterminate={selection.count > 0 && selection.count < total}
              onChange={(event) => (event.currentTarget.checked ? selection.all() : selection.clear())}
            />
          </th>
        ) : null}
        {shown.map(([id, header]) => {
          const isSorted = SORTS[id] === order.sort;
          const sorted = isSorted ? (order.direction === 'up' ? 'ascending' : 'descending') : 'none';
          return (
            <th key={id} scope="col" data-number={isNumber(id)} {...(SORTS[id] ? { 'aria-sort': sorted } : {})}>
              {SORTS[id] ? (
                <UnstyledButton className={classes.sorter} onClick={() => sortBy(id)}>
                  {header}
                  <span aria-hidden>{isSorted ? (order.direction === 'up' ? ' ↑' : ' ↓') : ''}</span>
                </UnstyledButton>
              ) : (
                header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Check({ item, at, selection }: { item: ApplicationSummary; at: number; selection: Selection }): ReactNode {
  const t = useTexts('applicants.applicants');
  const isAll = selection.chosen === 'all';
  const turn = (event: MouseEvent<HTMLInputElement>): void =>
    selection.turn(item, at, event.currentTarget.checked, event.shiftKey);
  return (
    <td onClick={(event) => event.stopPropagation()}>
      <Checkbox
        size="xs"
        aria-label={t('chooseOne', { at: at + 1 })}
        checked={selection.has(item.id)}
        disabled={isAll}
        readOnly
        onClick={turn}
      />
    </td>
  );
}
