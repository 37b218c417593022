import { Alert, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { ApplicantsTab } from './applicants/applicants-tab';
import { DecisionsTab } from './decisions/decisions-tab';
import { TABS, usePlace, type Tab } from './place';
import { ScreenerTab } from './screener-tab';
import { SourcesTab } from './sources/sources-tab';
import { recruitmentTexts } from './texts';

const PANEL: Record<Tab, () => ReactNode> = {
  sources: SourcesTab,
  applicants: ApplicantsTab,
  decisions: DecisionsTab,
  screener: ScreenerTab,
};

/** From the posted links to an answer for everybody who applied. */
export function RecruitmentPage(): ReactNode {
  const t = useTexts(recruitmentTexts);
  const { phase } = useStudy();
  const { tab, go } = usePlace();
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
