import { Alert, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { Screen } from '../ui/screen';
import { useStudy } from '../ui/study-context';
import { ApplicantsTab } from '../features/applicants/table/applicants-tab';
import { DecisionsTab } from '../features/applicants/decisions/decisions-tab';
import { useAddress } from '../ui/use-address';
import { ScreenerTab } from '../features/screener/screener-tab';
import { SourcesTab } from '../features/applying/sources-tab';

const TABS = ['sources', 'applicants', 'decisions', 'screener'] as const;
type Tab = (typeof TABS)[number];

const PANEL: Record<Tab, () => ReactNode> = {
  sources: SourcesTab,
  applicants: ApplicantsTab,
  decisions: DecisionsTab,
  screener: ScreenerTab,
};

/** From the posted links to an answer for everybody who applied. */
export function RecruitmentPage(): ReactNode {
  const t = useTexts('house.recruitment');
  const { phase } = useStudy();
  const { search, go } = useAddress();
  const tab = TABS.find((each) => each === search['tab']) ?? 'sources';
  const Panel = PANEL[tab];
  return (
    <Screen title={t('title')} about={t('about')}>
      {phase === 'recruiting' ? null : (
        <Alert color="gray" py="xs">
          {t(phase === 'draft' ? 'notOpen' : 'over')}
        </Alert>
      )}
      <Tabs value={tab} onChange={(next) => go({ tab: next })}>
        <Tabs.List mb="lg">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((each) => (
          <Tabs.Panel key={each} value={each}>
            {each === tab ? <Panel /> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
