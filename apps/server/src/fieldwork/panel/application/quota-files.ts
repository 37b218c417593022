import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { readQuotas, writePool, writeQuotas, type QuotaFileFault } from '@lytt/selection';
import type { ParsedQueryOf, panelRoutes, RowFault, StaffActor, ViewOf } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { readTable, type Delimiter, type Table } from '../../../platform/tables/read-table.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { checkPlan } from '../domain/check-plan.js';
import { inScreenersWords } from '../domain/screeners-words.js';
import { PanelPlans } from './panel-plan.js';

type Wish = ParsedQueryOf<typeof panelRoutes.importQuotas>;
const MARKS: Record<NonNullable<Wish['delimiter']>, Delimiter> = { ',': ',', ';': ';', tab: '\t' };
const SHOWN_FAULTS = 200;

/** Quotas and applicants in the files that other programs for sortition read and write. */
@Injectable()
export class QuotaFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plans: PanelPlans,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
  ) {}

  async categories(studyId: string): Promise<string> {
    return writeQuotas(
      (await this.plans.current(studyId)).quotas.map(({ soft: _s, and, minFlex, maxFlex, ...quota }) => ({
        ...quota,
        ...(and ? { and } : {}),
        ...(minFlex === undefined ? {} : { minFlex }),
        ...(maxFlex === undefined ? {} : { maxFlex }),
      })),
    );
  }

  async respondents(actor: StaffActor, studyId: string): Promise<string> {
    const pool = await this.plans.pool(studyId);
    await this.audit.record(actor, 'panel.pool-downloaded', studyId, { people: pool.length });
    return writePool(pool);
  }

  /** All of the file or, with any fault, nothing. */
  async importFrom(
    actor: StaffActor,
    studyId: string,
    file: Uint8Array,
    wish: Wish,
  ): Promise<ViewOf<typeof panelRoutes.importQuotas>> {
    const read = readTable(file, wish.delimiter && MARKS[wish.delimiter]);
    if (!read.ok) return { quotas: [], faults: read.faults, imported: false };
    return this.work.run(async () => {
      await this.plans.lock(studyId);
      const plan = await this.plans.current(studyId);
      const attributes = await this.screeners.attributes(studyId);
      const found = readQuotas(asCsv(read.table));
      const quotas = found.quotas.map((quota) => inScreenersWords(quota, attributes));
      // Places in the file are only known where every row became a quota.
      const whole = found.faults.length === 0;
      const misfits = whole
        ? checkPlan({ ...plan, quotas }, attributes, '').flatMap(({ path, message }): RowFault[] => {
            const at = /^quotas\.(\d+)/.exec(path);
            return at ? [{ row: rowOf(read.table, Number(at[1]) + 2), column: columnOf(path), message }] : [];
          })
        : [];
      const faults = [...read.faults, ...found.faults.map((fault) => inWords(fault, read.table)), ...misfits].sort(
        (a, b) => a.row - b.row,
      );
      const imported = wish.do === 'import' && faults.length === 0;
      if (imported) {
        await this.plans.keep(studyId, { ...plan, quotas });
        await this.audit.record(actor, 'panel.quotas-imported', studyId, { count: quotas.length });
      }
      return { quotas: faults.length === 0 ? quotas : [], faults: faults.slice(0, SHOWN_FAULTS), imported };
    });
  }
}

/** A table of any encoding and delimiter as the comma-separated text that the library reads, one line a row. */
const asCsv = ({ header, rows }: Table): string =>
  stringify([header, ...rows].map((row) => row.map((cell) => cell.replace(/\s*[\r\n]+\s*/g, ' '))));

/** The row of the sheet for a line of the text it was read from: line 2 is the first row under the header. */
const rowOf = (table: Table, line: number): number => table.numbers[line - 2] ?? 0;

const columnOf = (path: string): string => {
  if (path.endsWith('.value')) return 'value';
  if (path.endsWith('.attribute')) return 'feature';
  return /\.(min|max)Flex$/.test(path)
    ? path.endsWith('minFlex')
      ? 'min_flex'
      : 'max_flex'
    : path.endsWith('.min')
      ? 'min'
      : '';
};

function inWords(fault: QuotaFileFault, table: Table): RowFault {
  switch (fault.kind) {
    case 'malformed':
      return { row: 0, column: '', message: 'The file is no table.' };
    case 'noRows':
      return { row: 0, column: '', message: 'The file has no quotas.' };
    case 'missingColumn':
      return { row: 1, column: fault.column, message: `There is no column "${fault.column}".` };
    case 'blank':
      return { row: rowOf(table, fault.line), column: fault.column, message: 'This cell is empty.' };
    case 'noWholeNumber':
      return { row: rowOf(table, fault.line), column: fault.column, message: `"${fault.text}" is no whole number.` };
    case 'duplicateQuota':
      return { row: rowOf(table, fault.line), column: '', message: 'This quota stands twice.' };
    case 'unlikeCross':
      return {
        row: rowOf(table, fault.line),
        column: '',
        message: `A crossed quota has as many values as features: ${fault.text}.`,
      };
  }
}
