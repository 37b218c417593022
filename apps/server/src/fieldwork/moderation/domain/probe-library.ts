import type { Language } from '@lytt/shared';

/**
 * Ready probes. They are neutral: they ask for more, for an example, for the reason or the feeling, and suggest no answer
 * (Krueger & Casey, Focus Groups, on probes). «…» is the place for the participant's own words.
 */
export const PROBE_LIBRARY: readonly { key: string; text: Record<Language, string> }[] = [
  {
    key: 'more',
    text: {
      nb: 'Kan du fortelle litt mer om …?',
      nn: 'Kan du fortelje litt meir om …?',
      en: 'Could you tell us a little more about …?',
    },
  },
  {
    key: 'mean',
    text: {
      nb: 'Hva tenker du på når du sier «…»?',
      nn: 'Kva tenkjer du på når du seier «…»?',
      en: 'What do you have in mind when you say “…”?',
    },
  },
  {
    key: 'example',
    text: {
      nb: 'Kan du gi et eksempel på en gang det var slik?',
      nn: 'Kan du gi eit døme på ein gong det var slik?',
      en: 'Could you give an example of a time when it was like that?',
    },
  },
  {
    key: 'why',
    text: {
      nb: 'Hva er det som gjør at du tenker slik?',
      nn: 'Kva er det som gjer at du tenkjer slik?',
      en: 'What makes you think of it that way?',
    },
  },
  {
    key: 'feel',
    text: { nb: 'Hvordan var det for deg?', nn: 'Korleis var det for deg?', en: 'What was that like for you?' },
  },
  {
    key: 'otherwise',
    text: {
      nb: 'Er det noe som kunne fått deg til å se annerledes på det?',
      nn: 'Er det noko som kunne fått deg til å sjå annleis på det?',
      en: 'Is there anything that could make you see it differently?',
    },
  },
  {
    key: 'both',
    text: {
      nb: 'Du nevner både … og …. Kan du si litt om hvordan det henger sammen for deg?',
      nn: 'Du nemner både … og …. Kan du seie litt om korleis det heng saman for deg?',
      en: 'You mention both … and …. Could you say a little about how they go together for you?',
    },
  },
  {
    key: 'anything-else',
    text: {
      nb: 'Er det noe mer du vil legge til?',
      nn: 'Er det noko meir du vil leggje til?',
      en: 'Is there anything else you would like to add?',
    },
  },
];
