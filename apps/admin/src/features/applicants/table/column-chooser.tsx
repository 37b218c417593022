import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';

/** Which columns this person wants to see. The open answer always stays: it opens the applicant. */
export function ColumnChooser({
  columns,
  visible,
  onChange,
}: {
  columns: readonly (readonly [id: string, header: string])[];
  visible: Record<string, boolean>;
  onChange: (visible: Record<string, boolean>) => void;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-md">
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')} mah="60dvh" style={{ overflowY: 'auto' }}>
        <Stack gap={6}>
          {columns.map(([id, header]) => (
            <Checkbox
              key={id}
              size="xs"
              label={header}
              disabled={id === 'answer'}
              checked={visible[id] !== false}
              onChange={(event) => onChange({ ...visible, [id]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
