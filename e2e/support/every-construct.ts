/** A screener with every kind of question the applicant's pages show, in both languages; for the browser. */

type Element = Record<string, unknown> & { type: string; name: string };
const said = (nb: string, en: string): { default: string; nb: string; en: string } => ({ default: nb, nb, en });
const purpose = said('Vi spør for å kunne sette sammen en blandet gruppe.', 'We ask so that the group can be mixed.');
const choice = (value: string, nb: string, en: string): { value: string; text: object } => ({
  value,
  text: said(nb, en),
});
const ask = (type: string, name: string, nb: string, en: string, more: Record<string, unknown> = {}): Element => ({
  type,
  name,
  title: said(nb, en),
  ...(type === 'html' || type === 'panel' ? {} : { purpose }),
  ...more,
});

export const EVERY_CONSTRUCT = {
  form: {
    calculatedValues: [{ name: 'years', expression: '2027 - {born}' }],
    pages: [
      {
        name: 'choices',
        title: said('Valg', 'Choices'),
        elements: [
          ask('radiogroup', 'tie', 'Hva er tilknytningen din til kommunen?', 'What ties you to the municipality?', {
            isRequired: true,
            showOtherItem: true,
            otherText: said('Noe annet', 'Something else'),
            choices: [choice('lives', 'Jeg bor her', 'I live here'), choice('works', 'Jeg jobber her', 'I work here')],
          }),
          ask('checkbox', 'channels', 'Hvor hører du fra kommunen?', 'Where do you hear from the municipality?', {
            isRequired: true,
            showNoneItem: true,
            noneText: said('Ingen steder', 'Nowhere'),
            choices: [choice('web', 'Nettsiden', 'The website'), choice('paper', 'Avisen', 'The newspaper')],
          }),
          ask('dropdown', 'often', 'Hvor ofte?', 'How often?', {
            isRequired: true,
            choices: [choice('weekly', 'Hver uke', 'Every week'), choice('rarely', 'Sjeldnere', 'Less often')],
          }),
          ask('tagbox', 'topics', 'Hva vil du høre om?', 'What would you like to hear about?', {
            choices: [choice('school', 'Skole', 'Schools'), choice('roads', 'Veier', 'Roads')],
          }),
        ],
      },
      {
        name: 'lines',
        title: said('Litt om deg', 'A little about you'),
        elements: [
          {
            type: 'html',
            name: 'intro',
            html: said('<p>Skriv så kort du vil.</p>', '<p>Be as brief as you like.</p>'),
          },
          ask('text', 'born', 'Hvilket år er du født?', 'In what year were you born?', {
            inputType: 'number',
            min: 1920,
            max: 2020,
            isRequired: true,
          }),
          ask('text', 'moved', 'Når flyttet du hit?', 'When did you move here?', { inputType: 'date' }),
          ask('text', 'clock', 'Når på dagen passer det best?', 'What time of day suits you?', { inputType: 'time' }),
          ask('text', 'page', 'En side du liker', 'A page you like', { inputType: 'url' }),
          ask('multipletext', 'household', 'Hvor mange bor hos deg?', 'How many live with you?', {
            items: [
              { name: 'adults', title: said('Voksne', 'Adults'), inputType: 'number', isRequired: true },
              { name: 'children', title: said('Barn', 'Children'), inputType: 'number' },
            ],
          }),
          ask('comment', 'opinion', 'Hva kunne kommunen gjort bedre?', 'What could the municipality do better?', {
            isRequired: true,
          }),
        ],
      },
      {
        name: 'scales',
        title: said('På en skala', 'On a scale'),
        elements: [
          ask('rating', 'content', 'Hvor fornøyd er du?', 'How satisfied are you?', {
            isRequired: true,
            rateMin: 1,
            rateMax: 5,
          }),
          ask('boolean', 'votes', 'Stemte du ved forrige valg?', 'Did you vote in the last election?', {}),
          ask('ranking', 'order', 'Hva er viktigst?', 'What matters most?', {
            choices: [
              choice('speed', 'Raske svar', 'Quick answers'),
              choice('facts', 'Riktige svar', 'Correct answers'),
              choice('tone', 'En god tone', 'A good tone'),
            ],
          }),
          {
            type: 'panel',
            name: 'unhappy',
            title: said('Når noe er galt', 'When something is wrong'),
            visibleIf: '{content} <= 2',
            elements: [ask('comment', 'wrong', 'Hva er galt?', 'What is wrong?', { isRequired: true })],
          },
        ],
      },
      {
        name: 'place',
        title: said('Bosted', 'Where you live'),
        elements: [
          ask('text', 'postal', 'Postnummer', 'Postal code', { inputType: 'text', maxLength: 4 }),
          ask('dropdown', 'municipality', 'Kommune', 'Municipality', {
            places: 'municipality',
            suggestFrom: 'postal',
            isRequired: true,
          }),
        ],
      },
      {
        name: 'picture',
        title: said('Et bilde', 'A picture'),
        elements: [
          ask('file', 'photo', 'Vis oss et skilt du liker', 'Show us a sign you like', { acceptedTypes: 'image/*' }),
        ],
      },
      {
        name: 'reach',
        title: said('Kontakt', 'Contact'),
        elements: [
          ask('text', 'name', 'Hva heter du?', 'What is your name?', { isRequired: true, autocomplete: 'name' }),
          ask('text', 'email', 'E-postadressen din', 'Your e-mail address', {
            inputType: 'email',
            isRequired: true,
            autocomplete: 'email',
          }),
        ],
      },
    ],
  },
  contact: { name: 'name', email: 'email' },
  discussionQuestion: 'opinion',
  refusals: [{ when: '{born} > 2009', reason: 'under 18', keepNothing: true }],
  contradictions: [],
  attributes: [],
};
