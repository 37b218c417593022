import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { createIntl, createIntlCache, type IntlShape } from 'react-intl';
import { textFor, type Localized, type StaffLanguage } from '@lytt/shared';

export type AdminLanguage = StaffLanguage;
export type Values = Record<string, string | number | boolean | Date | null | undefined>;

export interface Texts<Key extends string> {
  en: Record<Key, string>;
  nb: Record<Key, string>;
}

/** A feature's texts in both languages; a key that is missing in one of them does not compile. ICU messages. */
export const defineTexts = <const Key extends string>(texts: Texts<Key>): Texts<Key> => texts;

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

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<AdminLanguage>(firstChoice);
  const tongue = useMemo<Tongue>(() => {
    document.documentElement.lang = language;
    return {
      language,
      choose: (next) => {
        localStorage.setItem(STORED, next);
        setLanguage(next);
      },
      intl: createIntl(
        { locale: language === 'nb' ? 'nb-NO' : 'en-GB', messages: {}, onError: () => undefined },
        cache,
      ),
    };
  }, [language]);
  return <TongueContext.Provider value={tongue}>{children}</TongueContext.Provider>;
}

export function useLanguage(): Tongue {
  const tongue = useContext(TongueContext);
  if (!tongue) throw new Error('LanguageProvider is missing');
  return tongue;
}

/** `const t = useTexts(recruitmentTexts); t('heading')` */
export function useTexts<Key extends string>(texts: Texts<Key>): (key: Key, values?: Values) => string {
  const { intl, language } = useLanguage();
  return useCallback(
    (key, values) =>
      String(intl.formatMessage({ id: key, defaultMessage: texts[language][key] }, values as Record<string, string>)),
    [intl, language, texts],
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
