import { CloseButton, Group, Text, Title } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { applicantsRoutes, type ApplicationView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { TagForm } from './tag-form';
import { useApplicantActs } from './use-applicant-acts';

/** The team's own words for sorting applicants. */
export function ApplicantTags({
  view,
  field,
}: {
  view: ApplicationView;
  field: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const act = useApplicantActs();
  const tags = useView(applicantsRoutes.tags, { params: { studyId: study.id }, topics: ['application'] });
  const may = study.may('recruitment.decide');
  const on = { ids: [view.id] };
  return (
    <section>
      <Title order={3} size="h6">
        {t('tags')}
      </Title>
      <Group gap="sm">
        {view.tags.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noTags')}
          </Text>
        ) : null}
        {view.tags.map((tag) => (
          <Group key={tag} gap={0}>
            <Text size="sm" fw={500}>
              {tag}
            </Text>
            {may ? (
              <CloseButton
                size="sm"
                aria-label={t('tagRemove', { tag })}
                onClick={() => act(on, { kind: 'remove-tag', tag })}
              />
            ) : null}
          </Group>
        ))}
      </Group>
      {may ? (
        <TagForm
          field={field}
          known={(tags.data?.items ?? []).map(({ tag }) => tag).filter((tag) => !view.tags.includes(tag))}
          onTag={(tag) => act(on, { kind: 'add-tag', tag })}
        />
      ) : null}
    </section>
  );
}
