import { Alert, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { ApplicantsTab } from './applicants-tab';
import { FunnelTab } from './funnel-tab';
import { ScreenerTab } from './screener-tab';
import { recruitmentTexts } from './texts';

/** From the posted links to rated applicants. */
export function RecruitmentPage(): ReactNode {
  const t = useTexts(recruitmentTexts);
  const { phase } = useStudy();
  return (
    <Screen title={t('title')} about={t('about')}>
      {phase === 'recruiting' ? null : (
        <Alert color="gray" py="xs">
          {t(phase === 'draft' ? 'notOpen' : 'over')}
        </Alert>
      )}
      <Tabs defaultValue="funnel" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="funnel">{t('tabFunnel')}</Tabs.Tab>
          <Tabs.Tab value="applicants">{t('tabApplicants')}</Tabs.Tab>
          <Tabs.Tab value="screener">{t('tabScreener')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="funnel">
          <FunnelTab />
        </Tabs.Panel>
        <Tabs.Panel value="applicants">
          <ApplicantsTab />
        </Tabs.Panel>
        <Tabs.Panel value="screener">
          <ScreenerTab />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
