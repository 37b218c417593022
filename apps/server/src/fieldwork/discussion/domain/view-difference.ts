import type { Chosen } from './chosen.js';

interface Viewpoint {
  chosen: Chosen | null;
  attributes: Readonly<Record<string, string>>;
}

/** No number of differing attributes outweighs a differing choice. */
const CHOICE_WEIGHT = 1_000;

/** How far two people are apart: by what they chose, rated or put in order; where that says nothing, by who they are. At least 0. */
export function differenceOf(a: Viewpoint, b: Viewpoint): number {
  return CHOICE_WEIGHT * chosenApart(a.chosen, b.chosen) + attributesApart(a.attributes, b.attributes);
}

function chosenApart(a: Chosen | null, b: Chosen | null): number {
  if (a?.kind === 'rating' && b?.kind === 'rating') return Math.abs(a.value - b.value);
  if (a?.kind === 'choice' && b?.kind === 'choice') return symmetricDifference(a.values, b.values);
  if (a?.kind === 'ranking' && b?.kind === 'ranking') return pairsTheOtherWay(a.values, b.values);
  return 0;
}

const symmetricDifference = (a: readonly string[], b: readonly string[]): number =>
  a.filter((value) => !b.includes(value)).length + b.filter((value) => !a.includes(value)).length;

/** Kendall's tau distance: pairs that stand the other way round. */
function pairsTheOtherWay(a: readonly string[], b: readonly string[]): number {
  let pairs = 0;
  for (const [at, first] of a.entries())
    for (const second of a.slice(at + 1)) if (b.indexOf(first) > b.indexOf(second)) pairs += 1;
  return pairs;
}

const attributesApart = (a: Viewpoint['attributes'], b: Viewpoint['attributes']): number =>
  Object.keys(a).filter((key) => a[key] !== b[key]).length;
