import { Injectable } from '@nestjs/common';
import type { ApplicantFilter, StaffLanguage, StaffActor } from '@lytt/shared';
import type { z } from 'zod';
import type { KeyIn } from '../../../platform/pages/texts.js';
import { Pages } from '../../../platform/pages/pages.js';
import type { Field } from '../../../platform/tables/csv-text.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import {
  commentName,
  readText,
  sayAnswer,
  Screeners,
  type ScreenerLogic,
  type ScreenerQuestion,
} from '../../screener/screener.facade.js';
import { blindRow, leftOutBlind, NOTHING_LEFT_OUT, type LeftOut } from '../domain/blind-reading.js';
import { ApplicantTable, FROM_THE_FIRST, type After, type FileRow } from '../persistence/applicant-table.repository.js';

type Filter = z.output<typeof ApplicantFilter>;
interface Column {
  title: string;
  /** Put behind a title that another column has as well. */
  name: string;
  /** Holds the answers to a question. */
  asked: boolean;
  of: (row: FileRow, person: Person | undefined) => Field;
}

const A_BATCH = 1_000;

type TableKey = KeyIn<'applicants'> extends infer Key ? (Key extends `table.${infer Name}` ? Name : never) : never;

/** The applicants that a filter finds, as a table for a spreadsheet: a batch in memory at a time, however many there are. */
@Injectable()
export class ExportApplicants {
  constructor(
    private readonly rows: ApplicantTable,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly audit: Audit,
    private readonly pages: Pages,
  ) {}

  async table(
    actor: StaffActor,
    studyId: string,
    filter: Filter,
    lang: StaffLanguage,
    contact: boolean,
  ): Promise<{ columns: string[]; batches: AsyncGenerator<Field[][]> }> {
    const logic = await this.screeners.current(studyId);
    const left = leftOut(logic, filter);
    const count = await this.rows.count(studyId, actor.staffId, logic, filter);
    await this.audit.record(actor, 'recruitment.exported', studyId, { count, contact, lang });
    const columns = this.columns(logic, left, lang, contact);
    return { columns: titlesOf(columns), batches: this.batches(actor, studyId, logic, filter, columns, contact) };
  }

  private async *batches(
    actor: StaffActor,
    studyId: string,
    logic: ScreenerLogic,
    filter: Filter,
    columns: readonly Column[],
    contact: boolean,
  ): AsyncGenerator<Field[][]> {
    const { timeZone } = await this.studies.facts(studyId);
    const left = leftOut(logic, filter);
    let after: After = FROM_THE_FIRST;
    for (;;) {
      const rows = await this.rows.batch(studyId, actor.staffId, logic, filter, { after, most: A_BATCH, timeZone });
      const last = rows.at(-1);
      if (!last) return;
      const people = contact
        ? await this.people.lookUp(
            actor,
            studyId,
            rows.flatMap(({ personId }) => personId ?? []),
            'contacts in a table of applicants',
          )
        : new Map<string, Person>();
      yield rows.map((row) => {
        const shown = filter.blind === '1' ? blindRow(row, left.attributes) : row;
        return columns.map((column) => column.of(shown, people.get(row.personId ?? '')));
      });
      after = [last.applied, last.id];
    }
  }

  private columns(
    logic: ScreenerLogic,
    left: { questions: ReadonlySet<string>; attributes: ReadonlySet<string> },
    lang: StaffLanguage,
    contact: boolean,
  ): Column[] {
    const say = (key: TableKey): string => this.pages.texts.say(lang, `applicants.table.${key}`);
    const column = (name: TableKey, of: Column['of']): Column => ({ title: say(name), name, asked: false, of });
    const { definition, pages, contactNames } = logic;
    const asked = pages
      .flatMap((page) => page.questions)
      .filter(({ name, type }) => type !== 'html' && !contactNames.has(name) && !left.questions.has(name));
    const person: Column[] = [
      column('name', (_, one) => one?.name ?? ''),
      column('email', (_, one) => one?.email ?? ''),
      column('phone', (_, one) => one?.phone ?? ''),
    ];
    return [
      column('id', (row) => row.id),
      ...(contact ? person : []),
      column('source', (row) => row.source.code),
      column('applied', (row) => row.appliedOn),
      column('state', (row) => say(`state-${row.state}`)),
      column('status', (row) => say(`status-${row.status}`)),
      column('standing', (row) => say(`standing-${row.standing}`)),
      column('told', (row) => (row.told === null ? '' : say(`told-${row.told}`))),
      column('language', (row) => row.language),
      ...definition.attributes
        .filter(({ key }) => !left.attributes.has(key))
        .map(({ key, label, values }): Column => {
          const words = new Map(values.map((one) => [one.value, readText(one.label, lang)]));
          const of = (row: FileRow): string => words.get(row.attributes[key] ?? '') ?? row.attributes[key] ?? '';
          return { title: readText(label, lang), name: say('attribute'), asked: false, of };
        }),
      ...asked.map((question) => answerColumn(question, lang)),
      column('rating', (row) => (row.rating === null ? null : Math.round(row.rating * 100) / 100)),
      column('raters', (row) => row.raters),
      column('tags', (row) => row.tags.join(', ')),
      column('signs', (row) => row.signs.map((sign) => say(`sign-${sign}`)).join(', ')),
    ];
  }
}

const leftOut = ({ definition }: ScreenerLogic, { blind }: Filter): LeftOut =>
  blind === '1' ? leftOutBlind(definition) : NOTHING_LEFT_OUT;

const answerColumn = (question: ScreenerQuestion, lang: StaffLanguage): Column => ({
  title: question.title[lang],
  name: question.name,
  asked: true,
  of: (row) => sayAnswer(question, row.answers[question.name], lang, row.answers[commentName(question.name)]),
});

/** No two columns with one title, or the table could not be read in again; the questions keep theirs, by which they are found. */
function titlesOf(columns: readonly Column[]): string[] {
  const titles = new Map<Column, string>();
  const taken = new Set<string>();
  for (const column of [...columns].sort((one, other) => Number(other.asked) - Number(one.asked))) {
    let title = column.title;
    for (let more = 1; taken.has(title.toLowerCase()); more++)
      title = more === 1 ? `${column.title} (${column.name})` : `${column.title} (${column.name} ${more})`;
    taken.add(title.toLowerCase());
    titles.set(column, title);
  }
  return columns.map((column) => titles.get(column) ?? column.title);
}
