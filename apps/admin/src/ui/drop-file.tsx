import { Button, FileButton, Paper, Stack, Text } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';

/** One file, chosen by a button or dropped on the field around it. */
export function DropFile({
  label,
  hint,
  accept,
  busy,
  onFile,
}: {
  label: string;
  hint: string;
  accept: string;
  busy?: boolean;
  onFile: (file: File) => void;
}): ReactNode {
  const [over, setOver] = useState(false);
  // Browsers say nothing of a choice that is the one before, and a file that was mended has the name it had.
  const forget = useRef<() => void>(null);
  return (
    <Paper
      withBorder
      p="xl"
      style={{ borderStyle: 'dashed', ...(over ? { borderColor: 'var(--mantine-primary-color-filled)' } : {}) }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <Stack gap="xs" align="flex-start">
        <FileButton
          accept={accept}
          resetRef={forget}
          onChange={(file) => {
            forget.current?.();
            if (file) onFile(file);
          }}
          inputProps={{ 'aria-label': label }}
        >
          {(props) => (
            <Button {...props} loading={busy ?? false}>
              {label}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </Paper>
  );
}
