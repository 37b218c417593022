/**
 * Signs with which a spreadsheet begins a formula, in plain and full width, also after white space, controls
 * and invisible signs that a program may trim (owasp.org, CSV Injection). csv-stringify's escape_formulas sees the first sign alone.
 */
const BEGINS_FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
const isAtRisk = (text: string): boolean => BEGINS_FORMULA.test(text) || /^[\t\r\n]/.test(text);

/**
 * A field that no spreadsheet computes: an apostrophe before it makes it text. Where somebody's own apostrophe stands there,
 * another goes before it, so that the way back does not take theirs.
 */
export const inertField = (text: string): string => (isAtRisk(text.replace(/^'+/, '')) ? `'${text}` : text);

/** What was written, from a field that was made inert: the way back when such a file is read in. */
export const plainField = (field: string): string =>
  field.startsWith("'") && inertField(field.slice(1)) === field ? field.slice(1) : field;
