import type { AttributeEntry } from '@lytt/shared';

type Answers = Readonly<Record<string, unknown>>;

/**
 * The quota attributes that follow from an applicant's answers. Age is the years reached in the year the study starts,
 * so that it is the same for everybody whatever their birthday. An answer that fits no value leaves its attribute out.
 */
export function deriveAttributes(
  attributes: readonly AttributeEntry[],
  answers: Answers,
  startsOn: string,
): Record<string, string> {
  const year = Number(startsOn.slice(0, 4));
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const value = valueOf(attribute, answers[attribute.question], year);
      return value === undefined ? [] : [[attribute.key, value]];
    }),
  );
}

function valueOf(attribute: AttributeEntry, answer: unknown, year: number): string | undefined {
  const given = [answer]
    .flat()
    .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
  if (given.length === 0) return undefined;
  if (attribute.derive === 'age') {
    const age = year - Number(given[0]);
    return attribute.values.find((band) => age >= (band.from ?? 0) && age <= (band.to ?? Number.POSITIVE_INFINITY))
      ?.value;
  }
  const words = new Set(given.map(String));
  if (attribute.derive === 'answer') return attribute.values.find((one) => words.has(one.value))?.value;
  return attribute.values.find((group) => group.of?.some((choice) => words.has(choice)))?.value;
}
