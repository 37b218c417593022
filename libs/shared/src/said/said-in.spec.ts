import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { NORWEGIAN, saidIn } from './said-in.js';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.ts$/.test(name) && !/\.spec\.ts$/.test(name) ? [path] : [];
  });

const REFUSING = new Set(['DomainError', 'conflict', 'invalid', 'forbidden', 'say', 'fault']);
const lastName = (callee: ts.Expression): string => callee.getText().split('.').pop() ?? '';
const isWhy = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) && /^(WHY|WHY_NOT|FAULTS|KINDS|FORMATS)$/.test(node.name.getText());
const isMessage = (node: ts.Node): boolean => ts.isPropertyAssignment(node) && node.name.getText() === 'message';
const refuses = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && REFUSING.has(lastName(node.expression));

/** A literal as it may be said, with an example where something varies. */
const example = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span, at) => `x${at}${span.literal.text}`).join('');
};

/** Words for staff: a sentence, or what stands beside a field. Codes, keys and words in the reader's own language are not. */
const isWords = (said: string): boolean => /^["“{\p{L}][^\n]* /u.test(said) && !/[æøåÆØÅ]/.test(said);

function wordsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node, counts: boolean): void => {
    const here = counts || refuses(node) || isMessage(node) || isWhy(node);
    const said = here ? example(node) : undefined;
    if (said !== undefined) {
      if (isWords(said)) found.push(said);
      return;
    }
    // What a refusal passes on to be worked out is not its words: conditions, other calls.
    if (counts && (ts.isBinaryExpression(node) || (ts.isCallExpression(node) && !refuses(node)))) return;
    ts.forEachChild(node, (child) => look(child, here));
  };
  look(source, false);
  return found;
}

/** Said to applicants and participants in their own words, to whoever runs the installation, or by tables of their own. */
const NOT_FOR_STAFF =
  /\/(demo|rehearsal\/made-up|cli|platform\/config|platform\/database)|run-as-program|open-installation|ready-questions|doorway\.pages|main\.ts$|recruitment\/http\//;

describe('what the server refuses, read by somebody who has chosen Norwegian', () => {
  it('has Norwegian words, every sentence of it', () => {
    const files = [...filesBelow('apps/server/src'), ...filesBelow('libs/shared/src')].filter(
      (file) => !NOT_FOR_STAFF.test(file),
    );
    const said = files.flatMap((file) => wordsOf(file).map((words) => ({ file, words })));
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(({ words }) => saidIn('nb', words) === words)).toEqual([]);
  });

  it('keeps the names and numbers that were in it', () => {
    expect(saidIn('nb', '"Uro" is used by 2 people in 1 segment. Take it off them first.')).toBe(
      '«Uro» brukes av 2 personer i 1 utdrag. Ta den bort der først.',
    );
    expect(saidIn('nb', 'A seat cannot go from completed to invited.')).toBe(
      'En plass kan ikke gå fra «fullført» til «invitert».',
    );
    expect(saidIn('nb', 'This must be a whole number.')).toBe('Dette må være et helt tall.');
  });

  it('is read sentence by sentence where two are said together', () => {
    expect(saidIn('nb', 'A probe is out already. Wait for the answer, or close it first. It is probed.')).toContain(
      'Det er fulgt opp.',
    );
    expect(saidIn('nb', 'The guide has no question yet. The study has no source, so there is no link to post.')).toBe(
      'Guiden har ingen spørsmål ennå. Studien har ingen kilde, så det er ingen lenke å legge ut.',
    );
  });

  it('stands in English as it was said for whoever has chosen English, and where nobody has translated it', () => {
    expect(saidIn('en', 'Sign in first.')).toBe('Sign in first.');
    expect(saidIn('nb', 'A sentence of tomorrow.')).toBe('A sentence of tomorrow.');
  });

  it('has the same values in both languages', () => {
    const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
    const said = Object.entries(NORWEGIAN).filter(([, norwegian]) => slots(norwegian).length > 0);
    for (const [english, norwegian] of said)
      for (const slot of slots(norwegian))
        expect([english, slots(english)]).toEqual([english, expect.arrayContaining([slot])]);
  });
});
