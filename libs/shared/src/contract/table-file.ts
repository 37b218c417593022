import { z } from 'zod';

/** One fault of an uploaded table. `row` counts as a spreadsheet does: the header is row 1; 0 is the file itself. */
export const RowFault = z.object({ row: z.number().int(), column: z.string(), message: z.string() });
export type RowFault = z.infer<typeof RowFault>;
/** What a table would do, read before anything is written; all of it is imported, or nothing. */
export const TablePreview = z.object({
  /** As found: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`; empty when the file is no table, which `faults` then says. */
  encoding: z.string(),
  delimiter: z.enum([',', ';', '\t']),
  columns: z.array(z.object({ name: z.string(), meaning: z.string().nullable() })),
  rows: z.number().int(),
  sample: z.array(z.array(z.string())),
  faults: z.array(RowFault),
  /** All of them; `faults` holds the first 200. */
  faultCount: z.number().int(),
  /** Rows that would be new, and rows that are here already. */
  fresh: z.number().int(),
  known: z.number().int(),
  imported: z.boolean(),
});
export type TablePreview = z.infer<typeof TablePreview>;

/** The file's own bytes (application/octet-stream): what encoding they are in is found out by the server. */
export const FileBytes = z.custom<Uint8Array<ArrayBuffer>>(
  (sent) => sent instanceof Uint8Array,
  'send the bytes of the file',
);
/** `check` reads and writes nothing; `import` writes all of it or, with any fault, nothing. */
export const Doing = z.strictObject({
  do: z.enum(['check', 'import']),
  delimiter: z.enum([',', ';', 'tab']).optional(),
});
