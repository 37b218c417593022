import type { ReadyQuestion } from '@lytt/shared';
import { asked, choice, label, PREFER_NOT, say, valuesOf } from './ready-question-texts.js';

const RELATIONS = [
  choice('work', 'Det er en del av arbeidet mitt', 'Det er ein del av arbeidet mitt', 'It is part of my work'),
  choice('own-life', 'Det angår mitt eget liv', 'Det gjeld mitt eige liv', 'It concerns my own life'),
  choice(
    'close-to-me',
    'Det angår noen som står meg nær',
    'Det gjeld nokon som står meg nær',
    'It concerns somebody close to me',
  ),
  choice('curious', 'Jeg følger med av interesse', 'Eg følgjer med av interesse', 'I follow it out of interest'),
  choice(
    'none',
    'Jeg har ikke noe særlig forhold til det',
    'Eg har ikkje noko særleg forhold til det',
    'I have no particular relation to it',
  ),
  PREFER_NOT,
];

export const relationQuestion: ReadyQuestion = {
  key: 'relation',
  name: { nb: 'Forhold til temaet', en: 'Relation to the topic' },
  about: {
    nb: 'Skiller dem som er berørt, fra dem som ser det utenfra. Bytt gjerne ut «temaet» med det studien handler om.',
    en: 'Tells those affected from those who look at it from outside. Do replace “the topic” with what your study is about.',
  },
  elements: [
    asked(
      {
        type: 'radiogroup',
        name: 'topic_relation',
        isRequired: true,
        title: say(
          'Hva er ditt forhold til temaet for samtalen?',
          'Kva er ditt forhold til temaet for samtalen?',
          'What is your relation to the topic of the conversation?',
        ),
        description: say(
          'Passer flere, velger du det viktigste.',
          'Passar fleire, vel du det viktigaste.',
          'If more than one fits, choose the most important.',
        ),
        choices: RELATIONS,
      },
      {
        purpose: say(
          'Vi vil høre både dem som kjenner temaet på kroppen, og dem som ser det på avstand.',
          'Vi vil høyre både dei som kjenner temaet på kroppen, og dei som ser det på avstand.',
          'We want to hear both those who live with the topic and those who see it from a distance.',
        ),
        keepUntil: 'close',
        personal: true,
      },
    ),
  ],
  attributes: [
    {
      key: 'topic_relation',
      label: label('Forhold til temaet', 'Forhold til temaet', 'Relation to the topic'),
      question: 'topic_relation',
      derive: 'answer',
      values: valuesOf(RELATIONS),
    },
  ],
  refusals: [],
};

export const discussionQuestion: ReadyQuestion = {
  key: 'discussion',
  name: { nb: 'Åpent spørsmål som viser hvem som drøfter', en: 'Open question that shows who discusses well' },
  about: {
    nb: 'Svaret vurderes fra 1 til 5. Det spør etter begge sider av en sak, så både korte og lange svar kan vise om noen resonnerer.',
    en: 'The answer is rated from 1 to 5. It asks for both sides of a matter, so that short and long answers alike can show whether somebody reasons.',
  },
  elements: [
    asked(
      {
        type: 'comment',
        name: 'discussion',
        isRequired: true,
        maxLength: 3000,
        rows: 7,
        title: say(
          'Fortell om noe du og en annen er uenige om. Hva mener du selv, og hva er det beste den andre kan si?',
          'Fortel om noko du og ein annan er usamde om. Kva meiner du sjølv, og kva er det beste den andre kan seie?',
          'Tell us about something you and another person disagree on. What do you think, and what is the best the other could say?',
        ),
        description: say(
          'Noen få setninger holder. Skriv slik du snakker, og la navn på andre være ute.',
          'Nokre få setningar held. Skriv slik du snakkar, og la namn på andre vere ute.',
          'A few sentences will do. Write the way you talk, and leave out the names of others.',
        ),
      },
      {
        purpose: say(
          'Vi leter etter folk som liker å veie meninger mot hverandre. Vi vurderer begrunnelsen, ikke hva du mener eller hvordan du staver.',
          'Vi leiter etter folk som liker å vege meiningar mot kvarandre. Vi vurderer grunngivinga, ikkje kva du meiner eller korleis du stavar.',
          'We look for people who like to weigh views against each other. We judge the reasoning, not your opinion or your spelling.',
        ),
        keepUntil: 'selection',
        personal: false,
      },
    ),
  ],
  attributes: [],
  refusals: [],
  discussionQuestion: 'discussion',
};

