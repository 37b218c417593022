import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { FileTab } from './file-tab';
import { TeamTab } from './team-tab';
import { TextsTab } from './texts-tab';

/** `mails`: what the notifications feature puts into its tab. */
export function SettingsPage({ mails }: { mails: ReactNode }): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  return (
    <Screen title={t('settings')} about={t('settingsAbout')}>
      <Tabs defaultValue="texts">
        <Tabs.List>
          <Tabs.Tab value="texts">{t('tabTexts')}</Tabs.Tab>
          {study.may('panel.read') ? <Tabs.Tab value="mails">{t('tabMails')}</Tabs.Tab> : null}
          {study.may('team.read') ? <Tabs.Tab value="team">{t('tabTeam')}</Tabs.Tab> : null}
          {study.may('study.edit') ? <Tabs.Tab value="file">{t('tabFile')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="texts" pt="lg">
          <TextsTab key={study.id} />
        </Tabs.Panel>
        {study.may('panel.read') ? (
          <Tabs.Panel value="mails" pt="lg" key={study.id}>
            {mails}
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="team" pt="lg">
          <TeamTab />
        </Tabs.Panel>
        <Tabs.Panel value="file" pt="lg">
          <FileTab />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
