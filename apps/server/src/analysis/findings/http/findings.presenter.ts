import type { AttributeEntry, FindingQuote, StaffActor } from '@lytt/shared';
import { bandsOf } from '../domain/bands.js';
import type { Quote } from '../application/quotes.queries.js';
import type { Sight } from '../domain/sight.js';

export const sightOf = (actor: StaffActor): Sight => (actor.role === 'observer' ? 'shared' : 'everything');

/**
 * An observer gets the alias alone: with four bands beside it, somebody who knows the area could tell who it is.
 * Codes and stars are coding's, which observers do not read.
 */
export function quoteView(quote: Quote, attributes: readonly AttributeEntry[], sight: Sight): FindingQuote {
  const { id, postId, version, from, to, alias, kind, questionKey, questionTitle, questionDay } = quote;
  const team = sight === 'everything';
  return {
    id,
    postId,
    version,
    from,
    to,
    quote: quote.quote,
    starred: team && quote.starred,
    codes: team ? quote.codes : [],
    alias,
    kind,
    private: quote.private,
    questionKey,
    questionTitle,
    questionDay,
    bands: team ? bandsOf(quote.attributes, attributes) : [],
  };
}
