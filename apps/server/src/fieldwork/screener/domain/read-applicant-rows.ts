import type { RowFault } from '@lytt/shared';
import { LANGUAGES, plainField, type Language } from '@lytt/shared';
import { CellReader } from './read-cells.js';
import { LANGUAGE_COLUMN, meaningsOf, type Meaning } from './read-columns.js';
import { contactIn, type ContactAnswers } from './contact-answers.js';
import { commentName, type ScreenerQuestion } from './screener-form.js';
import type { AnswerFault } from './answer-fault.js';
import { asFields, readAnswer, type ReadAnswer } from './read-values.js';
import type { Answers, OpenPage, ScreenerLogic } from './screener-logic.js';
import { failedIn, missingIn } from './what-is-missing.js';

export interface ImportedForm {
  person: ContactAnswers;
  language: Language;
  answers: Answers;
}

interface Column {
  at: number;
  question: ScreenerQuestion;
  reader: CellReader;
  /** The same few cells again and again. */
  repeats: boolean;
}

const SHOWN = 60;
/** Cells of choices repeat: each is read once. */
const MOST_READ = 20_000;

/** Reads the rows of a table by the rules of the form itself: the same answers, the same ends. */
export class ReadApplicantRows {
  readonly meanings: Meaning[];
  /** Faults of the header: columns that stand twice, and questions that everybody must answer and no column holds. */
  readonly headerFaults: RowFault[] = [];
  private readonly columns = new Map<string, Column>();
  private readonly read = new Map<string, ReadAnswer>();
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
          reader: new CellReader(question),
          repeats: question.choices.length > 0 || question.input === 'number',
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
    const faults = new Map<string, RowFault>();
    const given: Answers = {};
    const contact: Answers = {};
    for (const column of this.columns.values()) {
      const cell = plainField(row[column.at] ?? '');
      const { name } = column.question;
      const read = this.answerIn(column, cell);
      const to = this.logic.contactNames.has(name) ? contact : given;
      if (read.fault) faults.set(name, this.fault(number, this.headOf(name), this.explain(read.fault, cell)));
      else if (read.value !== undefined) to[name] = read.value;
      if (read.comment !== undefined) to[commentName(name)] = read.comment;
    }
    const { answers, open } = this.logic.settle(given);
    for (const page of open) this.lackIn(page, { ...answers, ...contact }, number, faults);
    const refusal = faults.size === 0 ? this.logic.refusal(answers, true) : undefined;
    if (refusal) faults.set('', this.fault(number, '', `The form’s rules end this one: ${refusal.reason}`));
    const person = contactIn(this.logic.definition, contact);
    if (faults.size > 0 || !person) return { faults: [...faults.values()] };
    return { form: { person, language: this.languageOf(row), answers } };
  }

  /** What a page of the form would say as well. A question without a column is no fault of each row. */
  private lackIn(page: OpenPage, values: Answers, number: number, faults: Map<string, RowFault>): void {
    for (const [name, fault] of missingIn(page, values))
      if (this.logic.question(name) && !this.columns.has(name)) this.lacks(name);
      else if (!faults.has(name)) faults.set(name, this.fault(number, this.headOf(name), this.say(fault)));
    for (const [name, fault] of failedIn(this.logic, page, values))
      if (!faults.has(name)) faults.set(name, this.fault(number, this.headOf(name), this.say(fault)));
  }

  private answerIn({ question, reader, repeats }: Column, cell: string): ReadAnswer {
    const key = `${question.name}\n${cell}`;
    const known = repeats ? this.read.get(key) : undefined;
    if (known) return known;
    const { value, comment } = reader.read(cell);
    const read = readAnswer(question, { ...asFields(question, value), [commentName(question.name)]: comment });
    if (repeats && this.read.size < MOST_READ) this.read.set(key, read);
    return read;
  }

  private headOf(name: string): string {
    const column = this.columns.get(name);
    return column ? (this.header[column.at] ?? name) : '';
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

  private readonly fault = (row: number, column: string, message: string): RowFault => ({ row, column, message });
}
