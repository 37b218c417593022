import type { ReactNode } from 'react';
import { CodingPage } from '../features/coding/coding-page';
import { QuoteActions } from '../features/findings/quote-actions';

/** Coding with what findings can do with a quote: features meet only here. */
export function CodingRoom(): ReactNode {
  return <CodingPage quoteActions={(segmentId) => <QuoteActions segmentId={segmentId} />} />;
}