export const contactQuestion: ReadyQuestion = {
  key: 'contact',
  name: { nb: 'Kontaktopplysninger', en: 'Contact details' },
  about: {
    nb: 'Navn, e-post og telefon på én side. De lagres kryptert og atskilt fra svarene.',
    en: 'Name, e-mail and phone on one page. They are stored encrypted and apart from the answers.',
  },
  elements: [
    asked(
      {
        type: 'text',
        name: 'contact_name',
        isRequired: true,
        maxLength: 120,
        autocomplete: 'name',
        title: say('Hva heter du?', 'Kva heiter du?', 'What is your name?'),
      },
      {
        purpose: say(
          'Så vi vet hvem vi skriver til. De andre i gruppen får ikke vite det.',
          'Så vi veit kven vi skriv til. Dei andre i gruppa får ikkje vite det.',
          'So that we know whom we write to. The others in the group will not be told.',
        ),
        keepUntil: 'erasure',
        personal: true,
      },
    ),
    asked(
      {
        type: 'text',
        name: 'contact_email',
        inputType: 'email',
        isRequired: true,
        maxLength: 254,
        autocomplete: 'email',
        title: say('Hva er e-postadressen din?', 'Kva er e-postadressa di?', 'What is your e-mail address?'),
      },
      {
        purpose: say(
          'Alle som melder seg, får svar hit, enten de får plass eller ikke.',
          'Alle som melder seg, får svar hit, anten dei får plass eller ikkje.',
          'Everybody who signs up gets an answer here, whether there is a place or not.',
        ),
        keepUntil: 'erasure',
        personal: true,
      },
    ),
    asked(
      {
        type: 'text',
        name: 'contact_phone',
        inputType: 'tel',
        maxLength: 20,
        autocomplete: 'tel',
        title: say('Telefonnummer (kan stå tomt)', 'Telefonnummer (kan stå tomt)', 'Phone number (may be left empty)'),
      },
      {
        purpose: say(
          'Vi ringer bare hvis e-posten ikke når deg.',
          'Vi ringjer berre viss e-posten ikkje når deg.',
          'We call only if our e-mail does not reach you.',
        ),
        keepUntil: 'erasure',
        personal: true,
      },
    ),
  ],
  attributes: [],
  refusals: [],
  contact: { name: 'contact_name', email: 'contact_email', phone: 'contact_phone' },
};

export const contactAgainQuestion: ReadyQuestion = {
  key: 'contact-again',
  name: { nb: 'Samtykke til å bli kontaktet igjen', en: 'Consent to be contacted again' },
  about: {
    nb: 'Et eget ja for senere studier. Et nei har ingen følger for denne studien.',
    en: 'A yes of its own for later studies. A no has no consequence for this one.',
  },
  elements: [
    asked(
      {
        type: 'boolean',
        name: 'contact_again',
        isRequired: true,
        title: say(
          'Kan vi kontakte deg igjen om andre studier?',
          'Kan vi kontakte deg igjen om andre studiar?',
          'May we contact you again about other studies?',
        ),
        description: say(
          'Svarer du nei, kan du være med her likevel. Du kan ombestemme deg når som helst.',
          'Svarer du nei, kan du vere med her likevel. Du kan ombestemme deg når som helst.',
          'If you say no, you can still take part here. You can change your mind at any time.',
        ),
        labelTrue: say('Ja', 'Ja', 'Yes'),
        labelFalse: say('Nei', 'Nei', 'No'),
      },
      {
        purpose: say(
          'Vi skriver ikke til deg om noe annet enn denne studien uten at du har sagt ja.',
          'Vi skriv ikkje til deg om noko anna enn denne studien utan at du har sagt ja.',
          'We do not write to you about anything but this study unless you have said yes.',
        ),
        keepUntil: 'erasure',
        personal: false,
      },
    ),
  ],
  attributes: [],
  refusals: [],
};
