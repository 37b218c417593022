import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { HypothesisPage } from './hypothesis-page';
import { HypothesisTable } from './hypothesis-table';
import { usePlace } from './place';
import { ThemeBoard } from './theme-board';
import { ThemePage } from './theme-page';

export function FindingsPage(): ReactNode {
  const t = useTexts('findings.findings');
  const [place, go] = usePlace();
  if (place.theme) return <ThemePage key={place.theme} themeId={place.theme} />;
  if (place.hypothesis) return <HypothesisPage key={place.hypothesis} hypothesisId={place.hypothesis} />;
  return (
    <Screen title={t('title')} about={t('about')}>
      <Tabs
        value={place.tab ?? 'themes'}
        onChange={(tab) => go({ tab: tab === 'hypotheses' ? 'hypotheses' : 'themes' })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="themes">{t('themes')}</Tabs.Tab>
          <Tabs.Tab value="hypotheses">{t('hypotheses')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="themes" pt="md">
          <ThemeBoard />
        </Tabs.Panel>
        <Tabs.Panel value="hypotheses" pt="md">
          <HypothesisTable />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
