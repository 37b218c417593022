import type { IntegritySign, SignKind } from '@lytt/shared';

export interface Sign {
  applicationId: string;
  kind: SignKind;
  detail: IntegritySign['detail'];
}

/** Whom a sign names at most: whoever looks has seen enough. */
export const MOST_OTHERS = 20;

/** The same sign at both forms of a pair, each naming the other. */
export const pair = (kind: SignKind, one: string, other: string, detail: Sign['detail'] = {}): Sign[] => [
  { applicationId: one, kind, detail: { ...detail, others: [other] } },
  { applicationId: other, kind, detail: { ...detail, others: [one] } },
];

/** One sign for each form and kind. */
export function merged(signs: readonly Sign[]): Sign[] {
  const rows = new Map<string, Sign>();
  for (const sign of signs) {
    const key = `${sign.applicationId} ${sign.kind}`;
    const before = rows.get(key);
    rows.set(key, before ? { ...sign, detail: joined(before.detail, sign.detail) } : sign);
  }
  return [...rows.values()];
}

function joined(one: Sign['detail'], other: Sign['detail']): Sign['detail'] {
  const others = [...new Set([one['others'] ?? [], other['others'] ?? []].flat().map(String))].slice(0, MOST_OTHERS);
  const shares = [one['share'], other['share']].filter((share) => typeof share === 'number');
  return { ...one, ...other, others, ...(shares.length > 0 ? { share: Math.max(...shares) } : {}) };
}
