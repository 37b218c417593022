import { saidIn } from '@lytt/shared';

/** What the server said, in the language that the page is in. */
export const inReadersWords = (said: string): string =>
  saidIn(document.documentElement.lang === 'nb' ? 'nb' : 'en', said);
