interface Attribute<Text> {
  key: string;
  label: Text;
  derive: string;
  values: { value: string; label: Text }[];
}
export interface Band<Text> {
  key: string;
  label: Text;
  value: Text;
}

/** The age band stands first in an attribution, whatever the study calls it; the others keep the screener's order. */
export const byAgeFirst = <Each extends { derive: string }>(attributes: readonly Each[]): Each[] =>
  [...attributes].sort((a, b) => Number(b.derive === 'age') - Number(a.derive === 'age'));

/** Whose words these are, by bands alone. What the screener no longer knows is left out rather than shown raw. */
export function bandsOf<Text>(
  values: Readonly<Record<string, string>>,
  attributes: readonly Attribute<Text>[],
): Band<Text>[] {
  return byAgeFirst(attributes).flatMap((attribute) => {
    const found = attribute.values.find((each) => each.value === values[attribute.key]);
    return found ? [{ key: attribute.key, label: attribute.label, value: found.label }] : [];
  });
}
