import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One matter of the page under its own heading. */
export function Card({ title, about, children }: { title: string; about?: string; children: ReactNode }): ReactNode {
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-label={title}>
      <Title order={2} size="h5">
        {title}
      </Title>
      {about ? (
        <Text size="sm" c="dimmed" maw="62ch" mb="sm">
          {about}
        </Text>
      ) : null}
      {children}
    </Paper>
  );
}
