import { StudyFile } from '@lytt/shared';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from '../../../platform/errors/domain-error.js';
import { isTimeZone } from './study-day.js';

export type ReadStudyFile = { ok: true; file: StudyFile } | { ok: false; faults: Fault[] };

/** A document with thousands of aliases could grow without end; a study file needs none. */
const MOST_ALIASES = 50;
/** Of YAML that breaks early, the rest is one fault after the other. */
const MOST_FAULTS = 50;
/** Levels; a form of pages, panels and choices has a dozen. */
const DEEPEST = 60;

/** What a module finds wrong with its section; pure, so that a file can be checked without a service. */
export type CheckSection = (file: StudyFile) => Fault[];

/** Reads the YAML of a study: either the whole of it, or every fault with its path and its line. */
export function readStudyFile(text: string, checks: readonly CheckSection[]): ReadStudyFile {
  try {
    return read(text, checks);
  } catch (fault) {
    // The parser walks down by recursion.
    if (!(fault instanceof RangeError)) throw fault;
    return { ok: false, faults: [{ path: '', line: 1, message: 'The file is nested too deep.' }] };
  }
}

function read(text: string, checks: readonly CheckSection[]): ReadStudyFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) throw new RangeError('too deep');
  if (document.errors.length > 0)
    return {
      ok: false,
      faults: document.errors.slice(0, MOST_FAULTS).map((error) => ({
        path: '',
        line: counter.linePos(error.pos[0]).line,
        message: `This is not readable as YAML: ${error.message}`,
      })),
    };
  const lineOf = (path: string): number | undefined => lineIn(document, counter, path);
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (fault) {
    if (fault instanceof RangeError) throw fault;
    return { ok: false, faults: [{ path: '', line: 1, message: 'The file refers to itself too often.' }] };
  }
  const unkeepable = findUnkeepable(content);
  if (unkeepable.length > 0) return { ok: false, faults: unkeepable.map((fault) => withLine(fault, lineOf)) };
  const parsed = StudyFile.safeParse(content);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.map(String).join('.');
      return withLine({ path, message: issue.message }, lineOf);
    });
    return { ok: false, faults };
  }
  const faults = [acrossSections, ...checks]
    .flatMap((check) => check(parsed.data))
    .map((fault) => withLine(fault, lineOf));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: parsed.data };
}

/** What the database could not give back as it was. */
function findUnkeepable(value: unknown, path: string[] = []): Fault[] {
  const fault = (message: string): Fault[] => [{ path: path.join('.'), message }];
  if (path.length > DEEPEST) return fault('This is nested too deep.');
  if (typeof value === 'string' && /[\0\p{Cs}]/u.test(value))
    return fault('This holds a character that is none (U+0000 or half of a pair); it cannot be kept.');
  if (typeof value === 'number' && !Number.isFinite(value)) return fault('This is not a number that can be kept.');
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...(Array.isArray(value) ? [] : findUnkeepable(key, path)),
    ...findUnkeepable(part, [...path, key]),
  ]);
}

function withLine(fault: Fault, lineOf: (path: string) => number | undefined): Fault {
  const line = lineOf(fault.path);
  return line === undefined ? fault : { ...fault, line };
}

/** The line of the nearest place that exists: a missing key is reported where it should have stood. */
function lineIn(document: Document, counter: LineCounter, path: string): number | undefined {
  const steps = path === '' ? [] : path.split('.');
  for (let length = steps.length; length >= 0; length--) {
    const keys = steps.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const parent = length === 0 ? undefined : document.getIn(keys.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(keys.at(-1)));
      if (isScalar(pair?.key) && pair.key.range) return counter.linePos(pair.key.range[0]).line;
    }
    if (isSeq(parent) || length === 0) {
      const node = document.getIn(keys, true) as { range?: [number, number, number] | null } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line;
    }
  }
  return undefined;
}

function acrossSections(file: StudyFile): Fault[] {
  const faults: Fault[] = [];
  if (!isTimeZone(file.study.timeZone))
    faults.push({
      path: 'study.timeZone',
      message: `There is no time zone "${file.study.timeZone}"; an example is Europe/Oslo.`,
    });
  for (const [section, keys] of [
    ['guide', file.guide.map((entry) => entry.key)],
    ['codebook', file.codebook.map((entry) => entry.key)],
    ['hypotheses', file.hypotheses.map((entry) => entry.key)],
    ['cases', file.cases.map((entry) => entry.key)],
    ['sources', file.sources.map((entry) => entry.code)],
  ] as const)
    for (const [at, key] of keys.entries())
      if (keys.indexOf(key) !== at)
        faults.push({ path: `${section}.${at}`, message: `"${key}" stands twice in ${section}.` });
  return faults;
}
