/**
 * Ready probes. They are neutral: they ask for more, for an example, for the reason or the feeling, and suggest no answer
 * (Krueger & Casey, Focus Groups, on probes). «…» is the place for the participant's own words.
 */
export const PROBE_LIBRARY: readonly { key: string; text: { nb: string; en: string } }[] = [
  { key: 'more', text: { nb: 'Kan du fortelle litt mer om …?', en: 'Could you tell us a little more about …?' } },
  { key: 'mean', text: { nb: 'Hva tenker du på når du sier «…»?', en: 'What do you have in mind when you say “…”?' } },
  {
    key: 'example',
    text: {
      nb: 'Kan du gi et eksempel på en gang det var slik?',
      en: 'Could you give an example of a time when it was like that?',
    },
  },
  { key: 'why', text: { nb: 'Hva er det som gjør at du tenker slik?', en: 'What makes you think of it that way?' } },
  { key: 'feel', text: { nb: 'Hvordan var det for deg?', en: 'What was that like for you?' } },
  {
    key: 'otherwise',
    text: {
      nb: 'Er det noe som kunne fått deg til å se annerledes på det?',
      en: 'Is there anything that could make you see it differently?',
    },
  },
  {
    key: 'both',
    text: {
      nb: 'Du nevner både … og …. Kan du si litt om hvordan det henger sammen for deg?',
      en: 'You mention both … and …. Could you say a little about how they go together for you?',
    },
  },
  {
    key: 'anything-else',
    text: { nb: 'Er det noe mer du vil legge til?', en: 'Is there anything else you would like to add?' },
  },
];
