import { Injectable } from '@nestjs/common';
import type { ParsedQueryOf, sourcesRoutes, StaffActor, TablePreview } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { readTable, type Delimiter } from '../../../platform/tables/read-table.js';
import { meaningOf, readSources } from '../domain/source-list.js';
import { SourcesRepository } from '../persistence/sources.repository.js';
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
    private readonly sources: SourcesRepository,
    private readonly editing: EditSource,
  ) {}

  async import(actor: StaffActor, studyId: string, file: Uint8Array, wish: Wish): Promise<TablePreview> {
    const delimiter = wish.delimiter && MARKS[wish.delimiter];
    const read = readTable(file, delimiter);
    if (!read.ok) return unreadable(read.faults, delimiter ?? ',');
    return this.work.run(async () => {
      const { table } = read;
      const sources = readSources(table, await this.editing.lockedList(studyId));
      const faults = [...read.faults, ...sources.faults].sort((a, b) => a.row - b.row);
      const imported = wish.do === 'import' && faults.length === 0;
      if (imported && sources.fresh.length > 0) {
        await this.sources.add(studyId, sources.fresh);
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

/** What could not be read as a table at all is told in the same place: by its row, or row 0 for the file itself. */
const unreadable = (faults: TablePreview['faults'], delimiter: Delimiter): TablePreview => ({
  encoding: '',
  delimiter,
  columns: [],
  rows: 0,
  sample: [],
  faults,
  faultCount: faults.length,
  fresh: 0,
  known: 0,
  imported: false,
});
