import type { Reason } from '@lytt/shared';

/** What is wrong at one place of a form or file. */
export interface Fault {
  path: string;
  reason: Reason;
  line?: number;
}

/** What is wrong in a table. `row` counts as a spreadsheet does: the header is row 1; 0 is the file itself. */
export interface TableFault {
  row: number;
  column: string;
  reason: Reason;
}
