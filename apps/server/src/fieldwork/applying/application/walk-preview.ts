import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { z } from 'zod';
import {
  commentName,
  isAnswered,
  readPage,
  unfinishedPage,
  type AnswerFault,
  type Answers,
  type OpenPage,
  type ScreenerLogic,
} from '../../screener/screener.facade.js';
import type { OwnApplication } from './applications.js';
import type { SentFile } from '../../../platform/files/sent-file.js';

const LONGEST_WALK = 300_000;
const Value = z.union([z.string().max(20_000), z.number(), z.boolean()]);
const Named = z.record(z.string().max(80), Value);
const Walk = z.object({
  answers: z.record(z.string().max(80), z.union([Value, z.array(z.union([Value, Named])).max(500), Named])),
  person: z
    .object({ name: z.string().max(500), email: z.string().max(500), phone: z.string().max(500).optional() })
    .optional(),
});
/** What somebody who looks at the preview has answered so far. It travels in their own form and rests nowhere. */
export type Walk = z.infer<typeof Walk>;

export interface PreviewedPage {
  logic: ScreenerLogic;
  walk: Walk;
  open: OpenPage[];
  /** Absent on the page where all answers are checked. */
  page: OpenPage | undefined;
  values: Answers;
  faults: Record<string, AnswerFault>;
}
export type Step =
  ({ kind: 'page' } & PreviewedPage) | { kind: 'letter' } | { kind: 'end'; completed: boolean; unstored: boolean };

export interface SentStep {
  studyId: string;
  language: Language;
  pageName: string;
  walk: Walk;
  fields: Record<string, unknown>;
  /** Of a picture the walk keeps the name alone. */
  files: readonly SentFile[];
  shown: readonly string[];
  wish: 'on' | 'back' | 'show';
  toCheck: boolean;
}

/** Walks through a screener as an applicant would, by the same rules, and keeps nothing. */
@Injectable()
export class WalkPreview {
  /** What the browser sent back of the walk; whatever cannot be read is no answer. */
  readWalk(sent: unknown): Walk {
    if (typeof sent !== 'string' || sent.length > LONGEST_WALK) return { answers: {} };
    try {
      return Walk.catch({ answers: {} }).parse(JSON.parse(sent));
    } catch {
      return { answers: {} };
    }
  }

  step(logic: ScreenerLogic, sent: SentStep): Step {
    const walk: Walk = { ...sent.walk, answers: { ...asked(logic, sent.walk.answers), ...namesOf(logic, sent.files) } };
    if (sent.wish === 'show') return this.show(logic, walk, sent.pageName);
    if (sent.pageName === 'check') return this.send(logic, walk);
    if (!logic.pages.some((page) => page.name === sent.pageName)) return this.onward(logic, walk);
    const goingBack = sent.wish === 'back';
    const read = readPage(logic, walk.answers, { ...sent, goingBack }, []);
    if (read.kind === 'faults')
      return {
        kind: 'page',
        logic,
        walk,
        open: read.open,
        page: read.page,
        values: { ...picturesOn(read.page, walk), ...sent.fields },
        faults: read.faults,
      };
    const after: Walk = { answers: plain(read.answers), ...personOf(read.contact ?? walk.person) };
    if (goingBack) return this.before(logic, after, read.open, sent.pageName);
    if (read.refusal) return { kind: 'end', completed: false, unstored: read.refusal.keepNothing };
    if (read.fresh) return this.show(logic, after, sent.pageName);
    if (sent.toCheck) return this.onward(logic, after);
    const at = read.open.findIndex(({ page }) => page.name === sent.pageName);
    return this.show(logic, after, read.open[at + 1]?.page.name ?? 'check');
  }

  /** A page by name, or the first that lacks an answer where it cannot be reached yet. */
  private show(logic: ScreenerLogic, walk: Walk, name: string): Step {
    const { answers, open } = logic.settle(walk.answers);
    const page = open.find((one) => one.page.name === name);
    const unfinished = unfinishedPage(logic, applicationOf('', { ...walk, answers: plain(answers) }), open);
    const reached = unfinished ? open.indexOf(unfinished) : open.length;
    const shown = page && open.indexOf(page) <= reached ? page : unfinished;
    return { kind: 'page', logic, walk, open, page: shown, values: valuesOf(logic, walk, answers), faults: {} };
  }

  private onward(logic: ScreenerLogic, walk: Walk): Step {
    return this.show(logic, walk, 'check');
  }

  private before(logic: ScreenerLogic, walk: Walk, open: OpenPage[], name: string): Step {
    const at = open.findIndex(({ page }) => page.name === name);
    const previous = open[at - 1];
    return previous ? this.show(logic, walk, previous.page.name) : { kind: 'letter' };
  }

  private send(logic: ScreenerLogic, walk: Walk): Step {
    const { answers, open } = logic.settle(walk.answers);
    if (unfinishedPage(logic, applicationOf('', { ...walk, answers: plain(answers) }), open))
      return this.onward(logic, walk);
    const refusal = logic.refusal(answers, true);
    return { kind: 'end', completed: !refusal, unstored: refusal?.keepNothing ?? false };
  }
}

/** A walk that was begun on another form, or that somebody wrote by hand, may name what is no question. */
const asked = (logic: ScreenerLogic, answers: Walk['answers']): Walk['answers'] => {
  const names = logic.pages.flatMap(({ questions }) => questions.flatMap(({ name }) => [name, commentName(name)]));
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(answers, name) ? [[name, answers[name]]] : [])),
  ) as Walk['answers'];
};

/** What was sent along before stays beside what was typed now. */
const picturesOn = ({ questions }: OpenPage, { answers }: Walk): Answers =>
  Object.fromEntries(
    questions.filter(({ question }) => question.type === 'file').map(({ question: { name } }) => [name, answers[name]]),
  );

const namesOf = (logic: ScreenerLogic, files: readonly SentFile[]): Walk['answers'] =>
  Object.fromEntries(
    files
      .filter(({ field }) => logic.question(field)?.type === 'file')
      .map(({ field, name }) => [field, [{ name: name.slice(0, 120), type: 'image/jpeg', content: '' }]]),
  );

const personOf = (person: Walk['person']): Pick<Walk, 'person'> => (person ? { person } : {});

const plain = (answers: Answers): Walk['answers'] =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => isAnswered(value))) as Walk['answers'];

const valuesOf = ({ definition: { contact } }: ScreenerLogic, { person }: Walk, answers: Answers): Answers =>
  person
    ? {
        ...answers,
        [contact.name]: person.name,
        [contact.email]: person.email,
        ...(contact.phone && person.phone ? { [contact.phone]: person.phone } : {}),
      }
    : answers;

/** The shape that the applicant's own rules read; no row of it exists. */
export const applicationOf = (studyId: string, { answers, person }: Walk): OwnApplication => ({
  id: '',
  studyId,
  sourceCode: '',
  personId: person ? 'given' : null,
  state: 'started',
  answers,
});
