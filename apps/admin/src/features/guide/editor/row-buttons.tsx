import { ActionIcon, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icon';

interface Props {
  at: number;
  count: number;
  words: { up: string; down: string; remove: string };
  onStep: (by: -1 | 1) => void;
  onRemove: () => void;
  /** It must stay. */
  isKept?: boolean;
}

/** The order and the end of one row of a list, by buttons. */
export function RowButtons({ at, count, words, onStep, onRemove, isKept = false }: Props): ReactNode {
  const button = { variant: 'subtle', color: 'gray', size: 36 } as const;
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon {...button} aria-label={words.up} disabled={at === 0} onClick={() => onStep(-1)}>
        <Icon of="up" />
      </ActionIcon>
      <ActionIcon {...button} aria-label={words.down} disabled={at === count - 1} onClick={() => onStep(1)}>
        <Icon of="down" />
      </ActionIcon>
      <ActionIcon {...button} aria-label={words.remove} disabled={isKept} onClick={onRemove}>
        <Icon of="cross" />
      </ActionIcon>
    </Group>
  );
}
