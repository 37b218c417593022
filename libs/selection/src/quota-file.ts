import { columnOf, folded, readCsv, writeCsv, type Malformed } from './csv.js';
import { quotaKey, type Quota, type Trait } from './pool.js';

/** Why a row or the whole of a quota file cannot be read. Lines count from 1. */
export type QuotaFileFault =
  | Malformed
  | { kind: 'missingColumn'; column: 'feature' | 'value' | 'min' | 'max' }
  | { kind: 'noRows' }
  | { kind: 'blank'; line: number; column: string }
  | { kind: 'noWholeNumber'; line: number; column: string; text: string }
  | { kind: 'duplicateQuota'; line: number; attribute: string; value: string }
  /** A crossed quota with unlike numbers of features and values. */
  | { kind: 'unlikeCross'; line: number; text: string };

/** Quotas are complete only without faults. */
export interface QuotaFile {
  quotas: Quota[];
  faults: QuotaFileFault[];
}

/** Between the features and between the values of a crossed quota: `gender × age` with `woman × under 35`. */
const CROSS = ' × ';
/** Programs that write flexes everywhere write this where none is set. */
const UNSET = -1;

/**
 * Reads `feature,value,min,max[,min_flex,max_flex]` or the older headings `category,name` and `category,feature`,
 * whatever their case. Names that differ in case alone are one name. Further columns are passed over.
 */
export function readQuotas(text: string): QuotaFile {
  const table = readCsv(text);
  if ('kind' in table) return { quotas: [], faults: [table] };
  const { columns, rows } = table;
  const category = columnOf(columns, 'category');
  const at = {
    feature: category >= 0 ? category : columnOf(columns, 'feature'),
    value: columnOf(columns, 'value', 'name', ...(category >= 0 ? ['feature'] : [])),
    min: columnOf(columns, 'min'),
    max: columnOf(columns, 'max'),
    minFlex: columnOf(columns, 'min_flex'),
    maxFlex: columnOf(columns, 'max_flex'),
  };
  const needed = ['feature', 'value', 'min', 'max'] as const;
  const faults: QuotaFileFault[] = needed
    .filter((column) => at[column] < 0)
    .map((column) => ({ kind: 'missingColumn', column }));
  if (faults.length > 0) return { quotas: [], faults };
  if (rows.length === 0) return { quotas: [], faults: [{ kind: 'noRows' }] };

  const quotas: Quota[] = [];
  const known = new Set<string>();
  const spelling = new FirstSpelling();
  for (const { line, cells } of rows) {
    const cell = (column: keyof typeof at): string => cells[at[column]] ?? '';
    const blanks = needed.filter((column) => cell(column) === '');
    blanks.forEach((column) => faults.push({ kind: 'blank', line, column }));
    const numbers = { min: 0, max: 0, minFlex: UNSET, maxFlex: UNSET };
    for (const column of ['min', 'max', 'minFlex', 'maxFlex'] as const) {
      const written = cell(column);
      const flex = column.endsWith('Flex');
      if (written === '') continue;
      if (/^\d+(\.0+)?$/.test(written) || (flex && /^-1(\.0+)?$/.test(written))) numbers[column] = Number(written);
      else faults.push({ kind: 'noWholeNumber', line, column, text: written });
    }
    const traits = crossed(cell('feature'), cell('value'));
    if (!traits) {
      faults.push({ kind: 'unlikeCross', line, text: `${cell('feature')}: ${cell('value')}` });
      continue;
    }
    if (blanks.length > 0) continue;
    const [first = { attribute: '', value: '' }, ...and] = traits.map((trait) => spelling.of(trait));
    const { min, max, minFlex, maxFlex } = numbers;
    const quota: Quota = {
      ...first,
      ...(and.length > 0 ? { and } : {}),
      min,
      max,
      ...(minFlex === UNSET ? {} : { minFlex }),
      ...(maxFlex === UNSET ? {} : { maxFlex }),
    };
    if (known.has(quotaKey(quota))) faults.push({ kind: 'duplicateQuota', line, ...first });
    known.add(quotaKey(quota));
    quotas.push(quota);
  }
  return { quotas, faults };
}

/** The quotas as `readQuotas` reads them; soft targets have no column in the convention and are left out. */
export function writeQuotas(quotas: readonly Quota[]): string {
  const flex = quotas.some(({ minFlex, maxFlex }) => minFlex !== undefined || maxFlex !== undefined);
  const rows = quotas.map(({ attribute, value, and = [], min, max, minFlex, maxFlex }) => [
    [attribute, ...and.map((trait) => trait.attribute)].join(CROSS),
    [value, ...and.map((trait) => trait.value)].join(CROSS),
    min,
    max,
    ...(flex ? [minFlex ?? '', maxFlex ?? ''] : []),
  ]);
  return writeCsv([['feature', 'value', 'min', 'max', ...(flex ? ['min_flex', 'max_flex'] : [])], ...rows]);
}

function crossed(feature: string, value: string): Trait[] | undefined {
  const attributes = feature.split(CROSS).map((part) => part.trim());
  if (attributes.length === 1) return [{ attribute: feature, value }];
  const values = value.split(CROSS).map((part) => part.trim());
  if (values.length !== attributes.length) return undefined;
  return attributes.map((attribute, i) => ({ attribute, value: values[i] ?? '' }));
}

/** Organisers' files differ in case from row to row. */
class FirstSpelling {
  private readonly known = new Map<string, string>();

  of({ attribute, value }: Trait): Trait {
    return { attribute: this.first('', attribute), value: this.first(folded(attribute), value) };
  }

  private first(within: string, name: string): string {
    const key = JSON.stringify([within, folded(name)]);
    const spelt = this.known.get(key) ?? name;
    this.known.set(key, spelt);
    return spelt;
  }
}
