/** One attachment of a quote to a hypothesis, by whom it was said. */
export interface Weighed {
  stance: 'for' | 'against' | 'mixed';
  segmentId: string;
  seatId: string;
}
interface Weight {
  people: number;
  segments: number;
}

/** Counts people before segments: one person who says a thing five times is one person. */
export function weigh(places: readonly { segmentId: string; seatId: string }[]): Weight {
  return {
    people: new Set(places.map((place) => place.seatId)).size,
    segments: new Set(places.map((place) => place.segmentId)).size,
  };
}

/** Per stance and in all. A person who speaks both for and against counts in both, and once in all. */
export function weighEvidence(evidence: readonly Weighed[]): Record<Weighed['stance'] | 'all', Weight> {
  const of = (stance: Weighed['stance']): Weight => weigh(evidence.filter((piece) => piece.stance === stance));
  return { for: of('for'), against: of('against'), mixed: of('mixed'), all: weigh(evidence) };
}
