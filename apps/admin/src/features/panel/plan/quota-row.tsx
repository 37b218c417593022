import { ActionIcon, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  boundsInConflict,
  quotaFault,
  quotaKey,
  stepsOn,
  type BalanceRow,
  type QuotaDraft,
  type QuotaName,
} from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import { useNumbers } from '../words';
import type { PlanRoom } from './plan-room';
import { useProblemWords } from './problem-words';
import classes from './quotas.module.css';
import { QuotaDetails } from './quota-details';
import { StepButtons } from './step-buttons';

interface Props {
  row: BalanceRow;
  quota: QuotaDraft | undefined;
  name: QuotaName;
  inPercent: boolean;
  /** Most people that any bar of the attribute shows. */
  widest: number;
  room: PlanRoom;
  onType: (typed: Partial<QuotaDraft>) => void;
}

/** One value: bounds, counts, a small picture of both, what stands in its way and what would help. */
export function QuotaRow({ row, quota, name, inPercent, widest, room, onType }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  const { names, places, conflict, alternatives, editing } = room;
  const words = useProblemWords(names);
  const [open, setOpen] = useState(false);
  const value = names.value(name.attribute, name.value);
  const fault = quota ? quotaFault(quota) : undefined;
  const short = quota !== undefined && typeof quota.min === 'number' && quota.min > row.eligible;
  const problems = quota ? places.ofQuota(name).filter(({ kind }) => !(short && kind === 'tooFewAvailable')) : [];
  const inConflict = quota ? boundsInConflict(conflict, name) : [];
  const steps = quota ? stepsOn(alternatives, name) : [];
  const wrong = short || fault !== undefined || problems.length > 0 || inConflict.length > 0;
  const bound = (which: 'min' | 'max'): ReactNode => (
    <td>
      {editing.mayEdit ? (
        <TypedNumber
          className={classes.number ?? ''}
          size="xs"
          hideControls
          max={500}
          data-column={which}
          value={quota?.[which]}
          onType={(typed) => onType({ [which]: typed })}
          aria-label={t(which === 'min' ? 'minOf' : 'maxOf', { value })}
          error={
            fault === 'notANumber' ||
            fault === 'minAboveMax' ||
            inConflict.includes(which) ||
            (which === 'min' && short)
          }
        />
      ) : (
        number(Number(quota?.[which]))
      )}
      <StepButtons steps={steps.filter(({ change }) => change.bound === which)} names={names} onUse={room.onUse} />
    </td>
  );
  const said = (text: string): ReactNode => (
    <Text key={text} component="span" size="xs" display="block" className={classes.fault ?? ''}>
      {text}
    </Text>
  );
  const seats = quota && room.editing.wholeSeats.get(quotaKey(name));
  return (
    <>
      <tr className={wrong ? (classes.faultRow ?? '') : ''}>
        <th scope="row">
          {value}
          {quota?.soft ? (
            <Text component="span" size="xs" c="dimmed" display="block">
              {t('wishes', { target: quota.soft.target, weight: quota.soft.weight })}
            </Text>
          ) : null}
          {quota?.note && !open ? (
            <Text component="span" size="xs" c="dimmed" display="block">
              {quota.note}
            </Text>
          ) : null}
          {short ? said(t('tooFewHere', { available: row.eligible })) : null}
          {fault ? said(t(fault)) : null}
          {problems.map((problem) => said(words(problem)))}
          {inConflict.length > 0 ? said(t('inConflict')) : null}
        </th>
        {quota && inPercent ? (
          <td>
            {editing.mayEdit ? (
              <TypedNumber
                className={classes.percent ?? ''}
                size="xs"
                hideControls
                allowDecimal
                decimalScale={2}
                decimalSeparator=","
                allowedDecimalSeparators={[',', '.']}
                max={100}
                data-column="share"
                value={quota.share}
                onType={(share) => onType({ share })}
                aria-label={t('percentOf', { value })}
              />
            ) : typeof quota.share === 'number' ? (
              number(quota.share, 2)
            ) : (
              '–'
            )}
            {typeof quota.share === 'number' && seats !== undefined ? (
              <Text component="span" size="xs" c="dimmed" display="block">
                {t('wholeSeats', { seats })}
              </Text>
            ) : null}
          </td>
        ) : null}
        {quota ? bound('min') : null}
        {quota ? bound('max') : null}
        <td className={classes.count}>{number(row.pool)}</td>
        <td className={classes.count}>{number(row.eligible)}</td>
        <td className={classes.count}>{number(row.confirmed)}</td>
        <td className={classes.count}>{number(row.picked)}</td>
        {quota ? (
          <td className={classes.count}>
            <Bar quota={quota} row={row} widest={widest} />
          </td>
        ) : null}
        {quota ? (
          <td className={classes.more}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-expanded={open}
              aria-label={t('moreOf', { value })}
              onClick={() => setOpen(!open)}
            >
              {open ? '▴' : '▾'}
            </ActionIcon>
          </td>
        ) : null}
      </tr>
      <tr className={classes.countsRow}>
        <td colSpan={10}>
          {t('counts', {
            pool: number(row.pool),
            eligible: number(row.eligible),
            confirmed: number(row.confirmed),
            picked: number(row.picked),
          })}
        </td>
      </tr>
      {quota && open ? (
        <tr>
          <td colSpan={10} className={classes.details}>
            <QuotaDetails quota={quota} mayEdit={editing.mayEdit} onType={onType} value={value} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** From minimum to maximum a pale stretch, the picked people dark upon it; the numbers beside say the same. */
function Bar({ quota, row, widest }: { quota: QuotaDraft; row: BalanceRow; widest: number }): ReactNode {
  const at = (people: number): number => (100 * Math.min(people, widest)) / widest;
  const [min, max] = [at(Number(quota.min)), at(Number(quota.max))];
  return (
    <div className={classes.bar} aria-hidden="true">
      <div
        className={classes.wanted}
        style={{ insetInlineStart: `${Math.min(min, 97)}%`, width: `${Math.max(max - min, 3)}%` }}
      />
      <div className={classes.picked} style={{ width: `${at(row.picked)}%` }} />
    </div>
  );
}
