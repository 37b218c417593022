import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { filesBelow } from './catalogues.js';

/** Names that are the same in every language. */
const NAMES = /^(?:Lytt|CSV|SVG|study\.yaml)$/;
const isWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text) && !NAMES.test(text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''));

const SHOWN = new Set([
  'label',
  'title',
  'placeholder',
  'description',
  'aria-label',
  'alt',
  'legend',
  'error',
  'about',
  'todo',
]);

const nodesOf = (file: string): ts.Node[] => {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return nodes;
};

const literalIn = (node: ts.Node | undefined): string => {
  const inner = node && ts.isJsxExpression(node) ? node.expression : node;
  return inner && ts.isStringLiteralLike(inner) ? inner.text : '';
};

/** What a reader of the admin would see of this node, were it said here. */
function seen(node: ts.Node): string {
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isJsxAttribute(node)) return SHOWN.has(node.name.getText()) ? literalIn(node.initializer) : '';
  return ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) ? literalIn(node) : '';
}

const seenInView = (source: string): string[] => {
  const plain = source
    .replace(/\{\{!--[\s\S]*?--\}\}|<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g, '')
    .replace(/\{\{[^}]*\}\}/g, ' ');
  const attributes = [...plain.matchAll(/\b(?:title|alt|placeholder|aria-label)="([^"]*)"/g)].map(
    (match) => match[1] ?? '',
  );
  return [...attributes, ...plain.replace(/<[^>]*>/g, '\n').split('\n')];
};

describe('words for readers stand in the catalogues', () => {
  it('and not in the admin', () => {
    const found = filesBelow('apps/admin/src', /[.]tsx$/).flatMap((file) =>
      nodesOf(file)
        .map(seen)
        .filter(isWords)
        .map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it('and not in the views', () => {
    const found = filesBelow('apps/server/views', /[.]hbs$/).flatMap((file) =>
      seenInView(readFileSync(file, 'utf8'))
        .filter(isWords)
        .map((words) => `${file}: ${words.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('and not in what is handed to a page', () => {
    const found = filesBelow('apps/server/src', /[.](presenter|pages)[.]ts$/).flatMap((file) =>
      nodesOf(file)
        .map((node) => (ts.isPropertyAssignment(node) ? literalIn(node.initializer) : ''))
        .filter((text) => /\p{L} \p{L}/u.test(text))
        .map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });
});
