import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { applicantsRoutes } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useAddress } from '../../../ui/use-address';
import { DecisionCard } from './decision-card';

const TOPICS = ['application', 'seat', 'draw'];

/** The three answers that everybody who applied is owed. */
export function DecisionsTab(): ReactNode {
  const t = useTexts('applicants.decisions');
  const study = useStudy();
  const { go } = useAddress();
  const params = { studyId: study.id };
  const decisions = useView(applicantsRoutes.decisions, { params, topics: TOPICS });
  const owed = useView(applicantsRoutes.applications, { params, query: { told: 'nobody', limit: 1 }, topics: TOPICS });
  return (
    <Stack gap="md">
      <Text c="dimmed" maw="62ch">
        {t('about')}
      </Text>
      {owed.data ? (
        <Group gap="sm" role="status">
          <Text fw={600}>{t('owed', { count: owed.data.total })}</Text>
          {owed.data.total > 0 ? (
            <Anchor component="button" type="button" onClick={() => go({ tab: 'applicants', told: 'nobody' })}>
              {t('seeOwed')}
            </Anchor>
          ) : null}
        </Group>
      ) : null}
      {study.may('recruitment.decide') ? null : <Text size="sm">{t('readOnly')}</Text>}
      <Loaded query={decisions} lines={9}>
        {({ items }) => items.map((item) => <DecisionCard key={item.decision} item={item} />)}
      </Loaded>
    </Stack>
  );
}
