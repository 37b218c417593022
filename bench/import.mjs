// The largest table that Lytt takes: 100,000 applicants, first with three faults (nothing is taken), then without.
import { readFileSync } from 'node:fs';
import { STAFF } from './recruitment.mjs';

export const ROWS = 100_000;
const FAULTY = [2, 50_000, ROWS + 1];
const HEADER =
  'Navn;E-post;relation;follows_page;follow_often;follow_for;discussion;gender;birth_year;county;occupation;contact_consent';
const WORDS = 'For: et ryddigere kommentarfelt. Mot: de som er sinte, blir ikke hørt, og da blir de sintere.';

/** Row numbers as a spreadsheet shows them: the header is row 1. */
const table = (faulty) =>
  Buffer.from(
    [
      HEADER,
      ...Array.from({ length: ROWS }, (_, at) =>
        [
          `Søker ${at}`,
          `bench-import-${at}@example.org`,
          'lives',
          'yes',
          'weekly',
          'service',
          `${WORDS} Nr ${at}.`,
          faulty.includes(at + 2) ? 'ingen av dem' : 'woman',
          1940 + (at % 65),
          'troms',
          'retired',
          'true',
        ].join(';'),
      ),
    ].join('\r\n'),
  );

/** Resident memory of a process in bytes; undefined where the system does not tell. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return undefined;
  }
}

async function sent(url, bytes, pid) {
  const before = memoryOf(pid);
  let most = before ?? 0;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(pid) ?? 0)), 50);
  const started = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...STAFF, 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  const view = await answer.json();
  clearInterval(watch);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(view)}`);
  return {
    view,
    seconds: (performance.now() - started) / 1000,
    grown: before === undefined ? undefined : most - before,
  };
}

const inMegabytes = (bytes) => (bytes === undefined ? 'unknown' : `${Math.round(bytes / 1_000_000)} MB`);

/** Sentences about each step; throws when a fault stands at another row, or when not all or nothing is taken. */
export async function measureImport(origin, studyId, pid) {
  const at = `${origin}/api/v1/studies/${studyId}/recruitment`;
  const count = async () => (await (await fetch(`${at}/applications?limit=1`, { headers: STAFF })).json()).total;
  const before = await count();
  const steps = [];
  const step = async (name, bytes, wish, expected) => {
    const { view, seconds, grown } = await sent(`${at}/applications/import?do=${wish}&source=hol`, bytes, pid);
    const got = { rows: view.faults.map(({ row }) => row), imported: view.imported, more: (await count()) - before };
    if (JSON.stringify(got) !== JSON.stringify(expected)) throw new Error(`${name}: ${JSON.stringify(got)}`);
    steps.push(
      `import, ${ROWS} applicants (${inMegabytes(bytes.length)}), ${name}: ${seconds.toFixed(1)} s, memory grew by ${inMegabytes(grown)}`,
    );
  };
  const faulty = table(FAULTY);
  const clean = table([]);
  await step('three faults found by row, nothing taken', faulty, 'import', { rows: FAULTY, imported: false, more: 0 });
  await step('preview', clean, 'check', { rows: [], imported: false, more: 0 });
  await step('all taken', clean, 'import', { rows: [], imported: true, more: ROWS });
  await step('sent again, all known', clean, 'import', { rows: [], imported: true, more: ROWS });
  return steps;
}
