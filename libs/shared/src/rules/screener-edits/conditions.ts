/**
 * "Show only if" as a list of tests, and its SurveyJS expression. Only what a builder can show is read: tests of one question
 * against written values, all joined by `and` or all by `or`. Everything else is no rule and stays the text it is.
 */
export const OPERATORS = [
  'is',
  'is-not',
  'any-of',
  'none-of',
  'all-of',
  'includes',
  'excludes',
  'greater',
  'at-least',
  'less',
  'at-most',
  'answered',
  'unanswered',
] as const;
export type ConditionOperator = (typeof OPERATORS)[number];
export type Literal = string | number | boolean;

export interface ConditionTest {
  question: string;
  operator: ConditionOperator;
  /** None for `answered` and `unanswered`, any number for the `-of` operators, else exactly one. */
  values: Literal[];
}
export interface ConditionRule {
  join: 'and' | 'or';
  tests: ConditionTest[];
}

const WRITTEN: Record<ConditionOperator, string> = {
  is: '=',
  'is-not': '<>',
  'any-of': 'anyof',
  'none-of': 'noneof',
  'all-of': 'allof',
  includes: 'contains',
  excludes: 'notcontains',
  greater: '>',
  'at-least': '>=',
  less: '<',
  'at-most': '<=',
  answered: 'notempty',
  unanswered: 'empty',
};
/** Other spellings that survey-core's grammar takes for the same. */
const READ: Record<string, ConditionOperator> = {
  ...Object.fromEntries(OPERATORS.map((operator) => [WRITTEN[operator], operator])),
  '==': 'is',
  equal: 'is',
  '!=': 'is-not',
  notequal: 'is-not',
  greater: 'greater',
  less: 'less',
  greaterorequal: 'at-least',
  lessorequal: 'at-most',
  contain: 'includes',
  '*=': 'includes',
  notcontain: 'excludes',
};

export const takesNoValue = (operator: ConditionOperator): boolean =>
  operator === 'answered' || operator === 'unanswered';
export const takesMany = (operator: ConditionOperator): boolean =>
  operator === 'any-of' || operator === 'none-of' || operator === 'all-of';

/** survey-core ends a string at either quotation mark, and knows no other escape: a backslash is itself. */
const sayLiteral = (value: Literal): string =>
  typeof value === 'string' ? `'${value.replace(/['"]/g, '\\$&')}'` : String(value);

const sayTest = ({ question, operator, values }: ConditionTest): string => {
  const left = `{${question}} ${WRITTEN[operator]}`;
  if (takesNoValue(operator)) return left;
  if (takesMany(operator)) return `${left} [${values.map(sayLiteral).join(', ')}]`;
  return `${left} ${sayLiteral(values[0] ?? '')}`;
};

/** Empty for a rule without tests. */
export const writeRule = ({ join, tests }: ConditionRule): string => tests.map(sayTest).join(` ${join} `);

const STRING = String.raw`'(?:\\['"]|[^'"])*'|"(?:\\['"]|[^'"])*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?![\w.])`;
const VALUE = String.raw`${STRING}|${NUMBER}|(?:true|false)\b`;
const TEST = new RegExp(
  String.raw`^\s*\{\s*([^{}]+?)\s*\}\s*(?:(notempty|empty)\b|(=|==|!=|<>|>=|<=|>|<|\*=|(?:anyof|noneof|allof|notcontains?|contains?|notequal|equal|greaterorequal|lessorequal|greater|less)\b)\s*(\[(?:${VALUE}|[\s,])*\]|${VALUE}))\s*`,
  'i',
);
const ONE_VALUE = new RegExp(String.raw`^\s*(${VALUE})\s*(?:,|$)`);

const readLiteral = (text: string): Literal => {
  if (text.startsWith("'") || text.startsWith('"')) return text.slice(1, -1).replace(/\\(['"])/g, '$1');
  return text === 'true' || text === 'false' ? text === 'true' : Number(text);
};

function readList(text: string): Literal[] | undefined {
  const values: Literal[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const found = ONE_VALUE.exec(rest);
    if (!found) return undefined;
    values.push(readLiteral(found[1] ?? ''));
    rest = rest.slice(found[0].length).trim();
  }
  return values;
}

/** One test at the beginning of the text, perhaps in brackets of its own, and what follows it. */
function readTest(text: string): { test: ConditionTest; rest: string } | undefined {
  const bracket = /^\s*\(/.exec(text);
  const found = TEST.exec(bracket ? text.slice(bracket[0].length) : text);
  if (!found) return undefined;
  let rest = text.slice((bracket?.[0].length ?? 0) + found[0].length);
  if (bracket) {
    if (!rest.startsWith(')')) return undefined;
    rest = rest.slice(1);
  }
  const [, question = '', noValue, sign, right = ''] = found;
  const operator = READ[(noValue ?? sign ?? '').toLowerCase()];
  if (!operator) return undefined;
  if (noValue) return { test: { question, operator, values: [] }, rest };
  const isList = right.startsWith('[');
  if (isList !== takesMany(operator)) return undefined;
  const values = isList ? readList(right.slice(1, -1)) : [readLiteral(right)];
  return values && { test: { question, operator, values }, rest };
}

/** `undefined` for an expression that the builder cannot show. An empty expression is a rule without tests. */
export function readRule(expression: string): ConditionRule | undefined {
  if (expression.trim() === '') return { join: 'and', tests: [] };
  const tests: ConditionTest[] = [];
  const joins = new Set<string>();
  for (let rest = expression; ;) {
    const read = readTest(rest);
    if (!read) return undefined;
    tests.push(read.test);
    if (read.rest.trim() === '') break;
    const join = /^\s*(and\b|or\b|&&|\|\|)/i.exec(read.rest);
    if (!join) return undefined;
    joins.add(/and|&&/i.test(join[1] ?? '') ? 'and' : 'or');
    rest = read.rest.slice(join[0].length);
  }
  return joins.size > 1 ? undefined : { join: joins.has('or') ? 'or' : 'and', tests };
}
