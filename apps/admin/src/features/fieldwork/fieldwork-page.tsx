import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { GroupNotices } from './group-notices';
import { GridTab } from './grid-tab';
import { TABS, usePlace, type Tab } from './place';
import { QueueTab } from './queue-tab';
import { StreamTab } from './stream-tab';

const PANEL: Record<Tab, () => ReactNode> = { queue: QueueTab, stream: StreamTab, grid: GridTab };

export function FieldworkPage(): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const { place, go } = usePlace();
  const Panel = PANEL[place.tab];
  return (
    <Screen title={t('title')} about={t('about')} actions={<GroupNotices />}>
      <Tabs value={place.tab} onChange={(tab) => go({ tab: (tab ?? 'queue') as Tab })}>
        <Tabs.List>
          {TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((tab) => (
          <Tabs.Panel key={tab} value={tab} pt="md">
            {tab === place.tab ? <Panel /> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
