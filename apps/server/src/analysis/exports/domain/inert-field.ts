/**
 * Signs with which a spreadsheet begins a formula, in plain and full width, also after white space, controls
 * and invisible signs that a program may trim (owasp.org, CSV Injection). csv-stringify's escape_formulas sees the first sign alone.
 */
const BEGINS_FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;

/** A field that no spreadsheet computes: an apostrophe before it makes it text. */
export const inertField = (text: string): string =>
  BEGINS_FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
