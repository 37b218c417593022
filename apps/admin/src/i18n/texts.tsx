import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { createIntl, createIntlCache, type IntlShape } from 'react-intl';
import { textFor, type Localized, type StaffLanguage } from '@lytt/shared';
import type { AdminKey, AdminTexts } from '../../../../locales/catalogue';
import { loadMessages, messageId, type Messages } from './messages';

export type { AdminKey } from '../../../../locales/catalogue';

export type AdminLanguage = StaffLanguage;
export type Values = Record<string, string | number | boolean | Date | null | undefined>;

interface Spoken {
  language: AdminLanguage;
  messages: Messages;
}
interface Tongue {
  language: AdminLanguage;
  choose: (language: AdminLanguage) => void;
  intl: IntlShape;
}
const TongueContext = createContext<Tongue | undefined>(undefined);
const cache = createIntlCache();
const STORED = 'lytt.language';

const firstChoice = (): AdminLanguage => {
  const stored = localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'nb') return stored;
  return /^(nb|nn|no)\b/.test(navigator.language) ? 'nb' : 'en';
};

const speak = async (language: AdminLanguage): Promise<Spoken> => ({
  language,
  messages: await loadMessages(language),
});

/** What the reader chose last time, else the browser's language, with its texts. */
export const speakFirst = (): Promise<Spoken> => speak(firstChoice());

export function LanguageProvider({ first, children }: { first: Spoken; children: ReactNode }): ReactNode {
  const [{ language, messages }, setSpoken] = useState(first);
  const tongue = useMemo<Tongue>(() => {
    document.documentElement.lang = language;
    return {
      language,
      choose: (next) =>
        void speak(next).then((spoken) => {
          localStorage.setItem(STORED, next);
          setSpoken(spoken);
        }),
      intl: createIntl({ locale: language === 'nb' ? 'nb-NO' : 'en-GB', messages, onError: () => undefined }, cache),
    };
  }, [language, messages]);
  return <TongueContext.Provider value={tongue}>{children}</TongueContext.Provider>;
}

export function useLanguage(): Tongue {
  const tongue = useContext(TongueContext);
  if (!tongue) throw new Error('LanguageProvider is missing');
  return tongue;
}

/** `const t = useTexts('guide.editor'); t('title')` says `admin.editor.title` of `locales/<language>/guide.json`. */
export function useTexts<Group extends AdminTexts>(group: Group): (key: AdminKey<Group>, values?: Values) => string {
  const { intl } = useLanguage();
  return useCallback(
    (key, values) => String(intl.formatMessage({ id: messageId(group, key) }, values as Record<string, string>)),
    [intl, group],
  );
}

/** A study's own text in the reader's language, else in the nearest one that it exists in. */
export function useLocalized(): (text: Localized | undefined) => string {
  const { language } = useLanguage();
  return useCallback((text) => textFor(text, language), [language]);
}

/** Dates as people say them, in the study's time zone. */
export function useDates(timeZone?: string): {
  when: (iso: string) => string;
  day: (iso: string) => string;
  time: (iso: string) => string;
} {
  const { intl } = useLanguage();
  return useMemo(() => {
    const zone = timeZone ? { timeZone } : {};
    return {
      when: (iso) =>
        intl.formatDate(iso, {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          ...zone,
        }),
      day: (iso) => intl.formatDate(iso, { weekday: 'long', day: 'numeric', month: 'long', ...zone }),
      time: (iso) => intl.formatTime(iso, { hour: '2-digit', minute: '2-digit', ...zone }),
    };
  }, [intl, timeZone]);
}
