/**
 * Rewrites src/tables/postal-codes.ts from the facts of norwegian-postalcodes-mapper; `--print` writes to standard
 * output instead. The package names municipalities in capitals, so their codes are looked up in our own tables.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import mapper from 'norwegian-postalcodes-mapper';

const tables = new URL('../src/tables/', import.meta.url);
const linesOf = (file, pattern) =>
  readFileSync(new URL(file, tables), 'utf8')
    .split('\n')
    .flatMap((line) => pattern.exec(line)?.slice(1) ?? [])
    .reduce((rows, cell, i) => (i % 2 ? rows.at(-1).push(cell) : rows.push([cell]), rows), []);

const namesOf = (text) => text.split(' - ').map((name) => name.replace(/^\w+:/, ''));
const norwegian = (text) => text.split(' - ').find((name) => !/^\w+:/.test(name));

const counties = new Map(linesOf('counties.ts', /^(\d\d) \d{4} - (.+)$/));
const municipalities = readdirSync(tables)
  .filter((file) => file.startsWith('municipalities-'))
  .flatMap((file) => linesOf(file, /^(\d{4}) \d{4} \d+ \d (.+)$/));

/** Capitals name to code: plain, with the county where two share a name, or with Sámi names written beside it. */
function codeOf(capitals) {
  if (capitals === 'SVALBARD') return '2100';
  if (capitals === 'JAN MAYEN') return '2211';
  const matching = municipalities.filter(([code, text]) => {
    const name = norwegian(text).toLocaleUpperCase('nb');
    const county = norwegian(counties.get(code.slice(0, 2))).toLocaleUpperCase('nb');
    if (capitals === name || capitals === `${name} (${county})`) return true;
    return namesOf(text).length > 1 && capitals.split(' ').includes(name);
  });
  if (matching.length !== 1) throw new Error(`${matching.length} municipalities are called ${capitals}`);
  return matching[0][0];
}

/** Capitals to ordinary writing: BØ I TELEMARK, SØR-ARNØY, KRISTIANSAND S. */
const ordinary = (capitals) =>
  capitals
    .toLocaleLowerCase('nb')
    .replace(/(^|[ -])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('nb'))
    .replace(/ (I|På) /gu, (word) => word.toLowerCase());

const codes = new Map();
const rows = new Map();
for (let number = 0; number < 10_000; number++) {
  const postalCode = String(number).padStart(4, '0');
  const found = mapper.getPostalCodeInfo(postalCode);
  if (!found) continue;
  if (!codes.has(found.municipality)) codes.set(found.municipality, codeOf(found.municipality));
  const group = `${codes.get(found.municipality)} ${ordinary(found.city)}`;
  const row = rows.get(postalCode.slice(0, 2)) ?? new Map();
  rows.set(postalCode.slice(0, 2), row.set(group, [...(row.get(group) ?? []), postalCode.slice(2)]));
}

const text = `/**
 * Written by generate/postal-codes.mjs: do not edit. One row for the first two digits of postal codes, then groups of
 * municipality code, post town and last two digits. Source and date: SOURCES in sources.ts.
 */
export const POSTAL_ROWS = \`
${[...rows]
  .map(([prefix, row]) => [prefix, ...[...row].map(([group, endings]) => `${group} ${endings.join(' ')}`)].join('|'))
  .join('\n')}
\`;
`;
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(new URL('postal-codes.ts', tables), text);
