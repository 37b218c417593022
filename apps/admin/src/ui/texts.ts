import { defineTexts } from '../i18n/texts';

export const uiTexts = defineTexts({
  en: {
    loading: 'Loading',
    retry: 'Try again',
    noAccess: 'Your role in this study does not include this page.',
    noAccessTodo: 'Ask a researcher of the study if you need it.',
    undo: 'Undo',
    close: 'Close',
    asTable: 'Show as table',
    asChart: 'Show as picture',
    notYet: 'Not yet',
    cancel: 'Cancel',
    keys: 'Keys',
    keysOn: 'Use keys',
    keysTitle: 'Keys',
  },
  nb: {
    loading: 'Laster',
    retry: 'Prøv igjen',
    noAccess: 'Rollen din i denne studien omfatter ikke denne siden.',
    noAccessTodo: 'Spør en forsker i studien hvis du trenger den.',
    undo: 'Angre',
    close: 'Lukk',
    asTable: 'Vis som tabell',
    asChart: 'Vis som bilde',
    notYet: 'Ikke ennå',
    cancel: 'Avbryt',
    keys: 'Taster',
    keysOn: 'Bruk taster',
    keysTitle: 'Taster',
  },
});
