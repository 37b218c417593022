import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Refused } from '../api/call';
import { useTexts } from '../i18n/texts';

const UNDO_MS = 8_000;

/** Says that something was done, and for eight seconds offers to undo it. */
export function useDone(): (message: string, undo?: () => void) => void {
  const t = useTexts('house.ui');
  return useCallback(
    (message, undo) => {
      const id = notifications.show({
        color: 'fjord',
        autoClose: undo ? UNDO_MS : 4_000,
        closeButtonProps: { 'aria-label': t('close') },
        message: undo ? (
          <Group justify="space-between" wrap="nowrap">
            <Text>{message}</Text>
            <Button
              size="compact-sm"
              variant="subtle"
              style={{ flexShrink: 0 }}
              onClick={() => {
                notifications.hide(id);
                undo();
              }}
            >
              {t('undo')}
            </Button>
          </Group>
        ) : (
          message
        ),
      });
    },
    [t],
  );
}

export const sayRefused = (fault: Refused): void => {
  const detail = fault.problem.errors?.map((each) => each.message).join(' ');
  notifications.show({ color: 'red', title: fault.problem.title, message: detail ?? '', autoClose: 10_000 });
};
