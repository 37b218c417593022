import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { catalogue, filesBelow, MODULES, valuesOf } from './catalogues.js';

const SOURCES = ['apps/server/src', 'libs/shared/src', 'apps/admin/src'].flatMap((folder) =>
  filesBelow(folder, /(?<![.]spec)[.]tsx?$/),
);
const CODE = /^[a-z-]+[.]refusal[.][a-z0-9-]+$/;
const REFUSING = new Set(['DomainError', 'conflict', 'invalid', 'forbidden']);
/** The words of a schema, a screener or a library: what others wrote is passed on as it is. */
const PASSED_ON = [
  'apps/server/src/fieldwork/applicants/application/import-applications.ts',
  'apps/server/src/fieldwork/applying/application/accept-form.ts',
  'apps/server/src/fieldwork/panel/domain/seats-of-shares.ts',
  'apps/server/src/platform/http/refusals.filter.ts',
  'libs/shared/src/rules/plain-faults.ts',
];

interface Named {
  file: string;
  code: string;
  /** The names of its values; undefined where they are not written beside the code. */
  values: string[] | undefined;
}

const nameOf = (node: ts.CallExpression | ts.NewExpression): string => node.expression.getText().split('.').pop() ?? '';

/** A literal with a capital or a space in it is words; codes, paths and keys are not. */
const isWords = (node: ts.Node): boolean =>
  (ts.isStringLiteralLike(node) && / \p{L}/u.test(node.text)) ||
  (ts.isTemplateExpression(node) &&
    [node.head, ...node.templateSpans.map((span) => span.literal)].some(({ text }) => /\p{L} | \p{L}/u.test(text)));

function reading(file: string): { named: Named[]; sentences: string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const named: Named[] = [];
  const sentences: string[] = [];
  const look = (node: ts.Node, refusing: boolean): void => {
    if (ts.isStringLiteralLike(node) && CODE.test(node.text))
      named.push({ file, code: node.text, values: besides(node) });
    if (refusing && isWords(node)) sentences.push(`${file}: ${node.getText()}`);
    const begins =
      ((ts.isCallExpression(node) || ts.isNewExpression(node)) && REFUSING.has(nameOf(node))) ||
      (ts.isPropertyAssignment(node) &&
        node.name.getText() === 'reason' &&
        /^apps.server.src.(?!.*ready-questions)/.test(file));
    const ends = ts.isCallExpression(node) && nameOf(node) === 'because';
    ts.forEachChild(node, (child) => look(child, (refusing || begins) && !ends));
  };
  look(source, false);
  return { named, sentences };
}

/** `['length', 'most']` of `because('…', { length, most })`. */
function besides(code: ts.StringLiteralLike): string[] | undefined {
  const call = code.parent;
  if (!ts.isCallExpression(call) || nameOf(call) !== 'because' || call.arguments[0] !== code) return undefined;
  const [, values] = call.arguments;
  if (!values) return [];
  if (!ts.isObjectLiteralExpression(values)) return undefined;
  return values.properties.map((property) => property.name?.getText() ?? '').sort();
}

describe('a refusal', () => {
  const read = SOURCES.map((file) => reading(file));
  const named = read.flatMap((each) => each.named);
  const messages = new Map<string, string>(
    MODULES.flatMap((module) =>
      Object.entries(catalogue('en', module))
        .map(([key, message]) => [`${module}.${key}`, message] as const)
        .filter(([code]) => CODE.test(code)),
    ),
  );

  it('has a message, and a message has a refusal', () => {
    expect(named.length).toBeGreaterThan(200);
    expect([...new Set(named.map(({ code }) => code))].sort()).toEqual([...messages.keys()].sort());
  });

  it('gives its message the values that it asks for', () => {
    const given = named.filter(({ values }) => values !== undefined);
    for (const { file, code, values } of given)
      expect([file, code, values]).toEqual([file, code, valuesOf(messages.get(code) ?? '')]);
  });

  it('is no finished sentence', () => {
    expect(read.flatMap((each) => each.sentences)).toEqual([]);
    const passingOn = named.filter(({ code }) => code === 'platform.refusal.as-said').map(({ file }) => file);
    expect([...new Set(passingOn)].sort()).toEqual(PASSED_ON);
  });
});
