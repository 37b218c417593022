import { StudyFile } from '@lytt/shared';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from '../../../platform/errors/domain-error.js';
import { isTimeZone } from '../domain/study-day.js';

export type ReadStudyFile =
  { ok: true; file: StudyFile; lineOf: (path: string) => number | undefined } | { ok: false; faults: Fault[] };

/** A document with thousands of aliases could grow without end; a study file needs none. */
const MOST_ALIASES = 50;

/** Reads the YAML of a study: either the whole of it, or every fault with its path and its line. */
export function readStudyFile(text: string): ReadStudyFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        path: '',
        line: counter.linePos(error.pos[0]).line,
        message: `This is not readable as YAML: ${error.message}`,
      })),
    };
  const lineOf = (path: string): number | undefined => lineIn(document, counter, path);
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return { ok: false, faults: [{ path: '', line: 1, message: 'The file refers to itself too often.' }] };
  }
  const parsed = StudyFile.safeParse(content);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.map(String).join('.');
      return withLine({ path, message: issue.message }, lineOf);
    });
    return { ok: false, faults };
  }
  const faults = acrossSections(parsed.data).map((fault) => withLine(fault, lineOf));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: parsed.data, lineOf };
}

export function withLine(fault: Fault, lineOf: (path: string) => number | undefined): Fault {
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
