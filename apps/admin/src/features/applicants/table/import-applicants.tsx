import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { applicantsRoutes, sourcesRoutes } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { TableImport } from '../../../ui/table-import/table-import';

/** Applicants from another form or a recruiter's list; they go through the same rules as everybody. */
export function ImportApplicants({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const sources = useView(sourcesRoutes.list, { params: { studyId: study.id } });
  const [source, setSource] = useState<string | null>(null);
  return (
    <TableImport
      opened={opened}
      onClose={onClose}
      title={t('importTitle')}
      about={t('importAbout')}
      route={applicantsRoutes.importApplications}
      studyId={study.id}
      ready={source !== null}
      beside={{ source: source ?? '' }}
      first={
        <Select
          label={t('importSource')}
          description={t('importSourceAbout')}
          searchable
          required
          value={source}
          onChange={setSource}
          data={(sources.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      }
    />
  );
}
