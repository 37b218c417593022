import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  boundsInConflict,
  cellName,
  cellOf,
  quotaFault,
  quotaKey,
  stepsOn,
  withCell,
  withoutTable,
  type BalanceOfAttribute,
  type QuotaName,
} from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import { useNumbers } from '../words';
import { enterMovesOn } from './enter-moves-on';
import type { PlanRoom } from './plan-room';
import { useProblemWords } from './problem-words';
import classes from './quotas.module.css';
import { StepButtons } from './step-buttons';

interface Props {
  /** Two, or three of which the third makes a table for each of its values. */
  attributes: readonly string[];
  room: PlanRoom;
  onRemove: () => void;
}

/** Two attributes crossed: the first down, the second across. */
export function CrossedTable({ attributes, room, onRemove }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const { view, editing, names } = room;
  const known = attributes.map((key) => view.balance.find((of) => of.attribute === key));
  const title = attributes.map(names.attribute).join(' × ');
  const [down, across, third] = known;
  const remove = (): void => {
    editing.change(withoutTable(editing.draft, attributes));
    onRemove();
  };
  return (
    <section aria-label={title} className={classes.attribute}>
      <Group justify="space-between" mb={4}>
        <h3 className={classes.name}>{title}</h3>
        {editing.mayEdit ? (
          <Button size="compact-xs" variant="subtle" onClick={remove} aria-label={t('removeCrossOf', { table: title })}>
            {t('removeCross')}
          </Button>
        ) : null}
      </Group>
      {down && across
        ? (third?.rows ?? [undefined]).map((layer) => {
            const caption = third && layer ? names.quota({ attribute: third.attribute, value: layer.value }) : title;
            return (
              <div
                key={layer?.value ?? ''}
                role="group"
                tabIndex={0}
                aria-label={caption}
                style={{ overflowX: 'auto', marginBottom: 8 }}
              >
                <Grid
                  down={down}
                  across={across}
                  layer={layer?.value}
                  attributes={attributes}
                  room={room}
                  caption={layer ? caption : undefined}
                />
              </div>
            );
          })
        : null}
    </section>
  );
}

function Grid({
  down,
  across,
  layer,
  attributes,
  caption,
  room,
}: {
  down: BalanceOfAttribute;
  across: BalanceOfAttribute;
  layer: string | undefined;
  attributes: readonly string[];
  caption: string | undefined;
  room: PlanRoom;
}): ReactNode {
  const { names } = room;
  return (
    <table className={classes.cross} onKeyDown={enterMovesOn}>
      {caption ? (
        <caption style={{ textAlign: 'start' }}>
          <Text size="sm" fw={600}>
            {caption}
          </Text>
        </caption>
      ) : null}
      <thead>
        <tr>
          <td />
          {across.rows.map(({ value }) => (
            <th key={value} scope="col">
              {names.value(across.attribute, value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">{names.value(down.attribute, row.value)}</th>
            {across.rows.map((column) => (
              <Cell
                key={column.value}
                name={cellName(attributes, [row.value, column.value, ...(layer === undefined ? [] : [layer])])}
                column={column.value}
                room={room}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Minimum and maximum of one cell, each empty where nothing is asked, above what the cell has. */
function Cell({ name, column, room }: { name: QuotaName; column: string; room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  const { view, editing, names, places, conflict, alternatives } = room;
  const words = useProblemWords(names);
  const quota = cellOf(editing.draft, name);
  const counted = view.crossed.find((each) => quotaKey(each) === quotaKey(name));
  const fault = quota ? quotaFault(quota) : undefined;
  const inConflict = boundsInConflict(conflict, name);
  const steps = stepsOn(alternatives, name);
  const value = names.quota(name);
  const bound = (which: 'min' | 'max'): ReactNode =>
    editing.mayEdit ? (
      <TypedNumber
        className={classes.number ?? ''}
        size="xs"
        hideControls
        max={500}
        placeholder={which === 'min' ? '0' : '∞'}
        data-column={`${column} ${which}`}
        value={quota?.[which]}
        onType={(typed) => editing.change(withCell(editing.draft, name, { [which]: typed }))}
        aria-label={t(which === 'min' ? 'minOf' : 'maxOf', { value })}
        error={fault !== undefined || inConflict.includes(which)}
      />
    ) : (
      <span>{quota && quota[which] !== '' ? number(Number(quota[which])) : '–'}</span>
    );
  return (
    <td>
      <div className={classes.cell}>
        {bound('min')}
        <span aria-hidden="true">–</span>
        {bound('max')}
      </div>
      <StepButtons steps={steps} names={names} onUse={room.onUse} />
      {quota ? (
        <Text
          size="xs"
          c="dimmed"
          title={counted ? t('cellPoolOf', { eligible: counted.eligible, pool: counted.pool }) : undefined}
        >
          {counted ? t('cellPool', { eligible: counted.eligible, pool: counted.pool }) : t('cellUnsaved')}
        </Text>
      ) : null}
      {fault ? (
        <Text size="xs" className={classes.fault ?? ''}>
          {t(fault)}
        </Text>
      ) : null}
      {places.ofQuota(name).map((problem) => (
        <Text key={problem.kind} size="xs" maw="9rem" className={classes.fault ?? ''}>
          {words(problem)}
        </Text>
      ))}
    </td>
  );
}
