import { Button, Group, NumberInput, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BalanceOfAttribute, BalanceRow } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './panel.module.css';
import { quotaFault, type PlanDraft } from './plan-draft';
import { panelTexts } from './texts';

interface Props {
  of: BalanceOfAttribute;
  draft: PlanDraft;
  mayEdit: boolean;
  onBound: (value: string, bound: 'min' | 'max', typed: number | '') => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** One attribute: its values with minimum, maximum, who is there and who is picked. What cannot be is red and says why. */
export function QuotaTable({ of, draft, mayEdit, onBound, onAdd, onRemove }: Props): ReactNode {
  const t = useTexts(panelTexts);
  const say = useLocalized();
  const attribute = say(of.label);
  const quotas = draft.quotas.filter((quota) => quota.attribute === of.attribute);
  const has = quotas.length > 0;
  return (
    <fieldset className={classes.attribute}>
      <legend>{attribute}</legend>
      <table className={classes.quotas}>
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            {has ? <th scope="col">{t('min')}</th> : null}
            {has ? <th scope="col">{t('max')}</th> : null}
            <th scope="col">{t('pool')}</th>
            <th scope="col">{t('picked')}</th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <QuotaRow
              key={row.value}
              row={row}
              quota={quotas.find((quota) => quota.value === row.value)}
              mayEdit={mayEdit}
              onBound={(bound, typed) => onBound(row.value, bound, typed)}
            />
          ))}
        </tbody>
      </table>
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
            onClick={has ? onRemove : onAdd}
            aria-label={t(has ? 'stopOnThis' : 'balanceOnThis', { attribute })}
          >
            {t(has ? 'stopBalancing' : 'balanceOn')}
          </Button>
        ) : null}
      </Group>
    </fieldset>
  );
}

interface RowProps {
  row: BalanceRow;
  quota: PlanDraft['quotas'][number] | undefined;
  mayEdit: boolean;
  onBound: (bound: 'min' | 'max', typed: number | '') => void;
}

function QuotaRow({ row, quota, mayEdit, onBound }: RowProps): ReactNode {
  const t = useTexts(panelTexts);
  const say = useLocalized();
  const value = say(row.label);
  const fault = quota ? quotaFault(quota) : undefined;
  const short = quota !== undefined && typeof quota.min === 'number' && quota.min > row.pool;
  const bound = (name: 'min' | 'max'): ReactNode =>
    mayEdit ? (
      <NumberInput
        className={classes.number ?? ''}
        size="xs"
        hideControls
        allowNegative={false}
        allowDecimal={false}
        max={500}
        clampBehavior="none"
        value={quota?.[name] ?? ''}
        onChange={(typed) => onBound(name, typeof typed === 'number' ? typed : typed === '' ? '' : Number(typed))}
        aria-label={t(name === 'min' ? 'minOf' : 'maxOf', { value })}
        error={fault !== undefined || (name === 'min' && short)}
      />
    ) : (
      quota?.[name]
    );
  return (
    <tr className={short || fault ? (classes.faultRow ?? '') : ''}>
      <th scope="row">
        {value}
        {short ? (
          <Text component="span" size="xs" display="block" className={classes.fault ?? ''}>
            {t('tooFewHere', { available: row.pool })}
          </Text>
        ) : null}
        {fault ? (
          <Text component="span" size="xs" display="block" className={classes.fault ?? ''}>
            {t(fault)}
          </Text>
        ) : null}
      </th>
      {quota ? <td>{bound('min')}</td> : null}
      {quota ? <td>{bound('max')}</td> : null}
      <td>{row.pool}</td>
      <td>{row.picked}</td>
    </tr>
  );
}
