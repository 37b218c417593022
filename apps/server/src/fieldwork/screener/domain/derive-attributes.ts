import type { AttributeEntry } from '@lytt/shared';
import { PLACES_AS_OF } from './place-choices.js';
import { isPlaceKind, PLACE } from './place-rules.js';

type Answers = Readonly<Record<string, unknown>>;

/**
 * The quota attributes that follow from an applicant's answers. Age is the years reached in the year the study starts,
 * so that it is the same for everybody whatever their birthday. An answer that fits no value leaves its attribute out.
 * @param placesAsOf the day whose municipalities the answers name, by default those offered today.
 */
export function deriveAttributes(
  attributes: readonly AttributeEntry[],
  answers: Answers,
  startsOn: string,
  placesAsOf: string = PLACES_AS_OF,
): Record<string, string> {
  const year = Number(startsOn.slice(0, 4));
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const value = valueOf(attribute, answers[attribute.question], year, placesAsOf);
      return value === undefined ? [] : [[attribute.key, value]];
    }),
  );
}

function valueOf(attribute: AttributeEntry, answer: unknown, year: number, placesAsOf: string): string | undefined {
  const given = [answer]
    .flat()
    .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
  if (given.length === 0) return undefined;
  if (attribute.derive === 'age') {
    const age = year - Number(given[0]);
    return attribute.values.find((band) => age >= (band.from ?? 0) && age <= (band.to ?? Number.POSITIVE_INFINITY))
      ?.value;
  }
  if (isPlaceKind(attribute.derive)) {
    const place = PLACE[attribute.derive].of(String(given[0]), placesAsOf);
    return attribute.values.find((one) => one.value === place)?.value;
  }
  const words = new Set(given.map(String));
  if (attribute.derive === 'answer') return attribute.values.find((one) => words.has(one.value))?.value;
  return attribute.values.find((group) => group.of?.some((choice) => words.has(choice)))?.value;
}
