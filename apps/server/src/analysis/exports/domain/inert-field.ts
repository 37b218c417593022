/**
 * Signs with which a spreadsheet begins a formula, in plain and full width, also after white space or a byte order mark
 * that a program may trim (owasp.org, CSV Injection). csv-stringify's escape_formulas sees the first sign alone.
 */
const BEGINS_FORMULA = /^[\s\u0000-\u001f\u200b-\u200f\u2028-\u202e\ufeff]*[=+\-@＝＋－＠]/u;

/** A field that no spreadsheet computes: an apostrophe before it makes it text. */
export const inertField = (text: string): string => (BEGINS_FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text);
