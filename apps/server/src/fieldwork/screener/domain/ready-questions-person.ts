import type { AttributeEntry, ReadyQuestion } from '@lytt/shared';
import { asked, choice, label, PREFER_NOT, say, valuesOf } from './ready-question-texts.js';

/** Nobody older applies; it keeps a slip such as 1084 out. */
const OLDEST = 110;
const OF_AGE = 18;

const GENDERS = [
  choice('woman', 'Kvinne', 'Kvinne', 'Woman'),
  choice('man', 'Mann', 'Mann', 'Man'),
  choice('other', 'Ikke-binær eller noe annet', 'Ikkje-binær eller noko anna', 'Non-binary or something else'),
  PREFER_NOT,
];

export const genderQuestion: ReadyQuestion = {
  key: 'gender',
  name: { nb: 'Kjønn', en: 'Gender' },
  about: {
    nb: 'Gir en egenskap som kvoter kan bruke. Vises ikke når søknader leses blindt.',
    en: 'Gives an attribute for quotas. Not shown when applications are read blind.',
  },
  elements: [
    asked(
      {
        type: 'radiogroup',
        name: 'gender',
        isRequired: true,
        title: say('Hvilket kjønn har du?', 'Kva kjønn har du?', 'What is your gender?'),
        choices: GENDERS,
      },
      {
        purpose: say(
          'Vi bruker svaret til å sette sammen en gruppe med ulike erfaringer.',
          'Vi bruker svaret til å setje saman ei gruppe med ulike erfaringar.',
          'We use the answer to put together a group with different experiences.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
  ],
  attributes: [
    {
      key: 'gender',
      label: label('Kjønn', 'Kjønn', 'Gender'),
      question: 'gender',
      derive: 'answer',
      values: valuesOf(GENDERS),
    },
  ],
  refusals: [],
};

/** The bands that come with the question; a researcher may draw others. */
export const ageBands = (): AttributeEntry['values'] => [
  { value: '18-29', label: label('18–29 år', '18–29 år', '18–29'), from: 18, to: 29 },
  { value: '30-44', label: label('30–44 år', '30–44 år', '30–44'), from: 30, to: 44 },
  { value: '45-59', label: label('45–59 år', '45–59 år', '45–59'), from: 45, to: 59 },
  { value: '60+', label: label('60 år og over', '60 år og over', '60 and over'), from: 60 },
];

/** @param year the year in which the study starts: who turns 18 in the course of it may take part. */
export const birthYearQuestion = (year: number): ReadyQuestion => ({
  key: 'birth-year',
  name: { nb: 'Fødselsår', en: 'Year of birth' },
  about: {
    nb: `Gir aldersgrupper, og slipper bare inn dem som fyller minst ${OF_AGE} år i ${year}. Om andre lagres ingenting. Den som ikke vil oppgi året, kan nøye seg med å bekrefte alderen.`,
    en: `Gives age bands, and lets in only those who turn at least ${OF_AGE} in ${year}. Nothing is stored about others. Whoever would rather not give the year may confirm their age instead.`,
  },
  // Neither is required alone, so that nobody must tell their age; a required panel wants one of the two.
  elements: [
    {
      type: 'panel',
      name: 'birth',
      isRequired: true,
      title: say('Alder', 'Alder', 'Age'),
      elements: [
        asked(
          {
            type: 'text',
            name: 'birth_year',
            inputType: 'number',
            min: year - OLDEST,
            max: year,
            title: say('Hvilket år er du født?', 'Kva år er du fødd?', 'In what year were you born?'),
            description: say(
              'Skriv året med fire sifre, eller kryss av nedenfor.',
              'Skriv året med fire siffer, eller kryss av nedanfor.',
              'Write the year with four digits, or tick the box below.',
            ),
          },
          {
            purpose: say(
              `Du må fylle minst ${OF_AGE} år i ${year} for å være med, og vi vil ha med folk i ulik alder.`,
              `Du må fylle minst ${OF_AGE} år i ${year} for å vere med, og vi vil ha med folk i ulik alder.`,
              `You have to turn at least ${OF_AGE} in ${year} to take part, and we want people of different ages.`,
            ),
            keepUntil: 'selection',
            personal: true,
          },
        ),
        asked(
          {
            type: 'checkbox',
            name: 'birth_year_withheld',
            title: say(
              'Vil du ikke oppgi fødselsåret?',
              'Vil du ikkje oppgi fødselsåret?',
              'Would you rather not give your year of birth?',
            ),
            choices: [
              choice(
                PREFER_NOT.value,
                `Vil ikke oppgi, men jeg fyller minst ${OF_AGE} år i ${year}`,
                `Vil ikkje oppgi, men eg fyller minst ${OF_AGE} år i ${year}`,
                `Prefer not to say, but I turn at least ${OF_AGE} in ${year}`,
              ),
            ],
          },
          {
            purpose: say(
              'Da vet vi at du er gammel nok, uten å vite hvor gammel du er.',
              'Då veit vi at du er gammal nok, utan å vite kor gammal du er.',
              'Then we know that you are old enough without knowing how old.',
            ),
            keepUntil: 'selection',
            personal: true,
          },
        ),
      ],
    },
  ],
  attributes: [
    {
      key: 'age_band',
      label: label('Aldersgruppe', 'Aldersgruppe', 'Age band'),
      question: 'birth_year',
      derive: 'age',
      values: ageBands(),
    },
  ],
  refusals: [
    {
      when: `{birth_year} > ${year - OF_AGE}`,
      reason: `Under ${OF_AGE} år i ${year} / under ${OF_AGE} in ${year}`,
      keepNothing: true,
      decides: 'at-once',
    },
  ],
});
