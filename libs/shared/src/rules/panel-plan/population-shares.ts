import { quotaKey } from './quota-key.js';
import type { PlanDraft, QuotaDraft } from './plan-draft.js';

/** Published percentages are rounded, so an attribute's may miss 100 by this much. */
const TOLERANCE_PERCENT = 0.5;

export interface PercentOfValue {
  attribute: string;
  value: string;
  percent: number;
}
interface SeatsOfValue {
  attribute: string;
  value: string;
  min: number;
  max: number;
  seats: number;
}

const onAttribute = (draft: PlanDraft, attribute: string): QuotaDraft[] =>
  draft.quotas.filter((quota) => !quota.and && quota.attribute === attribute);
const numbers = (quotas: readonly QuotaDraft[]): number[] =>
  quotas.flatMap(({ share }) => (typeof share === 'number' ? [share] : []));

/** What the percentages of an attribute sum to, and whether seats can be made of them. */
export function sumOfShares(draft: PlanDraft, attribute: string): { sum: number; adds: boolean; typedOver: number } {
  const quotas = onAttribute(draft, attribute);
  const shares = numbers(quotas);
  const typedOver = quotas.length - shares.length;
  const sum = Math.round(shares.reduce((total, share) => total + share, 0) * 100) / 100;
  const adds = typedOver === 0 ? Math.abs(sum - 100) <= TOLERANCE_PERCENT : sum <= 100;
  return { sum, adds: shares.length > 0 && adds, typedOver };
}

/**
 * Every percentage that the seats follow. Values whose numbers somebody typed over have none left; they stand in with
 * the rest up to 100, so that the others can still follow.
 */
export function sharesToAsk(draft: PlanDraft): PercentOfValue[] {
  const attributes = [...new Set(draft.quotas.filter((quota) => !quota.and).map(({ attribute }) => attribute))];
  return attributes.flatMap((attribute) => {
    const { sum, adds, typedOver } = sumOfShares(draft, attribute);
    if (!adds) return [];
    return onAttribute(draft, attribute).map(({ value, share }) => ({
      attribute,
      value,
      percent: typeof share === 'number' ? share : Math.round(((100 - sum) / typedOver) * 100) / 100,
    }));
  });
}

/** Takes the bounds over that the percentages give, where they are still followed. */
export function withSeatsOfShares(draft: PlanDraft, items: readonly SeatsOfValue[]): PlanDraft {
  const found = new Map(items.map((item) => [quotaKey(item), item]));
  const quotas = draft.quotas.map((quota) => {
    const item = quota.and || typeof quota.share !== 'number' ? undefined : found.get(quotaKey(quota));
    return item ? { ...quota, min: item.min, max: item.max } : quota;
  });
  return { ...draft, quotas };
}

export interface PastedShares {
  /** value → percent */
  shares: Map<string, number>;
  /** Lines that name nothing that the attribute has. */
  unknown: string[];
  /** The numbers were people, not percent. */
  counted: boolean;
}

const LINE = /^(.*?)[\s:;,|]*(\d[\d\u00a0\u202f ]*(?:[.,]\d+)?)\s*%?$/u;
const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/[–—]/g, '-').replaceAll(/\s+/g, ' ');

/**
 * Percentages, or people, as they are copied from a statistic: a name and a number on each line, or numbers alone in
 * the order of `values`. Numbers that cannot be percentages are read as people and turned into percent.
 */
export function readShares(text: string, values: readonly { value: string; label: string }[]): PastedShares {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = new Map<string, number>();
  const unknown: string[] = [];
  const bare = lines.every((line) => /^[\d\s.,%\u00a0\u202f]+$/u.test(line)) && lines.length === values.length;
  lines.forEach((line, at) => {
    const [, name = '', number] = LINE.exec(line) ?? [];
    const value = bare
      ? values[at]
      : values.find((each) => plain(each.label) === plain(name) || plain(each.value) === plain(name));
    const told = (bare ? line.replace('%', '') : (number ?? '')).replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
    if (value && told !== '' && Number.isFinite(Number(told))) found.set(value.value, Number(told));
    else unknown.push(line);
  });
  const sum = [...found.values()].reduce((total, number) => total + number, 0);
  const counted = sum > 100 + values.length * TOLERANCE_PERCENT;
  const shares = new Map(
    [...found].map(([value, number]) => [value, counted ? Math.round((number / sum) * 10_000) / 100 : number]),
  );
  return { shares, unknown, counted };
}
