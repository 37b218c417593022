export const LANGUAGES = ['nb', 'nn', 'en'] as const;
/** The languages that Lytt's own texts for participants exist in, and that a study may be written in. */
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: who looks for their own knows it by that name alone. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** The languages of the admin and of what staff take away from it. */
export const STAFF_LANGUAGES = ['nb', 'en'] as const satisfies readonly Language[];
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];
