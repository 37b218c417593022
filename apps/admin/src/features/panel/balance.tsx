import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BalanceOfAttribute, BalanceRow, PanelView } from '@lytt/shared';
import { useLanguage, useLocalized, useTexts } from '../../i18n/texts';
import { ChartFrame } from '../../ui/chart-frame';
import classes from './panel.module.css';
import { useShares } from './words';

interface Totals {
  pool: number;
  target: number;
  panel: number;
}
const OF = ['pool', 'target', 'panel'] as const;
type Of = (typeof OF)[number];

const countOf = (row: BalanceRow, of: Of): number | null =>
  of === 'pool' ? row.pool : of === 'target' ? row.target : row.picked;
const shareOf = (row: BalanceRow, of: Of, totals: Totals): number | null => {
  const count = countOf(row, of);
  return count === null || totals[of] === 0 ? null : count / totals[of];
};

/** Applicants, target and panel side by side for each attribute: in people and in per cent, as bars or as a table. */
export function Balance({ view }: { view: PanelView }): ReactNode {
  const t = useTexts('panel.panel');
  if (view.balance.length === 0) return null;
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="lg">
        <div>
          <Title order={2} size="h5">
            {t('balance')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('balanceAbout')}
          </Text>
        </div>
        {view.balance.map((of) => (
          <Attribute key={of.attribute} of={of} view={view} />
        ))}
      </Stack>
    </Paper>
  );
}

function Attribute({ of, view }: { of: BalanceOfAttribute; view: PanelView }): ReactNode {
  const t = useTexts('panel.panel');
  const say = useLocalized();
  const attribute = say(of.label);
  // The middles of the quotas need not sum to the seats; shares of their own sum are what can be compared.
  const totals: Totals = {
    pool: view.poolSize,
    target: of.rows.reduce((sum, row) => sum + (row.target ?? 0), 0),
    panel: view.picked,
  };
  return (
    <ChartFrame
      title={attribute}
      fileName={attribute}
      rows={() => [
        [t('value'), t('ofPool'), t('ofTarget'), t('ofPanel')],
        ...of.rows.map((row) => [say(row.label), row.pool, row.target ?? '', row.picked]),
      ]}
      picture={<AsBars of={of} totals={totals} />}
      table={<AsTable of={of} totals={totals} />}
    />
  );
}

function useLabel(totals: Totals): (row: BalanceRow, of: Of) => string {
  const t = useTexts('panel.panel');
  const share = useShares();
  const { intl } = useLanguage();
  return (row, of) => {
    const people = countOf(row, of);
    const part = shareOf(row, of, totals);
    if (people === null) return t('noTarget');
    const count = intl.formatNumber(people, { maximumFractionDigits: 1 });
    return part === null ? count : t('peopleAndShare', { count, share: share(part) });
  };
}

function AsBars({ of, totals }: { of: BalanceOfAttribute; totals: Totals }): ReactNode {
  const t = useTexts('panel.panel');
  const say = useLocalized();
  const label = useLabel(totals);
  const words = { pool: t('ofPool'), target: t('ofTarget'), panel: t('ofPanel') };
  const shown = OF.filter((each) => totals[each] > 0);
  const widest = Math.max(0.01, ...of.rows.flatMap((row) => shown.map((each) => shareOf(row, each, totals) ?? 0)));
  return (
    <ul className={classes.values}>
      {of.rows.map((row) => (
        <li key={row.value}>
          <Text size="sm">{say(row.label)}</Text>
          <dl className={classes.bars}>
            {shown.map((each) => {
              const part = shareOf(row, each, totals);
              return (
                <div key={each} style={{ display: 'contents' }}>
                  <dt>{words[each]}</dt>
                  <div className={classes.track} aria-hidden="true">
                    {part ? (
                      <div className={classes.bar} data-of={each} style={{ width: `${(100 * part) / widest}%` }} />
                    ) : null}
                  </div>
                  <dd>{label(row, each)}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function AsTable({ of, totals }: { of: BalanceOfAttribute; totals: Totals }): ReactNode {
  const t = useTexts('panel.panel');
  const say = useLocalized();
  const label = useLabel(totals);
  return (
    <Table fz="sm" horizontalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('value')}</Table.Th>
          <Table.Th scope="col">{t('ofPool')}</Table.Th>
          <Table.Th scope="col">{t('ofTarget')}</Table.Th>
          <Table.Th scope="col">{t('ofPanel')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.rows.map((row) => (
          <Table.Tr key={row.value}>
            <Table.Th scope="row" fw={400}>
              {say(row.label)}
            </Table.Th>
            {OF.map((each) => (
              <Table.Td key={each}>
                {each === 'panel' && totals.panel === 0 ? t('nobodyPicked') : label(row, each)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
