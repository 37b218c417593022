import { PanelSection, plainKey, type StudyFile } from '@lytt/shared';

/** An address out of a title. */
export const slugOf = (title: string): string => plainKey(title).slice(0, 50).replace(/-+$/, '') || 'study';

/** What a study needs to exist before anybody has written it: a letter to begin from, and the least a screener asks. */
export function emptyStudy(of: {
  title: string;
  startsOn: string;
  days: number;
  contact: { name: string; email: string };
}): StudyFile {
  return {
    lytt: 1,
    study: {
      slug: slugOf(of.title),
      title: { nb: of.title, en: of.title },
      languages: ['nb', 'en'],
      timeZone: 'Europe/Oslo',
      startsOn: of.startsOn,
      days: of.days,
      contact: { name: of.contact.name, organisation: '', email: of.contact.email },
    },
    letter: {
      heading: { nb: of.title, en: of.title },
      lead: { nb: 'Vi inviterer til en samtale på nett.', en: 'We invite you to a conversation online.' },
      body: {
        nb: 'Skriv her hvem dere er, hva samtalen gjelder, hva det innebærer å delta, hvem som ser hva, og hvordan man trekker seg.',
        en: 'Write here who you are, what the conversation is about, what taking part means, who sees what, and how to leave.',
      },
    },
    agreement: {
      version: '1',
      text: {
        nb: 'Jeg vil delta, og jeg vet at jeg kan slutte når som helst.',
        en: 'I want to take part, and I know that I can stop at any time.',
      },
    },
    sources: [{ code: 'open', name: 'Open link', paused: false }],
    screener: {
      form: {
        pages: [
          {
            name: 'about',
            elements: [
              {
                type: 'comment',
                name: 'about_you',
                isRequired: true,
                title: {
                  default: 'Fortell litt om deg selv og hvorfor du vil delta.',
                  en: 'Tell us a little about yourself and why you want to take part.',
                },
                purpose: {
                  default: 'Svaret hjelper oss å sette sammen en gruppe som har noe å snakke om.',
                  en: 'The answer helps us put together a group that has something to talk about.',
                },
                keepUntil: 'close',
                personal: false,
              },
            ],
          },
          {
            name: 'contact',
            elements: [
              {
                type: 'text',
                name: 'name',
                isRequired: true,
                title: { default: 'Hva heter du?', en: 'What is your name?' },
                purpose: {
                  default: 'Så vi vet hvem vi skriver til. De andre i gruppen får ikke vite det.',
                  en: 'So that we know whom we write to. The others in the group will not be told.',
                },
                keepUntil: 'erasure',
                personal: true,
              },
              {
                type: 'text',
                name: 'email',
                inputType: 'email',
                isRequired: true,
                title: { default: 'Hva er e-postadressen din?', en: 'What is your e-mail address?' },
                purpose: {
                  default: 'Hit sender vi svar på om du er med.',
                  en: 'This is where we send word of whether you have a place.',
                },
                keepUntil: 'erasure',
                personal: true,
              },
            ],
          },
        ],
      },
      contact: { name: 'name', email: 'email' },
      discussionQuestion: 'about_you',
      refusals: [],
      contradictions: [],
      deleteNotSelectedAfterDays: 30,
      attributes: [],
    },
    panel: PanelSection.parse({ seats: 15, reserves: 5, quotas: [] }),
    mails: {},
    guide: [],
    codebook: [],
    hypotheses: [],
    cases: [],
  };
}
