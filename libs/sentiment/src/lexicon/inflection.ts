/**
 * Norwegian inflection by rule, Bokmål and Nynorsk at once. Generous on purpose: a form that does not exist does no
 * harm, and a generated form that is another common word is dropped by the list in `homographs.ts`.
 */

/** a adjective or participle, v verb, n noun, x written out as it stands. */
export type PartOfSpeech = 'a' | 'v' | 'n' | 'x';

const VOWEL = 'aeiouyæøåéêóò';
const endsIn = (word: string, ...endings: string[]): boolean => endings.some((ending) => word.endsWith(ending));
const withEndings = (stem: string, endings: string): string[] => endings.split(' ').map((ending) => stem + ending);
const double = new RegExp(`([^${VOWEL}])\\1$`);
const unstressed = new RegExp(`^(.*[${VOWEL}].*?)([^${VOWEL}]+)e([lnr])$`);

/** vakker → vakr-, åpen → åpn-, simpel → simpl-; undefined for words without an unstressed last syllable. */
function contracted(lemma: string): string | undefined {
  const match = /^åpen|^open|^eigen|^egen/.test(lemma)
    ? [lemma, '', lemma.slice(0, -2), lemma.slice(-1)]
    : unstressed.exec(lemma);
  if (!match) return undefined;
  const consonants = match[2] ?? '';
  return `${match[1]}${double.test(consonants) ? consonants.slice(0, -1) : consonants}${match[3]}`;
}

function adjective(lemma: string): string[] {
  if (endsIn(lemma, 'ende')) return [`${lemma.slice(0, -4)}ande`];
  if (endsIn(lemma, 'et') && lemma.length > 5) return withEndings(lemma.slice(0, -2), 'ete ede a');
  if (endsIn(lemma, 'a', 'e')) return [];
  const short = contracted(lemma);
  if (short) return [`${lemma}t`, ...withEndings(short, 'e ere est este are ast aste')];
  const stem = new RegExp(`[${VOWEL}]m$`).test(lemma) && !lemma.endsWith('om') ? `${lemma}m` : lemma;
  const forms = withEndings(lemma.endsWith('som') ? `${lemma}m` : stem, 'e ere est este are ast aste');
  if (endsIn(lemma, 'ig')) forms.push(`${lemma}st`, `${lemma}ste`);
  else if (double.test(lemma) && !lemma.endsWith('tt')) forms.push(`${lemma.slice(0, -1)}t`);
  else if (new RegExp(`[${VOWEL}]$`).test(lemma)) forms.push(`${lemma}tt`);
  else if (!endsIn(lemma, 't')) forms.push(`${lemma}t`);
  return forms;
}

function verb(lemma: string): string[] {
  if (endsIn(lemma, 'es', 'ast')) return withEndings(lemma.replace(/(es|ast)$/, ''), 'es tes ts des ast');
  if (!lemma.endsWith('e')) return withEndings(lemma, 'r dde dd s');
  const stem = lemma.slice(0, -1);
  if (endsIn(stem, 'er') && stem.length > 5) return withEndings(stem, 'er te t es a ende ande tes');
  const forms = withEndings(stem, 'er ar et a es ast ende ande');
  if (double.test(stem)) {
    forms.push(...withEndings(stem.slice(0, -1), 'te t'));
    if (endsIn(stem, 'dd', 'gg', 'bb', 'vv')) forms.push(...withEndings(stem.slice(0, -1), 'de d'));
  } else if (endsIn(stem, 'v', 'g', 'ei', 'øy', 'i')) forms.push(...withEndings(stem, 'de d dd'));
  else if (!endsIn(stem, 't', 'd')) forms.push(...withEndings(stem, 'te t tes'));
  return forms;
}

function noun(lemma: string): string[] {
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  if (endsIn(lemma, 'het')) {
    const nynorsk = `${lemma.slice(0, -3)}heit`;
    return [...withEndings(lemma, 'en er ene ens s a'), nynorsk, ...withEndings(nynorsk, 'a er ene')];
  }
  const forms = [`${lemma}s`, ...withEndings(stem, 'en et er ene a ar ane ens ets enes')];
  const short = contracted(lemma);
  if (short) forms.push(`${lemma}en`, `${lemma}et`, ...withEndings(short, 'er ene a ar ane'));
  if (new RegExp(`[${VOWEL}]m$`).test(lemma)) forms.push(...withEndings(lemma, 'met men mer mene'));
  return forms;
}

const NYNORSK: readonly [RegExp, string][] = [
  [/lig(?=(e|ere|est|este|st|ste|are|ast|aste|t|het)?$)/, 'leg'],
  [/somm?(?=(e|t|ere|est|este|are|ast|aste)?$)/, 'sam'],
  [/løs(?=(e|t|ere|est|este|are|ast|aste|het)?$)/, 'laus'],
];

function nynorskSpelling(form: string): string[] {
  for (const [bokmål, nynorsk] of NYNORSK) {
    if (bokmål.test(form)) return [form.replace(bokmål, nynorsk === 'sam' && /somm/.test(form) ? 'samm' : nynorsk)];
  }
  return [];
}

/** All written forms of a lemma, the lemma first. */
export function inflect(lemma: string, part: PartOfSpeech): string[] {
  if (part === 'x') return [lemma];
  const generated = part === 'a' ? adjective(lemma) : part === 'v' ? verb(lemma) : noun(lemma);
  const forms = [lemma, ...generated];
  return [...new Set([...forms, ...(part === 'v' ? [] : forms.flatMap(nynorskSpelling))])];
}
