import type { RowFault } from '@lytt/shared';
import { LANGUAGES, plainField, type Language } from '@lytt/shared';
import type { Table } from '../../../platform/tables/read-table.js';
import type { Person } from '../../../foundation/privacy/privacy.facade.js';
import { ChoiceReader, LANGUAGE_COLUMN, meaningsOf, type Meaning } from '../domain/read-columns.js';
import { isAnswered, type ScreenerQuestion } from '../domain/screener-form.js';
import { missingAnswer, type AnswerFault } from './answer-fault.js';
import { readValue, type ReadValue } from './read-values.js';
import { SettleMany } from './settle-many.js';
import type { Answers, ScreenerLogic } from './screener-logic.js';

export interface ImportedForm {
  person: Person;
  language: Language;
  answers: Answers;
}

interface Column {
  at: number;
  question: ScreenerQuestion;
  reader: ChoiceReader | undefined;
}

const SEVERAL = new Set(['checkbox', 'tagbox', 'ranking']);
const SHOWN = 60;
/** Cells of choices repeat: each is read once. */
const MOST_READ = 20_000;

/** Reads the rows of a table by the rules of the form itself: the same answers, the same ends. */
export class ReadApplicantRows {
  readonly meanings: Meaning[];
  /** Faults of the header: columns that stand twice, and questions that everybody must answer and no column holds. */
  readonly headerFaults: RowFault[] = [];
  private readonly columns = new Map<string, Column>();
  private readonly settling: SettleMany;
  private readonly read = new Map<string, ReadValue>();
  private readonly missing = new Set<string>();
  private readonly languageAt: number;

  /** `say` puts a fault's code into words. */
  constructor(
    private readonly logic: ScreenerLogic,
    private readonly header: readonly string[],
    private readonly fallback: Language,
    private readonly say: (fault: AnswerFault) => string,
  ) {
    const questions = logic.pages.flatMap((page) => page.questions);
    this.settling = new SettleMany(logic);
    this.meanings = meaningsOf(header, questions, logic.definition.contact);
    this.languageAt = this.meanings.indexOf(LANGUAGE_COLUMN);
    for (const [at, meaning] of this.meanings.entries()) {
      const question = questions.find(({ name }) => name === meaning);
      if (!question) continue;
      if (this.columns.has(question.name))
        this.headerFaults.push(this.fault(1, header[at] ?? '', 'Another column holds the same question.'));
      else
        this.columns.set(question.name, {
          at,
          question,
          reader: question.choices.length > 0 ? new ChoiceReader(question.choices) : undefined,
        });
    }
    for (const name of [logic.definition.contact.name, logic.definition.contact.email])
      if (!this.columns.has(name)) this.lacks(name);
  }

  /** The address of a row as it was written, or an empty text. */
  emailOf(row: readonly string[]): string {
    const column = this.columns.get(this.logic.definition.contact.email);
    return plainField(row[column?.at ?? -1] ?? '').trim();
  }

  form(row: readonly string[], number: number): { form: ImportedForm } | { faults: RowFault[] } {
    const faults: RowFault[] = [];
    const given: Answers = {};
    const contact: Answers = {};
    for (const column of this.columns.values()) {
      const cell = plainField(row[column.at] ?? '');
      const read = this.valueOf(column, cell);
      const name = column.question.name;
      if (!read.ok) faults.push(this.fault(number, this.header[column.at] ?? name, this.explain(read.fault, cell)));
      else if (read.value !== undefined) (this.logic.contactNames.has(name) ? contact : given)[name] = read.value;
    }
    const { answers, open } = this.settling.settle(given);
    const faulty = new Set(faults.map(({ column }) => column));
    for (const { question, required } of open.flatMap((page) => page.questions)) {
      const name = question.name;
      if (!required || isAnswered(answers[name]) || isAnswered(contact[name])) continue;
      const column = this.columns.get(name);
      const shown = column ? (this.header[column.at] ?? name) : undefined;
      if (shown === undefined) this.lacks(name);
      else if (!faulty.has(shown)) faults.push(this.fault(number, shown, this.say(missingAnswer(question))));
    }
    if (faults.length === 0) {
      const refusal = this.logic.refusal(answers, true);
      if (refusal) faults.push(this.fault(number, '', `The form’s rules end this one: ${refusal.reason}`));
    }
    const person = this.personIn(contact);
    if (faults.length > 0 || !person) return { faults };
    return { form: { person, language: this.languageOf(row), answers } };
  }

  private valueOf({ question, reader }: Column, cell: string): ReadValue {
    if (!reader) return readValue(question, cell);
    const key = `${question.name}\n${cell}`;
    const known = this.read.get(key);
    if (known) return known;
    const read = readValue(question, SEVERAL.has(question.type) ? reader.many(cell) : reader.one(cell));
    if (this.read.size < MOST_READ) this.read.set(key, read);
    return read;
  }

  private explain(fault: AnswerFault, cell: string): string {
    if (fault.code !== 'choice') return this.say(fault);
    return `“${[...cell].slice(0, SHOWN).join('')}” is none of the choices of this question.`;
  }

  /** Said once, not for every row. */
  private lacks(name: string): void {
    if (this.missing.has(name)) return;
    this.missing.add(name);
    this.headerFaults.push(this.fault(1, name, 'No column holds this question, and it has to be answered.'));
  }

  private languageOf(row: readonly string[]): Language {
    const cell = (row[this.languageAt] ?? '').trim().toLowerCase();
    return LANGUAGES.find((language) => language === cell) ?? this.fallback;
  }

  private personIn(found: Answers): Person | undefined {
    const { contact } = this.logic.definition;
    const name = found[contact.name];
    const email = found[contact.email];
    const phone = contact.phone ? found[contact.phone] : undefined;
    if (typeof name !== 'string' || typeof email !== 'string') return undefined;
    return { name, email, ...(typeof phone === 'string' ? { phone } : {}) };
  }

  private readonly fault = (row: number, column: string, message: string): RowFault => ({ row, column, message });
}

/** Rows that hold something, with the numbers a spreadsheet gives them. */
export const filledRows = ({ rows }: Table): { row: string[]; number: number }[] =>
  rows.map((row, at) => ({ row, number: at + 2 })).filter(({ row }) => row.some((cell) => cell !== ''));
