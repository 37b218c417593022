/** A pattern as RE2 writes it, or what of it no engine can try in linear time. */
export type Translated = { source: string } | { unknown: 'look-around' | 'back-reference' };

/** White space and line ends as ECMAScript counts them (ECMA-262, WhiteSpace and LineTerminator); RE2 knows ASCII's alone. */
const SPACES =
  String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}` + String.raw`\x{202f}\x{205f}\x{3000}\x{feff}`;
const NO_SPACES =
  String.raw`\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}` +
  String.raw`\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;
const NO_LINE_END = String.raw`[^\n\r\x{2028}\x{2029}]`;
const ANY = String.raw`[\x{0}-\x{10ffff}]`;
const NONE = String.raw`[^\x{0}-\x{10ffff}]`;
const CLASS_ESCAPE = /^\\[dDwWsS]/;
const NAMES_GROUP = /\(\?<[^=!]/;

/** Writes a pattern that ECMAScript takes, without its `u` flag, in the syntax of RE2. */
export function inLinearSyntax(pattern: string): Translated {
  let source = '';
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const [, named, around] = /^\((?:\?(?:(<[^=!][^>]*>)|(<?[=!])))?/.exec(rest) ?? [];
    if (around) return { unknown: 'look-around' };
    if (/^\\[1-9]/.test(rest) || (rest.startsWith('\\k<') && NAMES_GROUP.test(pattern)))
      return { unknown: 'back-reference' };
    const [read, written] = named
      ? [`(?${named}`, '(']
      : rest.startsWith('[')
        ? inClass(rest)
        : rest.startsWith('\\')
          ? escape(rest, false)
          : [rest.slice(0, 1), rest.startsWith('.') ? NO_LINE_END : rest.slice(0, 1)];
    source += written;
    at += read.length;
  }
  return { source };
}

/** A class in brackets: what was read of the pattern, and what RE2 writes for it. */
function inClass(rest: string): [read: string, written: string] {
  for (const [whole, written] of [
    ['[]', NONE],
    ['[^]', ANY],
  ] as const)
    if (rest.startsWith(whole)) return [whole, written];
  let at = rest.startsWith('[^') ? 2 : 1;
  let written = rest.slice(0, at);
  let afterEscape = false;
  while (at < rest.length && rest[at] !== ']') {
    const here = rest.slice(at);
    const isEscape = CLASS_ESCAPE.test(here);
    if (here.startsWith('\\')) {
      const [read, as] = escape(here, true);
      written += as;
      at += read.length;
    } else {
      // A hyphen beside a class of its own is a hyphen, and RE2 reads `[[:` as the name of a class.
      const isPlainHyphen = here.startsWith('-') && (afterEscape || CLASS_ESCAPE.test(here.slice(1)));
      written += here.startsWith('[') ? '\\[' : isPlainHyphen ? '\\-' : here.slice(0, 1);
      at += 1;
    }
    afterEscape = isEscape;
  }
  return [rest.slice(0, at + 1), `${written}]`];
}

function escape(rest: string, isInClass: boolean): [read: string, written: string] {
  const code = /^\\(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(rest);
  if (code) return [code[0], `\\x{${code[1] ?? code[2]}}`];
  const control = /^\\c([a-z])/i.exec(rest);
  if (control) return [control[0], `\\x{${(control[1]!.charCodeAt(0) % 32).toString(16)}}`];
  const read = rest.slice(0, 2);
  const sign = read.slice(1);
  if (sign === 's') return [read, isInClass ? SPACES : `[${SPACES}]`];
  if (sign === 'S') return [read, isInClass ? NO_SPACES : `[${NO_SPACES}]`];
  if (sign === '0') return [read, '\\x{0}'];
  if (sign === 'b' && isInClass) return [read, '\\x{8}'];
  if (/[dDwWfnrtv]/.test(sign) || (/[bB]/.test(sign) && !isInClass)) return [read, read];
  // Any other letter stands for itself, as does what is no ASCII; RE2 refuses to escape those.
  return [read, /[\w\u0080-\uffff]/.test(sign) ? sign : read];
}
