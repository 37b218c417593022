import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  bootstrapInterval,
  cohenKappa,
  krippendorffAlpha,
  METRICS,
  unitsOf,
  type Alpha,
  type Interval,
  type Kappa,
  type Metric,
  type Undefined,
} from '@lytt/agreement';
import { SeededRandom } from '@lytt/selection';
import { CsvError, parse } from 'csv-parse/sync';
import { textOf } from './check-file.js';
import { CommandFailed } from './command-failed.js';
import { WrongUsage } from './wrong-usage.js';

type Cell = string | null;
interface Measured {
  metric: Metric;
  coders: number;
  units: number;
  alpha: Alpha | Undefined;
  interval: Interval | null;
  /** Two coders alone have one. */
  kappa: Kappa | Undefined | null;
  seed: string;
}

/** How far coders agree, from a table without headings: one row a coder, one column a unit, an empty cell for none. */
export async function measureAgreement(words: string[], from: string): Promise<string> {
  const asked = readWords(words);
  const table = readTable(await textOf(asked.data, from), asked.data);
  if (table.length < 2) throw new CommandFailed(`${asked.data}: agreement is between two coders at least`);
  const seed = asked.seed ?? randomBytes(16).toString('hex');
  try {
    const measured = measure(table, asked.metric, seed);
    return asked.json ? `${JSON.stringify(measured)}\n` : inWords(measured);
  } catch (fault) {
    if (fault instanceof RangeError) throw new CommandFailed(`${asked.data}: ${fault.message}`);
    throw fault;
  }
}

function measure(table: Cell[][], metric: Metric, seed: string): Measured {
  const alpha = krippendorffAlpha(table, metric);
  const random = new SeededRandom(seed, 'agreement');
  // Each draw is measured as a table of its own, since the ordinal metric goes by how often each value was given.
  const ofDraw = (units: readonly (readonly string[])[]): Alpha | Undefined =>
    krippendorffAlpha(asTable(units), metric);
  return {
    metric,
    coders: table.length,
    units: table[0]?.length ?? 0,
    alpha,
    interval: alpha.defined ? bootstrapInterval(unitsOf(table), ofDraw, (bound) => random.below(bound)) : null,
    kappa: table.length === 2 ? cohenKappa(table) : null,
    seed,
  };
}

/** Who gave a value does not count for alpha: the values of each unit stand below each other. */
const asTable = (units: readonly (readonly string[])[]): Cell[][] =>
  Array.from({ length: Math.max(0, ...units.map((unit) => unit.length)) }, (_, coder) =>
    units.map((unit) => unit[coder] ?? null),
  );

function inWords({ metric, coders, units, alpha, interval, kappa, seed }: Measured): string {
  const digits = (value: number): string => value.toFixed(4);
  const why = { 'no pairs': 'no unit has two values', 'one value': 'everybody gave one and the same value' };
  const lines = [`${coders} coders, ${units} units, ${metric}`];
  lines.push(
    alpha.defined
      ? `alpha ${digits(alpha.alpha)} over ${alpha.units} units with ${alpha.values} values`
      : `alpha undefined: ${why[alpha.why]}`,
  );
  if (interval)
    lines.push(
      `95 % ${digits(interval.low)} to ${digits(interval.high)}; below .667 ${digits(interval.belowTentative)}, below .800 ${digits(interval.belowFirm)} of ${interval.draws} draws (seed ${seed})`,
    );
  if (kappa)
    lines.push(
      kappa.defined
        ? `kappa ${digits(kappa.kappa)} over ${kappa.units} units, ${digits(kappa.observed)} agreed`
        : `kappa undefined: ${why[kappa.why]}`,
    );
  return `${lines.join('\n')}\n`;
}

function readTable(text: string, file: string): Cell[][] {
  try {
    const rows: string[][] = parse(text, { bom: true, trim: true, skip_empty_lines: true });
    return rows.map((row) => row.map((cell) => (cell === '' ? null : cell)));
  } catch (fault) {
    if (fault instanceof CsvError) throw new CommandFailed(`${file}: ${fault.message}`);
    throw fault;
  }
}

function readWords(words: string[]): { data: string; metric: Metric; seed: string | undefined; json: boolean } {
  const text = { type: 'string' } as const;
  const parsed = ((): { data?: string; metric?: string; seed?: string; json?: boolean } => {
    try {
      const { values } = parseArgs({
        args: words,
        options: { data: text, metric: text, seed: text, json: { type: 'boolean' } },
      });
      return { ...values };
    } catch (fault) {
      throw new WrongUsage((fault as Error).message);
    }
  })();
  if (!parsed.data) throw new WrongUsage('agreement needs --data');
  const metric = METRICS.find((known) => known === parsed.metric);
  if (!metric) throw new WrongUsage(`--metric is one of ${METRICS.join(', ')}, not "${parsed.metric ?? ''}"`);
  return { data: parsed.data, metric, seed: parsed.seed, json: parsed.json === true };
}
