import { Injectable } from '@nestjs/common';
import type { ParsedQueryOf, sourcesRoutes, StaffActor, TablePreview } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { readTable, type Delimiter } from '../../../platform/tables/read-table.js';
import { meaningOf, readSources } from '../domain/source-list.js';
import { EditSource } from './edit-source.js';

type Wish = ParsedQueryOf<typeof sourcesRoutes.importTable>;
const SAMPLE = 5;
const SHOWN_FAULTS = 200;
const MARKS: Record<NonNullable<Wish['delimiter']>, Delimiter> = { ',': ',', ';': ';', tab: '\t' };

/** Sources out of a table (name or navn, and code or kode): shown first, then all of it or, with any fault, nothing. */
@Injectable()
export class ImportSources {
  constructor(
    private readonly work: UnitOfWork,
    private readonly editing: EditSource,
  ) {}

  async take(actor: StaffActor, studyId: string, file: Uint8Array, wish: Wish): Promise<TablePreview> {
    const read = readTable(file, wish.delimiter && MARKS[wish.delimiter]);
    if (!read.ok) throw unreadable(read.faults);
    return this.work.run(async () => {
      const { table } = read;
      const sources = readSources(table, await this.editing.lockedList(studyId));
      const faults = [...read.faults, ...sources.faults].sort((a, b) => a.row - b.row);
      const imported = wish.do === 'import' && faults.length === 0;
      if (imported && sources.fresh.length > 0) {
        await this.editing.insert(studyId, sources.fresh);
        await this.editing.note(actor, 'recruitment.sources-imported', studyId, { count: sources.fresh.length });
      }
      return {
        encoding: table.encoding,
        delimiter: table.delimiter,
        columns: table.header.map((name) => ({ name, meaning: meaningOf(name) })),
        rows: table.rows.length,
        sample: table.rows.slice(0, SAMPLE),
        faults: faults.slice(0, SHOWN_FAULTS),
        faultCount: faults.length,
        fresh: sources.fresh.length,
        known: sources.known,
        imported,
      };
    });
  }
}

/** There is no table to preview. */
function unreadable(faults: { row: number; message: string }[]): Error {
  const [first] = faults;
  const where = first && first.row > 0 ? `Row ${first.row}: ` : '';
  return invalid(
    'table.unreadable',
    `${where}${first?.message ?? 'The file could not be read.'}`,
    faults.map(({ row, message }) => ({ path: '', line: row, message })),
  );
}
