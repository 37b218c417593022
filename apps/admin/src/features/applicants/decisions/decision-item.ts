import type { Language, applicantsRoutes, ViewOf } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import type { MailWords } from '../../../ui/mail-desk';

export type DecisionItem = ViewOf<typeof applicantsRoutes.decisions>['items'][number];

/** "12 in Norwegian", "3 in English". */
export function useLanguages(item: DecisionItem): string[] {
  const t = useTexts('applicants.decisions');
  return item.languages.filter(({ count }) => count > 0).map(({ language, count }) => t(`in.${language}`, { count }));
}

/** Lytt speaks more languages than a study; only the study's are written here. */
export const wordsIn = ({ subject, body }: DecisionItem['text'], languages: readonly Language[]): MailWords => ({
  subject: Object.fromEntries(languages.map((language) => [language, subject[language] ?? ''])),
  body: Object.fromEntries(languages.map((language) => [language, body[language] ?? ''])),
});
