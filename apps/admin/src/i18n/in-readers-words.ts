import { createIntl, createIntlCache } from 'react-intl';
import { wordReason, type Reason, type StaffLanguage, type WordedReason } from '@lytt/shared';
import { loadedMessages } from './messages';

const cache = createIntlCache();

/** A reason in the language that the page is in; as the server worded it where the program is older than the server. */
export function inReadersWords({ code, values, message }: WordedReason): string {
  const language: StaffLanguage = document.documentElement.lang === 'nb' ? 'nb' : 'en';
  const messages = loadedMessages(language);
  const reason: Reason | undefined = code === undefined ? undefined : { code, values };
  if (!reason || !(reason.code in messages)) return message;
  const intl = createIntl({ locale: language, messages, onError: () => undefined }, cache);
  return wordReason(reason, (id, words) => String(intl.formatMessage({ id }, words, { ignoreTag: true })));
}
