import type { Stretch } from './stretches.js';

/** Words that a coder gave one value; the units of one coder do not overlap. */
export interface Unit extends Stretch {
  value: string;
}

/** The family of alphas for units on a continuum (Krippendorff, Mathet, Bouvry, Widlöcher 2016, Quality & Quantity 50). */
export interface UnitizedAlpha {
  /** Everything counts, gaps too. Null here and below: undefined, since chance could not have differed. */
  whole: number | null;
  /** Marked or not, whatever the value. */
  marking: number | null;
  /** Values alone, where both coders gave one. */
  values: number | null;
  /** The share of the continuum on which `values` rests, 0 to 1. */
  coverage: number;
  /** Of one value: how well it was told from the others where both coders gave one. */
  byValue: Map<string, number | null>;
}

/** What stands between two units of a coder. */
const GAP = Symbol('gap');
type Kind = string | typeof GAP;
interface Section extends Stretch {
  kind: Kind;
}

/**
 * Coincidences of lengths. `spent` is the paper's correction for sampling without replacement: squared lengths of units,
 * plain lengths of gaps, so the figure depends on the unit of length, which is one character here.
 */
class Lengths {
  private readonly cells = new Map<Kind, Map<Kind, number>>();
  private readonly corrections = new Map<Kind, number>();

  add(row: Kind, column: Kind, length: number): void {
    const cells = this.cells.get(row) ?? new Map<Kind, number>();
    this.cells.set(row, cells.set(column, (cells.get(column) ?? 0) + length));
  }

  correct(kind: Kind, by: number): void {
    this.corrections.set(kind, (this.corrections.get(kind) ?? 0) + by);
  }

  get kinds(): Kind[] {
    return [...this.cells.keys()];
  }

  seen(row: Kind, column: Kind): number {
    return this.cells.get(row)?.get(column) ?? 0;
  }

  sum(row: Kind): number {
    return [...(this.cells.get(row)?.values() ?? [])].reduce((sum, length) => sum + length, 0);
  }

  get total(): number {
    return this.kinds.reduce((sum, kind) => sum + this.sum(kind), 0);
  }

  expected(row: Kind, column: Kind): number {
    const spent = row === column ? (this.corrections.get(row) ?? 0) : 0;
    const all = [...this.corrections.values()].reduce((sum, each) => sum + each, 0);
    return (this.total * (this.sum(row) * this.sum(column) - spent)) / (this.total ** 2 - all);
  }

  /** One minus the disagreement seen over the disagreement expected, all kinds together. */
  alpha(): number | null {
    const agreed = this.kinds.reduce((sum, kind) => sum + this.seen(kind, kind), 0);
    const byChance = this.kinds.reduce((sum, kind) => sum + this.expected(kind, kind), 0);
    return ratio(this.total - agreed, this.total - byChance);
  }
}

/**
 * @param length of the continuum, in characters
 * @param coders what each of at least two coders marked, from 0 to `length`
 * @throws RangeError for fewer than two coders, a unit outside the continuum or two units of one coder that overlap
 */
export function unitizedAlpha(length: number, coders: readonly (readonly Unit[])[]): UnitizedAlpha {
  if (coders.length < 2) throw new RangeError('agreement is between two coders at least');
  const rows = coders.map((units) => sectionsOf(length, units));
  const all = new Lengths();
  const valued = new Lengths();
  rows.forEach((row) => {
    for (const { kind, start, end } of row) all.correct(kind, kind === GAP ? end - start : (end - start) ** 2);
  });
  const others = coders.length - 1;
  for (const [row, other] of orderedPairs(rows))
    for (const section of row) {
      // A unit is spent as far as the other coder gave those words a value too.
      let covered = 0;
      for (const { kind, shared } of crossings(section, other)) {
        all.add(section.kind, kind, shared / others);
        if (section.kind === GAP || kind === GAP) continue;
        valued.add(section.kind, kind, shared / others);
        covered += shared;
      }
      if (covered > 0) valued.correct(section.kind, covered ** 2 / others);
    }
  return {
    whole: all.alpha(),
    marking: ofMarking(all),
    values: valued.total === 0 ? null : valued.alpha(),
    coverage: length === 0 ? 0 : valued.total / all.total,
    byValue: new Map(valued.kinds.map((kind) => [String(kind), ofValue(valued, kind)])),
  };
}

const ratio = (seen: number, expected: number): number | null => (expected === 0 ? null : 1 - seen / expected);

const expectedSum = (lengths: Lengths, kind: Kind): number =>
  lengths.kinds.reduce((sum, other) => sum + lengths.expected(kind, other), 0);

const ofMarking = (lengths: Lengths): number | null =>
  ratio(
    lengths.sum(GAP) - lengths.seen(GAP, GAP),
    lengths.kinds.includes(GAP) ? expectedSum(lengths, GAP) - lengths.expected(GAP, GAP) : 0,
  );

function ofValue(lengths: Lengths, kind: Kind): number | null {
  const expected = expectedSum(lengths, kind);
  const differing = expected - lengths.expected(kind, kind);
  const seen = lengths.sum(kind);
  if (differing === 0 || seen === 0) return null;
  return 1 - ((expected / seen) * (seen - lengths.seen(kind, kind))) / differing;
}

function sectionsOf(length: number, units: readonly Unit[]): Section[] {
  const sorted = [...units].sort((one, other) => one.start - other.start);
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end, value } of sorted) {
    if (start < at || end <= start || end > length)
      throw new RangeError(`a unit from ${start} to ${end} overlaps another or stands outside 0 to ${length}`);
    if (start > at) sections.push({ start: at, end: start, kind: GAP });
    sections.push({ start, end, kind: value });
    at = end;
  }
  if (at < length) sections.push({ start: at, end: length, kind: GAP });
  return sections;
}

const orderedPairs = <Row>(rows: readonly Row[]): [Row, Row][] =>
  rows.flatMap((row, at) => rows.filter((_, against) => against !== at).map((other): [Row, Row] => [row, other]));

/** What a section meets in another coder's sections, each with the length they share. */
const crossings = (section: Section, row: readonly Section[]): { kind: Kind; shared: number }[] =>
  row
    .map((met): { kind: Kind; shared: number } => ({
      kind: met.kind,
      shared: Math.min(section.end, met.end) - Math.max(section.start, met.start),
    }))
    .filter(({ shared }) => shared > 0);
