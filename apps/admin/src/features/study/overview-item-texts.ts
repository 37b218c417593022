import { defineTexts } from '../../i18n/texts';

/** What Overview says for each item that a module shows there, by its key. */
export const overviewItemTexts = defineTexts({
  en: {},
  nb: {},
});
