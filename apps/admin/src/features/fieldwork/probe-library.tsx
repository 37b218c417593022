import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { moderationRoutes, type Language } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';

/** Ready neutral questions, in the language the person reads. */
export function ProbeLibrary({
  language,
  onChoose,
}: {
  language: Language;
  onChoose: (text: string) => void;
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const library = useView(moderationRoutes.probeLibrary, { params: { studyId: study.id } });
  const texts = (library.data?.items ?? []).flatMap((probe) => probe.text[language] ?? []);
  return (
    <NativeSelect
      label={t('library')}
      size="sm"
      value=""
      lang={language}
      onChange={(event) => {
        if (event.currentTarget.value) onChoose(event.currentTarget.value);
      }}
      data={[{ value: '', label: '–' }, ...texts.map((text) => ({ value: text, label: text }))]}
    />
  );
}
