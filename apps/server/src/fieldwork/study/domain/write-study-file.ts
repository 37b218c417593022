import { LANGUAGES, type StudyFile } from '@lytt/shared';
import { Document, Scalar, visit } from 'yaml';

const SECTIONS = [
  'lytt',
  'study',
  'letter',
  'agreement',
  'sources',
  'screener',
  'panel',
  'mails',
  'guide',
  'codebook',
  'hypotheses',
  'cases',
] as const satisfies readonly (keyof StudyFile)[];

/**
 * The same study is always written in the same bytes: sections in one order, keys as the schema has them, defaults written
 * out, texts in the order of the study's languages. Nothing in it depends on the installation.
 */
export function writeStudyFile(file: StudyFile): string {
  const ordered = Object.fromEntries(SECTIONS.map((name) => [name, file[name]]));
  const document = new Document(inLanguageOrder(ordered, file.study.languages), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n'))
        scalar.type = fitsABlock(scalar.value) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
    },
  });
  // Folding is off: a paragraph stays one line.
  return document.toString({ lineWidth: 0 });
}

/** Text that a YAML block holds exactly: blank at no end of it or of its lines, and nothing a reader could not see. */
const fitsABlock = (text: string): boolean =>
  !/[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\ufeff]/u.test(text) &&
  text === text.trim() &&
  text.split('\n').every((line) => line === line.trimEnd());

/** JSON in the database forgets the order of keys. */
function inLanguageOrder(value: unknown, languages: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => inLanguageOrder(each, languages));
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  const order = [...new Set([...languages, ...LANGUAGES])];
  const isText = keys.every((key) => order.includes(key));
  if (isText) keys.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(
    keys.map((key) => [key, inLanguageOrder((value as Record<string, unknown>)[key], languages)]),
  );
}
