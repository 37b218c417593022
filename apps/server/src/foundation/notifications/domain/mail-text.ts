import { WrittenMail, type Language, type Localized, type MailText } from '@lytt/shared';
import { bodyFaults, subjectFaults } from './mail-template.js';

export interface MailWords {
  subject: string;
  body: string;
}

/** Under which kind of notice a mail goes out whose words a study may write itself: the same word, but for one. */
export const noticeOf = (kind: WrittenMail): string => (kind === 'invited' ? 'invitation' : kind);

export const writtenMailOf = (noticeKind: string): WrittenMail | undefined =>
  WrittenMail.options.find((kind) => noticeOf(kind) === noticeKind);

/**
 * Bokmål and Nynorsk are read by the same people, so each stands in for the other. No other language stands in for one that
 * is missing: then Lytt's own words are sent, which exist in every language an applicant can choose.
 */
const STANDS_IN: Record<Language, readonly Language[]> = {
  nb: ['nb', 'nn'],
  nn: ['nn', 'nb'],
  en: ['en'],
};

/** Words, and the language they are in. */
export interface SpokenWords extends MailWords {
  language: Language;
}

/** The study's own words for a reader of this language; undefined where it has none. Subject and body are of one language. */
export function wordsFor(text: MailText | undefined, language: Language): SpokenWords | undefined {
  for (const spoken of STANDS_IN[language]) {
    const [subject, body] = [text?.subject[spoken], text?.body[spoken]];
    if (subject !== undefined && body !== undefined) return { subject, body, language: spoken };
  }
  return undefined;
}

/** What stands against a text, each beside its field; `under` is the path of the text, with its dot. */
export function mailTextFaults(kind: WrittenMail, text: MailText, under: string): { path: string; message: string }[] {
  const parts = { subject: subjectFaults, body: bodyFaults };
  const languages = new Set([...Object.keys(text.subject), ...Object.keys(text.body)] as (keyof Localized)[]);
  return Object.entries(parts).flatMap(([part, faultsOf]) =>
    [...languages].flatMap((language) => {
      const source = text[part as 'subject' | 'body'][language];
      const path = `${under}${part}.${language}`;
      if (source === undefined) return [{ path, message: 'Subject and text are written in the same languages.' }];
      return faultsOf(kind, source).map((message) => ({ path, message }));
    }),
  );
}
