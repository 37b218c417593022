import type { AdminKey, AdminTexts } from '../../../../locales/catalogue';
import type { StaffLanguage } from '@lytt/shared';

export type Messages = Readonly<Record<string, string>>;

const loaded = new Map<StaffLanguage, Messages>();

/** The texts of one language are one file beside the program's; it is there before the first page is drawn. */
export async function loadMessages(language: StaffLanguage): Promise<Messages> {
  const known = loaded.get(language);
  if (known) return known;
  const { default: messages } = await (language === 'nb'
    ? import('virtual:staff-texts/nb')
    : import('virtual:staff-texts/en'));
  loaded.set(language, messages);
  return messages;
}

/** Where a group's key stands among the messages: `guide.editor` and `title` are `guide.admin.editor.title`. */
export function messageId(group: AdminTexts, key: string): string {
  const end = group.indexOf('.');
  return `${group.slice(0, end)}.admin.${group.slice(end + 1)}.${key}`;
}

/** Whether a group has a text for a word that came from elsewhere. */
export const hasText = <Group extends AdminTexts>(group: Group, key: string): key is AdminKey<Group> =>
  [...loaded.values()].some((messages) => messageId(group, key) in messages);
