import { PLACE_RULES, type AttributeEntry, type Localized, type ReadyQuestion } from '@lytt/shared';
import { PLACE, type PlaceKind } from './place-rules.js';
import { asked, choice, label, PREFER_NOT, say } from './ready-question-texts.js';

const NAMES: Readonly<Record<PlaceKind, Localized>> = {
  county: label('Fylke', 'Fylke', 'County'),
  'part-of-country': label('Landsdel', 'Landsdel', 'Part of the country'),
  population: label('Folketall i kommunen', 'Folketal i kommunen', 'People in the municipality'),
  urbanity: label('By eller distrikt', 'By eller distrikt', 'Urban or rural'),
};

/** All that follows from one municipality question; `prefix` keeps two such questions in one form apart. */
const placeAttributes = (question: string, prefix = ''): AttributeEntry[] =>
  PLACE_RULES.map((derive) => ({
    key: `${prefix}${derive.replaceAll('-', '_')}`,
    label: NAMES[derive],
    question,
    derive,
    values: PLACE[derive].values.map(({ value, label: name }) => ({ value, label: name })),
  }));

const WHERE = say(
  'Vi vil ha med folk fra ulike deler av landet, og fra både by og bygd.',
  'Vi vil ha med folk frå ulike delar av landet, og frå både by og bygd.',
  'We want people from different parts of the country, from town and countryside alike.',
);
const IN_NORWAY = 'norway';
const ABROAD = 'abroad';

export const municipalityQuestion: ReadyQuestion = {
  key: 'municipality',
  name: { nb: 'Bosted: kommune, eller land og sted', en: 'Place: municipality, or country and region' },
  about: {
    nb: 'Kommune for dem som bor i Norge, land og sted for andre. Fylke, landsdel, folketall og by eller distrikt følger av kommunen.',
    en: 'Municipality for those who live in Norway, country and region for others. County, part of the country, population and urban or rural follow from the municipality.',
  },
  elements: [
    asked(
      {
        type: 'radiogroup',
        name: 'lives_in',
        isRequired: true,
        title: say('Hvor bor du?', 'Kvar bur du?', 'Where do you live?'),
        choices: [
          choice(IN_NORWAY, 'I Norge', 'I Noreg', 'In Norway'),
          choice(ABROAD, 'Utenfor Norge', 'Utanfor Noreg', 'Outside Norway'),
          PREFER_NOT,
        ],
      },
      { purpose: WHERE, keepUntil: 'selection', personal: true },
    ),
    asked(
      {
        type: 'dropdown',
        name: 'municipality',
        places: 'municipality',
        visibleIf: `{lives_in} = '${IN_NORWAY}'`,
        isRequired: true,
        title: say('Hvilken kommune bor du i?', 'Kva kommune bur du i?', 'Which municipality do you live in?'),
        choices: [PREFER_NOT],
      },
      { purpose: WHERE, keepUntil: 'selection', personal: true },
    ),
    asked(
      {
        type: 'dropdown',
        name: 'country',
        places: 'country',
        visibleIf: `{lives_in} = '${ABROAD}'`,
        isRequired: true,
        title: say('Hvilket land bor du i?', 'Kva land bur du i?', 'Which country do you live in?'),
        choices: [PREFER_NOT],
      },
      {
        purpose: say(
          'Den som bor i et annet land, ser ofte andre ting enn den som bor her.',
          'Den som bur i eit anna land, ser ofte andre ting enn den som bur her.',
          'Those who live in another country often see other things than those who live here.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
    asked(
      {
        type: 'text',
        name: 'region',
        visibleIf: `{lives_in} = '${ABROAD}'`,
        maxLength: 100,
        title: say(
          'Hvilken del av landet? (kan stå tomt)',
          'Kva del av landet? (kan stå tomt)',
          'Which part of the country? (may be left empty)',
        ),
      },
      {
        purpose: say(
          'Land er store; en landsdel eller en by sier litt mer om hverdagen.',
          'Land er store; ein landsdel eller ein by seier litt meir om kvardagen.',
          'Countries are large; a region or a town says a little more about daily life.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
  ],
  attributes: placeAttributes('municipality'),
  refusals: [],
};

export const postalCodeQuestion: ReadyQuestion = {
  key: 'postal-code',
  name: { nb: 'Postnummer, som foreslår kommunen', en: 'Postal code, which suggests the municipality' },
  about: {
    nb: 'Raskere enn å lete i en liste. Noen postnumre dekker flere kommuner, så forslaget kan endres. Gir de samme egenskapene som kommunen alene.',
    en: 'Quicker than searching a list. Some postal codes cover several municipalities, so the suggestion can be changed. Gives the same attributes as the municipality alone.',
  },
  elements: [
    asked(
      {
        type: 'text',
        name: 'postal_code',
        maxLength: 4,
        autocomplete: 'postal-code',
        title: say(
          'Hva er postnummeret ditt? (kan stå tomt)',
          'Kva er postnummeret ditt? (kan stå tomt)',
          'What is your postal code? (may be left empty)',
        ),
        description: say(
          'Fire sifre. Vi foreslår kommunen, og du kan velge en annen.',
          'Fire siffer. Vi foreslår kommunen, og du kan velje ein annan.',
          'Four digits. We suggest the municipality, and you can choose another.',
        ),
      },
      {
        purpose: say(
          'Sparer deg for å lete etter kommunen. Vi bruker det ikke til noe annet.',
          'Sparer deg for å leite etter kommunen. Vi bruker det ikkje til noko anna.',
          'Saves you from searching for your municipality. We use it for nothing else.',
        ),
        keepUntil: 'selection',
        personal: true,
      },
    ),
    asked(
      {
        type: 'dropdown',
        name: 'postal_municipality',
        places: 'municipality',
        suggestFrom: 'postal_code',
        isRequired: true,
        title: say('Hvilken kommune bor du i?', 'Kva kommune bur du i?', 'Which municipality do you live in?'),
        choices: [choice(ABROAD, 'Utenfor Norge', 'Utanfor Noreg', 'Outside Norway'), PREFER_NOT],
      },
      { purpose: WHERE, keepUntil: 'selection', personal: true },
    ),
  ],
  attributes: placeAttributes('postal_municipality', 'postal_'),
  refusals: [],
};
