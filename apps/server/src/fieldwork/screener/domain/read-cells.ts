import type { Choice } from './choice.js';
import { plainWords } from './read-columns.js';
import type { ScreenerQuestion } from './screener-form.js';

/** A cell as the answer it stands for, still to be checked: texts where a form would send texts. */
export interface Cell {
  value: string | string[] | Record<string, string>;
  /** What was written beside "other". */
  comment?: string;
}

const NUMBER = /^\d{1,3}[.)]\s+/u;
const SEVERAL: ReadonlySet<string> = new Set(['checkbox', 'tagbox']);

/** Reads cells as the table of applicants writes them, and as people do: by value or by words in any language. */
export class CellReader {
  /** Words → value; null where they stand for more than one choice. */
  private readonly byWords = new Map<string, string | null>();
  /** Longest first: "Vei, vann og strøm" before "Vei". */
  private readonly words: string[];
  private readonly other: Choice | undefined;

  constructor(private readonly question: ScreenerQuestion) {
    for (const { value } of question.choices) this.byWords.set(plainWords(String(value)), String(value));
    const values = new Set(this.byWords.keys());
    for (const { value, text } of question.choices)
      for (const words of new Set(Object.values(text).map(plainWords)))
        if (words !== '' && !values.has(words)) this.byWords.set(words, this.byWords.has(words) ? null : String(value));
    this.words = [...this.byWords.keys()].sort((one, another) => another.length - one.length);
    this.other = question.choices.find(({ special }) => special === 'other');
  }

  read(cell: string): Cell {
    const { type, choices } = this.question;
    if (type === 'multipletext') return { value: this.lines(cell) };
    if (choices.length === 0) return { value: cell };
    if (type === 'ranking') return { value: this.order(cell) };
    if (SEVERAL.has(type)) return this.many(cell);
    const { value, comment } = this.one(cell);
    return comment === undefined ? { value } : { value, comment };
  }

  /** The value, or the cell as it is when it is none of the choices. "Other: …" brings its words along. */
  private one(cell: string): { value: string; comment?: string } {
    const value = this.byWords.get(plainWords(cell));
    if (value !== undefined && value !== null) return { value };
    const comment = this.besideOther(cell);
    return comment === undefined || !this.other ? { value: cell } : { value: String(this.other.value), comment };
  }

  private besideOther(cell: string): string | undefined {
    const begun = Object.values(this.other?.text ?? {}).find((words) =>
      plainWords(cell).startsWith(`${plainWords(words)}:`),
    );
    return begun === undefined ? undefined : cell.slice(cell.indexOf(':', begun.length - 1) + 1).trim();
  }

  /** Several choices, parted by `;`, `|`, `,` or a line; a choice's own words may hold any of these. "Other: …" comes last. */
  private many(cell: string): Cell {
    const chosen: string[] = [];
    let rest = cell.replace(/[\r\n]+/gu, ' | ').trim();
    while (rest !== '') {
      const comment = this.besideOther(rest);
      if (comment !== undefined && this.other) return { value: [...chosen, String(this.other.value)], comment };
      const words = this.words.find((one) => lengthIn(rest, one) > 0);
      const taken = words === undefined ? (/^[^;|,]*/u.exec(rest)?.[0] ?? '') : rest.slice(0, lengthIn(rest, words));
      if (taken.trim() !== '') chosen.push(this.byWords.get(plainWords(taken)) ?? taken.trim());
      rest = rest.slice(taken.length).replace(/^[\s;|,]+/u, '');
    }
    return { value: chosen };
  }

  /** One a line, or parted by `;` or `|` where a line is no choice; the first first. Numbers before them are for people. */
  private order(cell: string): string[] {
    return cell.split(/[\r\n]+/u).flatMap((line) => {
      const whole = this.numbered(line);
      return whole === undefined
        ? line.split(/[;|]+/u).flatMap((part) => this.numbered(part) ?? (part.trim() === '' ? [] : part.trim()))
        : [whole];
    });
  }

  /** A choice's own words may begin with a number as well. */
  private numbered(words: string): string | undefined {
    return (
      this.byWords.get(plainWords(words)) ?? this.byWords.get(plainWords(words.trim().replace(NUMBER, ''))) ?? undefined
    );
  }

  /** `Title: words`, one below the other; the form's own lines alone are taken for titles. */
  private lines(cell: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const part of cell.split(/[\r\n]+/u)) {
      const at = part.indexOf(':');
      const head = plainWords(part.slice(0, Math.max(0, at)));
      const line = this.question.lines.find(({ name, title }) =>
        [name, ...Object.values(title)].map(plainWords).includes(head),
      );
      if (line) found[line.name] = part.slice(at + 1).trim();
    }
    return found;
  }
}

/** How much of the text these words are, when a sign that parts or the end follows; else 0. */
function lengthIn(text: string, words: string): number {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s+');
  return new RegExp(`^${pattern}(?=\\s*(?:[;|,]|$))`, 'iu').exec(text)?.[0].length ?? 0;
}
