import { stringify } from 'csv-stringify/sync';
import { inertField } from '@lytt/shared';

export type Field = string | number | boolean | null;

/**
 * RFC 4180 with what Norwegian Excel expects: semicolons, a byte order mark, lines ended by CR LF. Every field is quoted,
 * so that line breaks and semicolons in a quote stay inside it. Written a batch at a time.
 */
function linesOf(rows: readonly (readonly Field[])[], first: boolean): string {
  return stringify(rows as Field[][], {
    bom: first,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
    cast: { string: (text) => inertField(text), boolean: (yes) => (yes ? '1' : '0') },
  });
}

export async function* csvText(columns: readonly string[], batches: AsyncIterable<Field[][]>): AsyncGenerator<string> {
  yield linesOf([columns], true);
  for await (const rows of batches) if (rows.length > 0) yield linesOf(rows, false);
}
