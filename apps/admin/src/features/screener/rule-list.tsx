import { ActionIcon, Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { insertAt, listOf, moveWithin, removeAt, startsWith, parsePath, type Json } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useDone } from '../../ui/toasts';
import { useEditing } from './editing';
import { Icon } from '../../ui/icon';
import classes from './screener-editor.module.css';
import { useFaultWords } from './use-fault-words';

export interface RuleListProps {
  list: 'refusals' | 'contradictions';
  about: string;
  none: string;
  noneTodo: string;
  add: string;
  fresh: Json;
  children: (at: number) => ReactNode;
}

/** Rules one below the other; their order counts. */
export function RuleList({ list, about, none, noneTodo, add, fresh, children }: RuleListProps): ReactNode {
  const t = useTexts('screener.rules');
  const ts = useTexts('screener.screener');
  const done = useDone();
  const { definition, edit, restore, faults } = useEditing();
  const faultWords = useFaultWords();
  const rules = listOf(definition[list]);
  // Half-made conditions are held by the fields themselves, which must move with their rule.
  const [order, setOrder] = useState(0);
  const remove = (at: number): void => {
    edit(removeAt(definition, [list], at));
    setOrder(order + 1);
    done(t('ruleRemoved'), () => {
      restore(definition, [list, at]);
      setOrder((before) => before + 1);
    });
  };
  const move = (at: number, by: -1 | 1): void => {
    edit(moveWithin(definition, [list], at, at + by));
    setOrder(order + 1);
  };
  const addButton = (
    <Button variant="light" onClick={() => edit(insertAt(definition, [list], rules.length, fresh))}>
      {add}
    </Button>
  );
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h5">
          {ts(list)}
        </Title>
        <Text c="dimmed" size="sm" maw="62ch">
          {about}
        </Text>
      </div>
      {rules.length === 0 ? <Empty title={none} todo={noneTodo} action={addButton} /> : null}
      {rules.map((_, at) => (
        <Paper
          key={`${order} ${at}`}
          withBorder
          p="md"
          component="section"
          aria-label={t('refusalNumber', { at: at + 1 })}
        >
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{t('refusalNumber', { at: at + 1 })}</Text>
            <Group gap={0}>
              <Act words={t('ruleUp', { at: at + 1 })} icon="up" can={at > 0} act={() => move(at, -1)} />
              <Act
                words={t('ruleDown', { at: at + 1 })}
                icon="down"
                can={at < rules.length - 1}
                act={() => move(at, 1)}
              />
              <Act words={t('removeRule', { at: at + 1 })} icon="cross" can act={() => remove(at)} />
            </Group>
          </Group>
          {faults
            .filter((fault) => startsWith(parsePath(fault.path), [list, at]))
            .map((fault) => (
              <Alert key={fault.path} color="amber" p="xs" mb="xs">
                {faultWords(fault)}
              </Alert>
            ))}
          {children(at)}
        </Paper>
      ))}
      {rules.length > 0 ? <Group>{addButton}</Group> : null}
    </Stack>
  );
}

interface ActProps {
  words: string;
  icon: 'up' | 'down' | 'cross';
  can: boolean;
  act: () => void;
}
function Act({ words, icon, can, act }: ActProps): ReactNode {
  return (
    <ActionIcon
      className={classes.quiet}
      variant="subtle"
      color="gray"
      size={36}
      aria-label={words}
      disabled={!can}
      onClick={act}
    >
      <Icon of={icon} size={16} />
    </ActionIcon>
  );
}
