import { Button, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { studyRoutes } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { CopyStudy } from './copy-study';

/** The study as it was set up: as a file to keep, and as a study of its own. */
export function FileTab(): ReactNode {
  const t = useTexts('study.study');
  return (
    <Stack gap="xl" maw={900}>
      <Stack component="section" gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {t('exportTitle')}
        </Title>
        <Text maw="62ch">{t('exportAbout')}</Text>
        <Download />
      </Stack>
      <Stack component="section" gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {t('copyTitle')}
        </Title>
        <Text maw="62ch">{t('copyAbout')}</Text>
        <CopyStudy />
      </Stack>
    </Stack>
  );
}

function Download(): ReactNode {
  const t = useTexts('study.study');
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
    <Button onClick={() => void download()} loading={busy}>
      {t('exportFile')}
    </Button>
  );
}
