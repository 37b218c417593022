import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { applicantsFiles } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useLanguage, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { asked, type Filter } from './filter';

/** A file for a colleague or a statistics program; names and addresses only when somebody ticks the box. */
export function ExportApplicants({
  opened,
  onClose,
  filter,
  blind,
  total,
}: {
  opened: boolean;
  onClose: () => void;
  filter: Filter;
  blind: boolean;
  total: number;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const ui = useTexts('house.ui');
  const study = useStudy();
  const { language } = useLanguage();
  const [contact, setContact] = useState(false);
  const address = addressOf(
    applicantsFiles.applicants,
    { studyId: study.id },
    { ...asked(filter), blind: blind ? '1' : '0', contact: contact ? '1' : '0', lang: language },
  );
  return (
    <Modal opened={opened} onClose={onClose} title={t('exportTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <Stack>
        <Text size="sm">{t('exportAbout', { count: total })}</Text>
        <Checkbox
          label={t('exportContact')}
          checked={contact}
          onChange={(event) => setContact(event.currentTarget.checked)}
        />
        {contact ? <Alert color="amber">{t('exportWarning')}</Alert> : null}
        <Group justify="flex-end">
          <Button component="a" href={address} download onClick={onClose}>
            {t(contact ? 'exportDoContact' : 'exportDo', { count: total })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
