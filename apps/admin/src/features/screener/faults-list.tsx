import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { chosenAt, parsePath, type JsonPath, type ScreenerFault } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';
import classes from './screener-editor.module.css';
import { useFaultWords } from './use-fault-words';
import { useNames } from './use-names';

/** Where the bar's own count leads. */
export const FAULTS = 'screener-faults';
const SHOWN_AT_FIRST = 3;

/** What the server could not carry out, each with the way to its place. */
export function FaultsList({ onGo }: { onGo: (path: JsonPath) => void }): ReactNode {
  const t = useTexts('screener.screener');
  const { faults, definition } = useEditing();
  const [all, setAll] = useState(false);
  if (faults.length === 0) return null;
  return (
    <Alert
      color="amber"
      id={FAULTS}
      tabIndex={-1}
      className={classes.full}
      title={t('faults', { count: faults.length })}
      p="sm"
    >
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {(all ? faults : faults.slice(0, SHOWN_AT_FIRST)).map((fault) => (
          <li key={`${fault.path}${fault.message}`}>
            <Fault fault={fault} onGo={() => onGo(chosenAt(definition, parsePath(fault.path)))} />
          </li>
        ))}
      </ul>
      <Group gap="md" mt={4}>
        {faults.length > SHOWN_AT_FIRST ? (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('hideFaults') : `${t('showFaults')} (${faults.length})`}
          </Button>
        ) : null}
        <Text size="sm">{t('faultsTodo')}</Text>
      </Group>
    </Alert>
  );
}

function Fault({ fault, onGo }: { fault: ScreenerFault; onGo: () => void }): ReactNode {
  const nameAt = useNames();
  const faultWords = useFaultWords();
  return (
    <Text size="sm">
      <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={onGo}>
        {nameAt(parsePath(fault.path))}
      </Anchor>
      {': '}
      {faultWords(fault)}
    </Text>
  );
}
