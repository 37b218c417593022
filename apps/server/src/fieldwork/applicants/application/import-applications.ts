import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  LANGUAGES,
  type Language,
  type ParsedQueryOf,
  type applicantsRoutes,
  type RowFault,
  type StaffActor,
  type TablePreview,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Pages } from '../../../platform/pages/pages.js';
import { readTableInTurns, type Table } from '../../../platform/tables/read-table.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import {
  deriveAttributes,
  ReadApplicantRows,
  Screeners,
  type ImportedForm,
  type ScreenerLogic,
} from '../../screener/screener.facade.js';
import { Applying } from '../../applying/applying.facade.js';
import { ApplicantsRepository } from '../persistence/applicants.repository.js';
import { FindSigns } from './find-signs.js';

type Wish = ParsedQueryOf<typeof applicantsRoutes.importApplications>;
interface Read {
  preview: TablePreview;
  forms: ImportedForm[];
}

const SAMPLE = 5;
const MOST_FAULTS = 200;
const A_BATCH = 1_000;
/** Others wait no longer than this for the thread. */
const SLICE_MS = 20;

/** Takes applicants in from a table: read and checked whole, then all of them, or nothing and the faults by row. */
@Injectable()
export class ImportApplications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ApplicantsRepository,
    private readonly applying: Applying,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly signs: FindSigns,
    private readonly audit: Audit,
    private readonly pages: Pages,
    private readonly live: Live,
  ) {}

  async import(actor: StaffActor, studyId: string, wish: Wish, bytes: Uint8Array): Promise<TablePreview> {
    const source = await this.applying.source(studyId, wish.source);
    if (!source) throw missing('source');
    const read = await readTableInTurns(bytes, wish.delimiter === 'tab' ? '\t' : wish.delimiter);
    if (!read.ok) return { ...NOTHING, faults: read.faults, faultCount: read.faults.length };
    const entered: string[] = [];
    try {
      return await this.work.run(async () => {
        if (wish.do === 'import') await this.applying.lockImports(studyId);
        const study = await this.studies.facts(studyId);
        const logic = await this.screeners.current(studyId);
        const { preview, forms } = await this.check(study, logic, read.table, read.faults);
        if (wish.do === 'check' || preview.faultCount > 0) return preview;
        const ids = await this.write(study, logic, source.id, forms, entered);
        await this.signs.ask(studyId, ids, true);
        await this.audit.record(actor, 'recruitment.imported', studyId, {
          source: source.code,
          count: ids.length,
          known: preview.known,
        });
        await this.live.tell({ studyId, topic: 'application' });
        return { ...preview, imported: true };
      });
    } catch (fault) {
      // Identity is another database connection: what it took in is let go of by hand.
      for (let from = 0; from < entered.length; from += A_BATCH)
        await this.people.erase(actor, studyId, entered.slice(from, from + A_BATCH));
      throw fault;
    }
  }

  private async check(study: StudyFacts, logic: ScreenerLogic, table: Table, found: RowFault[]): Promise<Read> {
    const reader = new ReadApplicantRows(
      logic,
      table.header,
      firstLanguage(study),
      ({ code, values, own, line }) =>
        `${line === undefined ? '' : `${line}: `}${own?.en || this.pages.texts.say('en', `screener.fault.${code}`, values)}`,
    );
    const { rows, numbers } = table;
    const known = await this.known(
      study.id,
      rows.map((row) => reader.emailOf(row)),
    );
    const forms: ImportedForm[] = [];
    const faults: RowFault[] = [];
    let faultCount = 0;
    let skipped = 0;
    let since = performance.now();
    for (const [at, row] of rows.entries()) {
      if (performance.now() - since > SLICE_MS) {
        await turn();
        since = performance.now();
      }
      if (known.has(reader.emailOf(row))) {
        skipped += 1;
        continue;
      }
      const read = reader.form(row, numbers[at] ?? 0);
      if ('form' in read) forms.push(read.form);
      else {
        faultCount += read.faults.length;
        faults.push(...read.faults.slice(0, Math.max(0, MOST_FAULTS - faults.length)));
      }
    }
    const first = [...found, ...reader.headerFaults];
    return {
      forms,
      preview: {
        encoding: table.encoding,
        delimiter: table.delimiter,
        columns: table.header.map((name, at) => ({ name, meaning: reader.meanings[at] ?? null })),
        rows: rows.length,
        sample: rows.slice(0, SAMPLE),
        faults: [...first, ...faults].slice(0, MOST_FAULTS),
        faultCount: first.length + faultCount,
        fresh: rows.length - skipped,
        known: skipped,
        imported: false,
      },
    };
  }

  /** Addresses under which somebody has applied already; a form that was only begun does not count. */
  private async known(studyId: string, emails: readonly string[]): Promise<Set<string>> {
    const asked = [...new Set(emails)].filter((email) => email !== '');
    const known = new Set<string>();
    for (let from = 0; from < asked.length; from += A_BATCH) {
      const found = await this.people.sameAddresses(studyId, asked.slice(from, from + A_BATCH));
      if (found.size === 0) continue;
      const applied = new Set(await this.rows.peopleWhoApplied(studyId, [...found.values()].flat()));
      for (const [email, people] of found) if (people.some((id) => applied.has(id))) known.add(email);
    }
    return known;
  }

  private async write(
    study: StudyFacts,
    logic: ScreenerLogic,
    sourceId: string,
    forms: readonly ImportedForm[],
    entered: string[],
  ): Promise<string[]> {
    const ids: string[] = [];
    for (let from = 0; from < forms.length; from += A_BATCH) {
      const batch = forms.slice(from, from + A_BATCH);
      const people = await this.people.enterAll(
        study.id,
        batch.map(({ person }) => person),
      );
      entered.push(...people);
      const rows = batch.map(({ language, answers }, at) => ({
        id: randomUUID(),
        personId: people[at] ?? '',
        language,
        answers,
        placesAsOf: logic.placesAsOf(answers),
        attributes: deriveAttributes(logic.definition.attributes, answers, study.startsOn),
      }));
      // In the order of the file, and none later than now.
      const left = forms.length - from - batch.length;
      await this.applying.addCompleted(study.id, sourceId, logic.version, rows, { left });
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }
}

const NOTHING: TablePreview = {
  encoding: '',
  delimiter: ';',
  columns: [],
  rows: 0,
  sample: [],
  faults: [],
  faultCount: 0,
  fresh: 0,
  known: 0,
  imported: false,
};

const firstLanguage = ({ languages }: StudyFacts): Language =>
  LANGUAGES.find((language) => languages[0] === language) ?? LANGUAGES[0];
