import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  sumOfShares,
  withoutQuotasOn,
  withQuota,
  withQuotasOn,
  type BalanceOfAttribute,
  type QuotaDraft,
} from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useNumbers } from '../words';
import { enterMovesOn } from './enter-moves-on';
import type { PlanRoom } from './plan-room';
import { PopulationPaste } from './population-paste';
import { useProblemWords } from './problem-words';
import classes from './quotas.module.css';
import { QuotaRow } from './quota-row';

/** One attribute: its values with bounds beside the live counts. What cannot be is red and says why. */
export function QuotaTable({ of, room }: { of: BalanceOfAttribute; room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  const { editing, names, places } = room;
  const { draft, mayEdit, change } = editing;
  const words = useProblemWords(names);
  const attribute = names.attribute(of.attribute);
  const quotas = draft.quotas.filter((quota) => !quota.and && quota.attribute === of.attribute);
  const hasShares = quotas.some((quota) => typeof quota.share === 'number');
  const [asked, setAsked] = useState<boolean>();
  const inPercent = asked ?? hasShares;
  const [pasting, setPasting] = useState(false);
  const has = quotas.length > 0;
  const shares = sumOfShares(draft, of.attribute);
  const find = (value: string): QuotaDraft | undefined => quotas.find((quota) => quota.value === value);
  const widest = Math.max(
    1,
    ...of.rows.map((row) => row.picked),
    ...quotas.map(({ max }) => Math.min(Number(max), Number(draft.seats))),
  );
  return (
    <section className={classes.attribute} aria-label={attribute}>
      <Group justify="space-between" gap="xs" mb={4}>
        <h3 className={classes.name}>{attribute}</h3>
        {has && mayEdit ? (
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-label={t('unitOf', { attribute })}
              value={inPercent ? 'percent' : 'people'}
              onChange={(unit) => setAsked(unit === 'percent')}
              data={[
                { value: 'people', label: t('people') },
                { value: 'percent', label: t('inPercent') },
              ]}
            />
            {inPercent ? (
              <Button size="compact-xs" variant="subtle" onClick={() => setPasting(true)}>
                {t('fromPopulation')}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Group>
      <table className={classes.quotas} onKeyDown={enterMovesOn}>
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            {has && inPercent ? (
              <th scope="col" className={classes.bound}>
                {t('percent')}
              </th>
            ) : null}
            {has ? (
              <th scope="col" className={classes.bound}>
                {t('min')}
              </th>
            ) : null}
            {has ? (
              <th scope="col" className={classes.bound}>
                {t('max')}
              </th>
            ) : null}
            {(['pool', 'eligible', 'confirmed', 'picked'] as const).map((count) => (
              <th key={count} scope="col" className={classes.count}>
                {t(count)}
              </th>
            ))}
            {has ? <td className={classes.count} /> : null}
            {has ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <QuotaRow
              key={row.value}
              row={row}
              quota={find(row.value)}
              name={{ attribute: of.attribute, value: row.value }}
              inPercent={inPercent}
              widest={widest}
              room={room}
              onType={(typed) => change(withQuota(draft, { attribute: of.attribute, value: row.value }, typed))}
            />
          ))}
        </tbody>
        {has ? <Sums quotas={quotas} of={of} inPercent={inPercent} seats={draft.seats} sum={shares.sum} /> : null}
      </table>
      {places.ofAttribute(of.attribute).map((problem) => (
        <Text key={`${problem.kind}${problem.value}`} size="sm" className={classes.fault ?? ''}>
          {words(problem)}
        </Text>
      ))}
      {inPercent && hasShares && !shares.adds ? (
        <Text size="sm" className={classes.fault ?? ''}>
          {t('sharesSum', { sum: number(shares.sum, 2) })}
        </Text>
      ) : null}
      {inPercent && mayEdit ? (
        <Text size="xs" c="dimmed">
          {t('sharesFollow')}
        </Text>
      ) : null}
      <Group gap="xs" mt={4}>
        {has ? null : (
          <Text size="sm" c="dimmed">
            {t('noQuota')}
          </Text>
        )}
        {mayEdit ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => change(has ? withoutQuotasOn(draft, of.attribute) : withQuotasOn(draft, of))}
            aria-label={t(has ? 'stopOnThis' : 'balanceOnThis', { attribute })}
          >
            {t(has ? 'stopBalancing' : 'balanceOn')}
          </Button>
        ) : null}
      </Group>
      <PopulationPaste
        opened={pasting}
        attribute={attribute}
        values={of.rows.map(({ value }) => ({ value, label: names.value(of.attribute, value) }))}
        onClose={() => setPasting(false)}
        onUse={(found) => {
          setPasting(false);
          change({
            ...draft,
            quotas: draft.quotas.map((quota) => {
              const share = !quota.and && quota.attribute === of.attribute ? found.get(quota.value) : undefined;
              return share === undefined ? quota : { ...quota, share };
            }),
          });
        }}
      />
    </section>
  );
}

function Sums({
  quotas,
  of,
  inPercent,
  seats,
  sum,
}: {
  quotas: QuotaDraft[];
  of: BalanceOfAttribute;
  inPercent: boolean;
  seats: number | '';
  sum: number;
}): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  const total = (bound: 'min' | 'max'): number => quotas.reduce((all, quota) => all + Number(quota[bound]), 0);
  const count = (name: 'pool' | 'eligible' | 'confirmed' | 'picked'): number =>
    of.rows.reduce((all, row) => all + row[name], 0);
  const wrong = { min: total('min') > Number(seats), max: total('max') < Number(seats) };
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('sum')}</th>
        {inPercent ? <td>{number(sum, 2)}</td> : null}
        {(['min', 'max'] as const).map((bound) => (
          <td key={bound} className={seats !== '' && wrong[bound] ? classes.fault : ''}>
            {number(total(bound))}
          </td>
        ))}
        {(['pool', 'eligible', 'confirmed', 'picked'] as const).map((each) => (
          <td key={each} className={classes.count}>
            {number(count(each))}
          </td>
        ))}
        <td className={classes.count} />
        <td />
      </tr>
    </tfoot>
  );
}
