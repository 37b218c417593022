import type { AttributeEntry, FindingQuote, StaffActor } from '@lytt/shared';
import { bandsOf } from '../domain/bands.js';
import type { Quote, Sight } from '../application/quotes.queries.js';

export const sightOf = (actor: StaffActor): Sight => (actor.role === 'observer' ? 'shared' : 'everything');

/** An observer gets the alias alone: with four bands beside it, somebody who knows the area could tell who it is. */
export function quoteView(quote: Quote, attributes: readonly AttributeEntry[], sight: Sight): FindingQuote {
  const { id, postId, version, from, to, starred, codes, alias, kind, questionKey, questionTitle, questionDay } = quote;
  return {
    id,
    postId,
    version,
    from,
    to,
    quote: quote.quote,
    starred,
    codes,
    alias,
    kind,
    private: quote.private,
    questionKey,
    questionTitle,
    questionDay,
    bands: sight === 'shared' ? [] : bandsOf(quote.attributes, attributes),
  };
}
