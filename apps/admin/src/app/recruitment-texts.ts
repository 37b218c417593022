import { defineTexts } from '../i18n/texts';

export const recruitmentTexts = defineTexts({
  en: {
    title: 'Recruitment',
    about: 'Who came by which link, who can be drawn, how well each of them discusses, and an answer to everybody.',
    'tab.sources': 'Sources',
    'tab.applicants': 'Applicants',
    'tab.decisions': 'Answers to applicants',
    'tab.screener': 'Screener',
    notOpen: 'The links are closed until the study is in the recruiting phase. Change the phase on Overview.',
    over: 'Recruiting is over: whoever opens a link is told so.',
  },
  nb: {
    title: 'Rekruttering',
    about: 'Hvem som kom via hvilken lenke, hvem som kan trekkes, hvor godt hver av dem drøfter – og svar til alle.',
    'tab.sources': 'Kilder',
    'tab.applicants': 'Søkere',
    'tab.decisions': 'Svar til søkere',
    'tab.screener': 'Skjema',
    notOpen: 'Lenkene er stengt til studien er i rekrutteringsfasen. Fasen endres på Oversikt.',
    over: 'Rekrutteringen er over: den som åpner en lenke, får vite det.',
  },
});
