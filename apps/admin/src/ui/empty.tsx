import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A list with nothing in it: what will be here, and how to begin. */
export function Empty({ title, todo, action }: { title: string; todo: string; action?: ReactNode }): ReactNode {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack gap="xs" align="flex-start">
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" maw="62ch">
          {todo}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
