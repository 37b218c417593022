import type { ReadyQuestion } from '@lytt/shared';
import { asked, choice, label, PREFER_NOT, say } from './ready-question-texts.js';

export const occupationQuestion: ReadyQuestion = {
  key: 'occupation',
  name: { nb: 'Yrkesgruppe', en: 'Occupation group' },
  about: {
    nb: 'Hva folk gjør til daglig, i grove grupper: aldri stilling eller arbeidsgiver.',
    en: 'What people do with their days, in broad groups: never a position or an employer.',
  },
  elements: [
    asked(
      {
        type: 'radiogroup',
        name: 'occupation',
        isRequired: true,
        title: say('Hva gjør du til daglig?', 'Kva gjer du til dagleg?', 'What do you do on most days?'),
        description: say(
          'Velg det du bruker mest tid på.',
          'Vel det du bruker mest tid på.',
          'Choose what takes most of your time.',
        ),
        choices: [
          choice(
            'public',
            'Ansatt i stat, fylke eller kommune',
            'Tilsett i stat, fylke eller kommune',
            'Employed by the state, a county or a municipality',
          ),
          choice('private', 'Ansatt i privat virksomhet', 'Tilsett i privat verksemd', 'Employed in private business'),
          choice(
            'voluntary',
            'Ansatt i en organisasjon eller stiftelse',
            'Tilsett i ein organisasjon eller ei stifting',
            'Employed in an organisation or a foundation',
          ),
          choice('self-employed', 'Driver for meg selv', 'Driv for meg sjølv', 'Work for myself'),
          choice('studies', 'Går på skole eller studerer', 'Går på skule eller studerer', 'Go to school or study'),
          choice('retired', 'Er pensjonist', 'Er pensjonist', 'Am retired'),
          choice(
            'home',
            'Er hjemme eller uten arbeid for tiden',
            'Er heime eller utan arbeid for tida',
            'Am at home or out of work for now',
          ),
          choice('other', 'Noe annet', 'Noko anna', 'Something else'),
          PREFER_NOT,
        ],
      },
      {
        purpose: say(
          'Hverdagen former hva vi legger merke til. Derfor vil vi ha med folk som bruker dagene ulikt.',
          'Kvardagen formar kva vi legg merke til. Derfor vil vi ha med folk som bruker dagane ulikt.',
          'Our days shape what we notice. That is why we want people who spend theirs differently.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
  ],
  attributes: [
    {
      key: 'occupation',
      label: label('Yrkesgruppe', 'Yrkesgruppe', 'Occupation group'),
      question: 'occupation',
      derive: 'group',
      values: [
        { value: 'public', label: label('Offentlig ansatt', 'Offentleg tilsett', 'Public sector'), of: ['public'] },
        {
          value: 'private',
          label: label(
            'Privat ansatt eller selvstendig',
            'Privat tilsett eller sjølvstendig',
            'Private sector or self-employed',
          ),
          of: ['private', 'voluntary', 'self-employed'],
        },
        {
          value: 'studies',
          label: label('Elev eller student', 'Elev eller student', 'Pupil or student'),
          of: ['studies'],
        },
        { value: 'retired', label: label('Pensjonist', 'Pensjonist', 'Retired'), of: ['retired'] },
        {
          value: 'other',
          label: label('Annet eller ikke oppgitt', 'Anna eller ikkje oppgitt', 'Other or not given'),
          of: ['home', 'other', PREFER_NOT.value],
        },
      ],
    },
  ],
  refusals: [],
};

export const educationQuestion: ReadyQuestion = {
  key: 'education',
  name: { nb: 'Utdanning', en: 'Education' },
  about: {
    nb: 'Høyeste fullførte utdanning, i norske trinn. Gir tre grupper til kvoter.',
    en: 'The highest education completed, in the steps of the Norwegian system. Gives three groups for quotas.',
  },
  elements: [
    asked(
      {
        type: 'radiogroup',
        name: 'education',
        isRequired: true,
        title: say(
          'Hva er den høyeste utdanningen du har fullført?',
          'Kva er den høgaste utdanninga du har fullført?',
          'What is the highest education you have completed?',
        ),
        choices: [
          choice('lower', 'Grunnskole, eller kortere', 'Grunnskule, eller kortare', 'Lower secondary school, or less'),
          choice('upper', 'Videregående skole', 'Vidaregåande skule', 'Upper secondary school'),
          choice(
            'trade',
            'Fagbrev, svennebrev eller fagskole',
            'Fagbrev, sveinebrev eller fagskule',
            'Trade certificate or vocational college',
          ),
          choice(
            'bachelor',
            'Høyskole eller universitet, inntil fire år',
            'Høgskule eller universitet, inntil fire år',
            'University or college, up to four years',
          ),
          choice(
            'master',
            'Høyskole eller universitet, mer enn fire år',
            'Høgskule eller universitet, meir enn fire år',
            'University or college, more than four years',
          ),
          PREFER_NOT,
        ],
      },
      {
        purpose: say(
          'Vi vil unngå at gruppen bare består av folk med lik skolegang.',
          'Vi vil unngå at gruppa berre er folk med lik skulegang.',
          'We want to avoid a group of people with the same schooling.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
  ],
  attributes: [
    {
      key: 'education',
      label: label('Utdanning', 'Utdanning', 'Education'),
      question: 'education',
      derive: 'group',
      values: [
        {
          value: 'school',
          label: label('Grunnskole eller videregående', 'Grunnskule eller vidaregåande', 'Secondary school'),
          of: ['lower', 'upper'],
        },
        { value: 'trade', label: label('Fagutdanning', 'Fagutdanning', 'Vocational training'), of: ['trade'] },
        {
          value: 'higher',
          label: label('Høyere utdanning', 'Høgare utdanning', 'Higher education'),
          of: ['bachelor', 'master'],
        },
        { value: 'not-given', label: label('Ikke oppgitt', 'Ikkje oppgitt', 'Not given'), of: [PREFER_NOT.value] },
      ],
    },
  ],
  refusals: [],
};
