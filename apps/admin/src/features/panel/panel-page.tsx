import { Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type PanelView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { DrawCard } from './draw/draw-card';
import { TABS, usePlace } from './place';
import { PlanTab } from './plan/plan-tab';
import { WhyTab } from './record/why-tab';
import { PeopleTab } from './seats/people';
import { SettingsTab } from './settings/settings-tab';
import { usePlanEditing } from './use-plan-editing';
import { useQuotaCheck } from './use-quota-check';

/** From quotas to people: the draw stands above, what goes into it and what comes out of it below. */
export function PanelPage(): ReactNode {
  const t = useTexts('panel.panel');
  const study = useStudy();
  const panel = useView(panelRoutes.view, { params: { studyId: study.id }, topics: ['draw', 'seat', 'application'] });
  return (
    <Screen title={t('title')} about={t('about')}>
      <Loaded query={panel} lines={8}>
        {(view) => <Room view={view} />}
      </Loaded>
    </Screen>
  );
}

function Room({ view }: { view: PanelView }): ReactNode {
  const t = useTexts('panel.panel');
  const editing = usePlanEditing(view);
  const check = useQuotaCheck(editing.plan, view, editing.mayEdit);
  const { tab, draw, go } = usePlace(view.pickedFrom !== 'nothing');
  return (
    <Stack gap="lg">
      <DrawCard view={view} editing={editing} onBegin={() => go({ tab: 'people' })} />
      <Tabs value={tab} onChange={(next) => go({ tab: TABS.find((each) => each === next) ?? tab })}>
        <Tabs.List mb="lg" data-print="no">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="quotas">
          {tab === 'quotas' ? <PlanTab view={view} editing={editing} check={check} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          {tab === 'settings' ? <SettingsTab view={view} editing={editing} check={check} /> : null}
        </Tabs.Panel>
        <Tabs.Panel value="people">{tab === 'people' ? <PeopleTab view={view} /> : null}</Tabs.Panel>
        <Tabs.Panel value="why">
          {tab === 'why' ? (
            <WhyTab
              view={view}
              drawId={draw}
              onShow={(id) => go({ tab: 'why', ...(id === undefined ? {} : { draw: id }) })}
            />
          ) : null}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
