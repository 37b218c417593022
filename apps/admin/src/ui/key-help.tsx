import { Button, Group, Kbd, Popover, Stack, Switch, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';

/** Whether this person wants single keys as commands, on every screen alike. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, turn] = useLocalStorage({ key: 'lytt.keys', defaultValue: true, getInitialValueInEffect: false });
  return [on, turn];
}

/** The keys of a screen, each with what it does, and the switch that turns them off. */
export function KeyHelp({
  keys,
  on,
  onSwitch,
  opened,
  onOpen,
}: {
  keys: readonly (readonly [key: string, does: string])[];
  on: boolean;
  onSwitch: (on: boolean) => void;
  opened: boolean;
  onOpen: (opened: boolean) => void;
}): ReactNode {
  const t = useTexts('house.ui');
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button
          visibleFrom="sm"
          variant="default"
          size="compact-md"
          onClick={() => onOpen(!opened)}
          rightSection={
            <Kbd size="xs" aria-hidden>
              ?
            </Kbd>
          }
        >
          {t('keys')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keysTitle')}>
        <Stack gap={6}>
          <Switch
            size="sm"
            label={t('keysOn')}
            checked={on}
            onChange={(event) => onSwitch(event.currentTarget.checked)}
          />
          {keys.map(([key, does]) => (
            <Group key={key} gap="sm">
              <Kbd miw={36} ta="center">
                {key}
              </Kbd>
              <Text size="sm">{does}</Text>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
