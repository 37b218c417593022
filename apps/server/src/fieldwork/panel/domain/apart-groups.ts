/** Answers under which nobody shares a household or an employer with anybody. */
const NOBODYS: ReadonlySet<string> = new Set(['', 'prefer-not', 'none']);

interface Applicant {
  id: string;
  values: Readonly<Record<string, string>>;
}

/** For each attribute, everybody who has the same value of it: of each group at most one may sit in the panel. */
export function apartGroups(attributes: readonly string[], people: readonly Applicant[]): string[][] {
  return attributes.flatMap((attribute) => {
    const groups = new Map<string, string[]>();
    for (const { id, values } of people) {
      const value = (Object.hasOwn(values, attribute) ? (values[attribute] ?? '') : '').trim();
      if (!NOBODYS.has(value)) groups.set(value, [...(groups.get(value) ?? []), id]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  });
}
