import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { CodebookTab } from './codebook-tab';
import { CodingDesk } from './coding-desk';

export interface CodingPageProps {
  /** What other rooms let one do with marked words; hung in by the router, as features do not know each other. */
  quoteActions?: (segmentId: string) => ReactNode;
}

export function CodingPage({ quoteActions }: CodingPageProps): ReactNode {
  const t = useTexts('coding.coding');
  return (
    <Screen title={t('title')} about={t('about')}>
      <Tabs defaultValue="coding" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="coding">{t('tabCoding')}</Tabs.Tab>
          <Tabs.Tab value="codebook">{t('tabCodebook')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="coding">
          <CodingDesk quoteActions={quoteActions} />
        </Tabs.Panel>
        <Tabs.Panel value="codebook">
          <CodebookTab />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
