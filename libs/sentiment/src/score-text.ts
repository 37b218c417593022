import { norwegian } from './lexicon/norwegian.js';
import { english } from './lexicon/english.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { decide } from './rules/engine.js';
import { rewrite } from './rules/rewrite.js';
import type { Because } from './rules/weigh.js';
import { tokenise } from './text/tokenise.js';

export type Language = 'nb' | 'nn' | 'en';

/** A word or phrase that decided the score. */
export interface ScoredWord {
  /** Unicode code points from the start of the text as given. */
  from: number;
  /** Code points, exclusive: the text from `from` to `to` is `text`. */
  to: number;
  text: string;
  /** What it added to the score, about −8 to 8, two decimals; never 0. */
  value: number;
  /** Why that is not its value in the lexicon: the words around it. */
  because?: Because;
}

export interface Scored {
  /** −5 (bad) to 5 (good): the sum of the words' values, cut off at the ends, two decimals. No measure of certainty. */
  score: number;
  /** `none`: no sentiment word was found. `neutral`: there were some and they weigh little or cancel out. */
  label: 'negative' | 'neutral' | 'positive' | 'none';
  words: ScoredWord[];
  /** Name and version of what scored; goes into the record beside every stored score. */
  engine: string;
}

/** Raise the version whenever a text may score differently. */
export const ENGINE = 'lytt-sentiment 1.0.0 (sentiment 5.0.2)';

/** From here on a score is a call; chosen on the NoReC dev split. */
export const CALLED_FROM = { positive: 0.5, negative: -0.6 };

const LEXICONS: ReadonlyMap<string, () => Lexicon> = new Map([
  ['nb', norwegian],
  ['nn', norwegian],
  ['en', english],
]);

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;

function labelOf(score: number, words: readonly ScoredWord[]): Scored['label'] {
  if (words.length === 0) return 'none';
  if (score >= CALLED_FROM.positive) return 'positive';
  return score <= CALLED_FROM.negative ? 'negative' : 'neutral';
}

/**
 * Suggests what feeling a text carries, by the words in it. Time grows with the text's length only.
 * Throws a RangeError for any language but nb, nn and en.
 */
export function scoreText(text: string, language: Language): Scored {
  const lexicon = LEXICONS.get(language)?.();
  if (!lexicon) throw new RangeError(`no sentiment lexicon for the language ${JSON.stringify(language)}`);
  const tokens = tokenise(text);
  const words = decide(rewrite(tokens, lexicon), lexicon).flatMap(({ piece, value, because }): ScoredWord[] => {
    const first = tokens[piece.first];
    const last = tokens[piece.last];
    if (!first || !last || rounded(value) === 0) return [];
    const quoted = text.slice(first.startUnit, last.endUnit);
    return [{ from: first.from, to: last.to, text: quoted, value: rounded(value), ...(because && { because }) }];
  });
  const sum = words.reduce((total, word) => total + word.value, 0);
  const score = rounded(Math.max(-5, Math.min(5, sum)));
  return { score, label: labelOf(score, words), words, engine: ENGINE };
}
