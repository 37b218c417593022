import { Button, Group, MultiSelect, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { crossedTables } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { CrossedTable } from './crossed-table';
import type { PlanRoom } from './plan-room';
import classes from './quotas.module.css';

const keyOf = (attributes: readonly string[]): string => [...attributes].sort().join('\u0000');

/** Quotas on combinations: the tables that the plan has, and those that were begun just now. */
export function CrossedQuotas({ room }: { room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const { editing, view } = room;
  const [begun, setBegun] = useState<string[][]>([]);
  const planned = crossedTables(editing.draft.quotas);
  const tables = [...planned, ...begun.filter((each) => !planned.some((table) => keyOf(table) === keyOf(each)))];
  if (view.balance.length < 2 || (tables.length === 0 && !editing.mayEdit)) return null;
  return (
    <section>
      <Title order={2} size="h5" mt="md">
        {t('crossed')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw="62ch">
        {t('crossedAbout')}
      </Text>
      {tables.map((attributes) => (
        <CrossedTable
          key={keyOf(attributes)}
          attributes={attributes}
          room={room}
          onRemove={() => setBegun(begun.filter((each) => keyOf(each) !== keyOf(attributes)))}
        />
      ))}
      {editing.mayEdit ? <AddTable room={room} onAdd={(attributes) => setBegun([...begun, attributes])} /> : null}
    </section>
  );
}

function AddTable({ room, onAdd }: { room: PlanRoom; onAdd: (attributes: string[]) => void }): ReactNode {
  const t = useTexts('panel.plan');
  const { names, view } = room;
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <Group align="flex-end" gap="sm" className={classes.attribute ?? ''}>
      <MultiSelect
        label={t('crossOf')}
        placeholder={chosen.length === 0 ? t('crossTwo') : ''}
        flex="1 1 14rem"
        maw="28rem"
        maxValues={3}
        value={chosen}
        onChange={setChosen}
        data={view.balance.map(({ attribute }) => ({ value: attribute, label: names.attribute(attribute) }))}
      />
      <Button
        variant="default"
        disabled={chosen.length < 2}
        onClick={() => {
          onAdd(chosen);
          setChosen([]);
        }}
      >
        {t('addCross')}
      </Button>
    </Group>
  );
}
