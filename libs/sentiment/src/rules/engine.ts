import Sentiment from 'sentiment';
import { SIGN, type Lexicon } from '../lexicon/lexicon.js';
import type { Piece } from './rewrite.js';
import { weigh, type Because } from './weigh.js';

/** The `sentiment` package, with each language registered under a name of ours and our strategy in place of its own. */

const engine = new Sentiment();
const registered = new Set<string>();

function register(lexicon: Lexicon): void {
  const labels: Record<string, number> = {};
  engine.registerLanguage(lexicon.name, {
    labels,
    scoringStrategy: { apply: (symbols, cursor, value) => weigh(symbols, cursor, value, lexicon).value },
  });
  // Only now: registering mixes the package's own emoji list in (a bare box character there counts 5).
  for (const key of Object.keys(labels)) delete labels[key];
  for (const [key, value] of lexicon.values) labels[key] = value;
  labels[SIGN.not] = lexicon.strayNegator;
  registered.add(lexicon.name);
}

export interface Decision {
  piece: Piece;
  value: number;
  because?: Because;
}

/** The pieces that count, in order, each with its value where it stands. */
export function decide(pieces: readonly Piece[], lexicon: Lexicon): Decision[] {
  if (pieces.length === 0) return [];
  if (!registered.has(lexicon.name)) register(lexicon);
  const symbols = pieces.map((piece) => piece.symbol);
  const { calculation } = engine.analyze(symbols.join(' '), { language: lexicon.name });
  const listed = pieces.flatMap((piece, at) =>
    lexicon.values.has(piece.symbol) || piece.symbol === SIGN.not ? [at] : [],
  );
  const decisions: Decision[] = [];
  // The package walks from the last word to the first.
  calculation.reverse().forEach((entry, nth) => {
    const at = listed[nth] ?? -1;
    const piece = pieces[at];
    const value = piece === undefined ? undefined : entry[piece.symbol];
    if (piece === undefined || value === undefined) throw new Error('the sentiment package lost count of its words');
    if (value === 0) return;
    const because =
      piece.symbol === SIGN.not
        ? undefined
        : weigh(symbols, at, lexicon.values.get(piece.symbol) ?? 0, lexicon).because;
    decisions.push({ piece, value, ...(because && { because }) });
  });
  return decisions;
}
