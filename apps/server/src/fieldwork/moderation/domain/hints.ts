import { countCodePoints, type ClarityHint } from '@lytt/shared';

/** Fewer words than this seldom say why. */
const FEW_WORDS = 8;

/** Words with which people step back from what they say, in Bokmål, Nynorsk and English. */
const HEDGES = [
  'vet ikke',
  'vet da ikke',
  'veit ikkje',
  'veit ikke',
  'vet jeg ikke',
  'veit eg ikkje',
  'ikke sikker',
  'ikkje sikker',
  'usikker',
  'kanskje',
  'kanskje det',
  'tja',
  'tjaa',
  'hm',
  'hmm',
  'både og',
  'både ja og nei',
  'kommer an på',
  'kjem an på',
  'sånn passe',
  'ingen formening',
  'inga meining',
  "don't know",
  'dont know',
  'do not know',
  'dunno',
  'not sure',
  'unsure',
  'maybe',
  'perhaps',
  'it depends',
  'no idea',
  'no opinion',
  'sort of',
  'kind of',
];
const HEDGED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${HEDGES.map((words) => words.replaceAll(' ', '\\s+')).join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Why an answer may be worth a closer look. They only sort the queue. */
export function hintsOf(body: string): ClarityHint[] {
  const text = body.trim().replaceAll('’', "'");
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const hints: ClarityHint[] = [];
  if (words < FEW_WORDS && countCodePoints(text) < 60) hints.push('short');
  if (HEDGED.test(text)) hints.push('hedged');
  return hints;
}
