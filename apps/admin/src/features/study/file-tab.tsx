import { Button, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { studyRoutes } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { studyTexts } from './texts';

export function FileTab(): ReactNode {
  const t = useTexts(studyTexts);
  const study = useStudy();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const { fileName, yaml } = await call(studyRoutes.exportFile, { params: { studyId: study.id } });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([yaml], { type: 'application/yaml' }));
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (fault) {
      sayRefused(fault as Refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack align="flex-start">
      <Text maw="62ch">{t('exportAbout')}</Text>
      <Button onClick={() => void download()} loading={busy}>
        {t('exportFile')}
      </Button>
    </Stack>
  );
}
