import type { ReactNode } from 'react';
import { MailsTab } from '../features/notifications/mails-tab';
import { SettingsPage } from '../features/study/settings-page';

/** Settings with the study's mails: features meet only here. */
export function SettingsRoom(): ReactNode {
  return <SettingsPage mails={<MailsTab />} />;
}
