import { Button, Group, Kbd, Popover, Stack, Switch, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { fieldworkTexts, type FieldworkText } from './texts';

export type KeyActs = Partial<Record<string, () => void>>;

/** Somebody who types, or works in a dialog or menu, means letters and not commands. */
const BUSY =
  'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]';

/** Single letters as commands while `on`; they can be switched off (WCAG 2.1.4). */
export function useKeys(on: boolean, acts: KeyActs): void {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(BUSY)) return;
      const act = newest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [on]);
}

const LIST: readonly (readonly [string, FieldworkText])[] = [
  ['J', 'key.next'],
  ['K', 'key.previous'],
  ['C', 'key.clear'],
  ['U', 'key.unclear'],
  ['S', 'key.settle'],
  ['P', 'key.probe'],
  ['A', 'key.take'],
  ['Ctrl Enter', 'key.send'],
  ['?', 'key.help'],
];

export function KeyHelp({
  on,
  onSwitch,
  opened,
  onOpen,
}: {
  on: boolean;
  onSwitch: (on: boolean) => void;
  opened: boolean;
  onOpen: (opened: boolean) => void;
}): ReactNode {
  const t = useTexts(fieldworkTexts);
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
          {LIST.map(([key, text]) => (
            <Group key={key} gap="sm">
              <Kbd miw={36} ta="center">
                {key}
              </Kbd>
              <Text size="sm">{t(text)}</Text>
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
