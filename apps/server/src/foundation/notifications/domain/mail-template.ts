import Handlebars from 'handlebars';
import type { MailVariable, WrittenMail } from '@lytt/shared';

/** What every mail may name. */
const EVERYWHERE: readonly MailVariable[] = [
  'name',
  'study',
  'firstDay',
  'lastDay',
  'days',
  'contactName',
  'organisation',
  'contactEmail',
];
/** The words that a study's own mail may hold between braces, and nothing else. */
export const MAIL_VARIABLES: Record<WrittenMail, readonly MailVariable[]> = {
  invited: [...EVERYWHERE, 'answerBy', 'button'],
  reserve: EVERYWHERE,
  'not-this-time': [...EVERYWHERE, 'deletedOn'],
  welcome: [...EVERYWHERE, 'button'],
  'question-opened': [...EVERYWHERE, 'title', 'closes', 'button'],
  probe: [...EVERYWHERE, 'quote', 'button'],
  reply: [...EVERYWHERE, 'button'],
  'peer-reply': [...EVERYWHERE, 'title', 'button'],
  reminder: [...EVERYWHERE, 'title', 'closes', 'button'],
  'reminder-late': [...EVERYWHERE, 'title', 'button'],
  'missed-day': [...EVERYWHERE, 'button'],
  notice: [...EVERYWHERE, 'title', 'button'],
  thanks: [...EVERYWHERE, 'button'],
};
/** A subject is also what a bundle and a telephone's lock screen show: no button, and no words of a probe. */
const NOT_IN_A_SUBJECT: readonly MailVariable[] = ['button', 'quote'];
export type MailValues = Record<string, string | number>;

/** One piece of a mail's body, in plain words: whoever shows it escapes it. */
export type MailBlock = { kind: 'button' } | { kind: 'list'; lines: string[] } | { kind: 'paragraph'; lines: string[] };

const engine = Handlebars.create();
const BUTTON = /^\{\{\s*button\s*\}\}$/;
const ITEM = /^- +/;
/** Line breaks and what else could end a header or hide words: C0 and C1 controls, and Unicode's line separators. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** What stands against a subject; empty when nothing does. */
export function subjectFaults(kind: WrittenMail, source: string): string[] {
  if (CONTROL.test(source)) return ['A subject is one line: take the line break or control character out.'];
  const allowed = MAIL_VARIABLES[kind].filter((name) => !NOT_IN_A_SUBJECT.includes(name));
  return faultsIn(source, allowed);
}

/** What stands against a body; empty when nothing does. */
export function bodyFaults(kind: WrittenMail, source: string): string[] {
  const allowed = MAIL_VARIABLES[kind];
  return blocksOf(source).flatMap((block) => {
    if (allowed.includes('button') && BUTTON.test(block)) return [];
    const faults = faultsIn(block, allowed);
    if (faults.length === 0 && named(block).includes('button'))
      return ['{{button}} stands alone, with a blank line before and after it.'];
    return faults;
  });
}

/** The subject with its values; a value cannot bring a second line into a header. */
export const fillSubject = (source: string, values: MailValues): string => fill(source, values).trim();

/**
 * The body with its values. What a value holds is words: it makes no paragraph, list or button. A line whose values are all
 * empty is left out.
 */
export const fillBody = (source: string, values: MailValues): MailBlock[] =>
  blocksOf(source).flatMap((block): MailBlock[] => {
    if (BUTTON.test(block)) return [{ kind: 'button' }];
    const lines = block.split('\n').map((line) => line.trim());
    const kind = lines.every((line) => ITEM.test(line)) ? 'list' : 'paragraph';
    const filled = lines
      .map((line) => fill(kind === 'list' ? line.replace(ITEM, '') : line, values))
      .filter((line) => line.trim() !== '');
    return filled.length > 0 ? [{ kind, lines: filled }] : [];
  });

/** Paragraphs are parted by blank lines. */
const blocksOf = (source: string): string[] =>
  source
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

/**
 * Mail texts come from people, so the smallest part of Handlebars is spoken: no helper, no look into prototypes, an unknown
 * word is an error. `noEscape`, because the outcome is plain words, which the mail's view escapes like all others; escaped
 * here as well, a subject would show `&amp;`.
 */
function fill(source: string, values: MailValues): string {
  const template = engine.compile(source, {
    strict: true,
    noEscape: true,
    data: false,
    knownHelpersOnly: true,
    knownHelpers: {
      helperMissing: false,
      blockHelperMissing: false,
      each: false,
      if: false,
      unless: false,
      with: false,
      log: false,
      lookup: false,
    },
  });
  const plain = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, String(value).replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')]),
  );
  return template(plain, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
}

/** Every line by itself, as it will be filled. */
function faultsIn(source: string, allowed: readonly string[]): string[] {
  const list = `Allowed are ${allowed.map((name) => `{{${name}}}`).join(', ')}.`;
  return source.split('\n').flatMap((line) => {
    let program: hbs.AST.Program;
    try {
      program = engine.parse(line);
    } catch {
      return [`The braces in “${line.trim()}” cannot be read. ${list}`];
    }
    return program.body.flatMap((statement) => {
      if (statement.type === 'ContentStatement') return [];
      const name = variableOf(statement);
      if (name !== undefined && allowed.includes(name)) return [];
      const { start, end } = statement.loc;
      return [`“${line.slice(start.column, end.column)}” cannot stand here. ${list}`];
    });
  });
}

const named = (block: string): (string | undefined)[] => engine.parse(block).body.map(variableOf);

/** The name in `{{name}}`; undefined for everything else that Handlebars knows, three braces too. */
function variableOf(statement: hbs.AST.Statement): string | undefined {
  if (statement.type !== 'MustacheStatement') return undefined;
  const { path, params, hash, escaped } = statement as hbs.AST.MustacheStatement;
  if (!escaped || params.length > 0 || (hash as hbs.AST.Hash | undefined)?.pairs.length) return undefined;
  if (path.type !== 'PathExpression') return undefined;
  const { parts, depth, data, original } = path as hbs.AST.PathExpression;
  return depth === 0 && !data && parts.length === 1 && parts[0] === original ? original : undefined;
}
