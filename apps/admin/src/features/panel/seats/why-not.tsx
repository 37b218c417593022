import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PanelView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { ApplicantPicker } from '../rules/applicant-picker';
import type { Names } from '../words';
import { Explanation } from './explanation';

/** The question that somebody always asks about a draw, for any applicant. */
export function WhyNotSomebody({ view, names, drawId }: { view: PanelView; names: Names; drawId: string }): ReactNode {
  const t = useTexts('panel.seats');
  const ui = useTexts('house.ui');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [applicationId] = chosen;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('whyNotSomebody')}
      </Button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="right"
        size="md"
        title={t('whyNotTitle')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <ApplicantPicker one view={view} names={names} chosen={chosen} onChoose={setChosen} />
          <div role="status">
            {applicationId ? (
              <Explanation drawId={drawId} applicationId={applicationId} names={names} />
            ) : (
              <Text size="sm">{t('lookedFor')}</Text>
            )}
          </div>
        </Stack>
      </Drawer>
    </>
  );
}
