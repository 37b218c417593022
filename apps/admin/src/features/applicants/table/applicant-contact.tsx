import { Button, Group, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { applicantsRoutes, type ApplicationView, type ViewOf } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useLanguage, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';

/** Who it is, only when asked for, and gone again with the next applicant. */
export function ApplicantContact({ view }: { view: ApplicationView }): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const { intl } = useLanguage();
  const ask = useAct(applicantsRoutes.contact);
  const [person, setPerson] = useState<ViewOf<typeof applicantsRoutes.contact>>();
  if (!view.hasContact) return <Text size="sm">{t('noContact')}</Text>;
  return (
    <div>
      <Title order={3} size="h6">
        {t('contact')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('contactNote')}
      </Text>
      {person ? (
        <Group gap="md">
          <Text>
            {intl.formatList([person.name, person.email, ...(person.phone ? [person.phone] : [])], { type: 'unit' })}
          </Text>
          <Button size="compact-sm" variant="subtle" onClick={() => setPerson(undefined)}>
            {t('contactHide')}
          </Button>
        </Group>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          loading={ask.isPending}
          onClick={() =>
            ask.mutate(
              { params: { studyId: study.id, applicationId: view.id }, body: {} },
              { onSuccess: setPerson, onError: sayRefused },
            )
          }
        >
          {t('contactShow')}
        </Button>
      )}
    </div>
  );
}
