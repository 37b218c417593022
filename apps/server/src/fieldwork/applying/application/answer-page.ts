import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, type DomainError } from '../../../platform/errors/domain-error.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import {
  type AnswerFault,
  type Answers,
  commentName,
  contactIn,
  failedIn,
  fieldsOf,
  isAnswered,
  missingIn,
  type OpenPage,
  panelKey,
  readAnswer,
  removeField,
  type ScreenerLogic,
  type ScreenerPage,
  Screeners,
} from '../../screener/screener.facade.js';
import { Applications, type OwnApplication } from './applications.js';
import { DecideApplication } from './decide-application.js';
import type { SentFile } from '../../../platform/files/sent-file.js';
import { Pictures, type TakenPicture } from './pictures.js';

export interface SentPage {
  studyId: string;
  secret: string | undefined;
  pageName: string;
  language: Language;
  /** As the browser sent it, without the fields that are not questions. */
  fields: Record<string, unknown>;
  files: readonly SentFile[];
  /** The questions that stood on the page when it was sent, with a mark where a place was suggested. */
  shown: readonly string[];
  /** A field was filled in that people do not see. */
  trapped: boolean;
  goingBack: boolean;
}

export type AnsweredPage =
  | { kind: 'no-form' }
  | {
      kind: 'faults';
      application: OwnApplication;
      open: OpenPage[];
      page: OpenPage;
      faults: Record<string, AnswerFault>;
    }
  | { kind: 'more-here'; first: string }
  | { kind: 'taken'; application: OwnApplication; open: OpenPage[] }
  | { kind: 'refused'; keptNothing: boolean };

const PUBLIC = { kind: 'public' } as const;
/** How a page tells that it stood there with a suggestion, so that an empty answer is meant. */
export const shownWithSuggestion = (question: string): string => `${question}!`;

/** Takes one page of the screener: all of it, or nothing and a fault beside each field. A picture that could be read is kept in any case. */
@Injectable()
export class AnswerPage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applications: Applications,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly decide: DecideApplication,
  ) {}

  async answer(sent: SentPage): Promise<AnsweredPage> {
    const logic = await this.screeners.current(sent.studyId);
    const taken = await this.takePictures(logic, sent);
    const outdated: string[] = [];
    const outcome = await this.work.run(async (): Promise<AnsweredPage> => {
      const application = await this.applications.held(sent.studyId, sent.secret, 'to-change');
      if (application?.state !== 'started') return { kind: 'no-form' };
      for (const picture of taken) {
        await this.pictures.attach(sent.studyId, application.id, picture);
        if (!('fault' in picture))
          application.answers = { ...application.answers, [picture.question]: [picture.answer] };
      }
      const read = readPage(logic, application, sent, taken);
      if (read.kind === 'ok') {
        application.answers = read.answers;
        if (read.person) {
          if (application.personId) outdated.push(application.personId);
          application.personId = await this.people.enter(sent.studyId, read.person);
        }
      }
      if (read.kind === 'ok' || taken.length > 0) await this.keep(logic, application, sent);
      if (read.kind === 'faults') return { ...read, application };
      if (!sent.goingBack) {
        const refusal = logic.refusal(read.answers);
        if (refusal) return this.decide.refuse(application, refusal);
      }
      return read.fresh ? { kind: 'more-here', first: read.fresh } : { kind: 'taken', application, open: read.open };
    });
    // Only now: had the transaction failed, the form would still point to the earlier entry.
    await this.people.erase(PUBLIC, sent.studyId, outdated);
    return outcome;
  }

  private async keep(logic: ScreenerLogic, application: OwnApplication, sent: SentPage): Promise<void> {
    await this.work.query(
      `update research.application
          set answers = $3, person_id = $4, language = $5, honeypot = honeypot or $6,
              places_as_of = $7, screener_version = (select version from research.screener where study_id = $1)
        where study_id = $1 and id = $2`,
      [
        sent.studyId,
        application.id,
        JSON.stringify(application.answers),
        application.personId,
        sent.language,
        sent.trapped,
        logic.placesAsOf(application.answers),
      ],
    );
    if (logic.hasPictures) await this.pictures.keepOnly(sent.studyId, application.id, application.answers);
  }

  /** Decoding takes its time, so it is done before the form is locked. */
  private async takePictures(logic: ScreenerLogic, sent: SentPage): Promise<TakenPicture[]> {
    const page = logic.pages.find(({ name }) => name === sent.pageName);
    const files = sent.files.flatMap((file) => {
      const question = page?.questions.find(({ name, type }) => name === file.field && type === 'file');
      if (!question) throw unknownFields([file.field]);
      return [{ question, file }];
    });
    if (files.length === 0) return [];
    const application = await this.applications.held(sent.studyId, sent.secret);
    if (application?.state !== 'started') return [];
    const taken: TakenPicture[] = [];
    for (const { question, file } of files) taken.push(await this.pictures.take(application.id, question, file));
    return taken;
  }
}

type Read =
  | { kind: 'faults'; open: OpenPage[]; page: OpenPage; faults: Record<string, AnswerFault> }
  | { kind: 'ok'; answers: Answers; open: OpenPage[]; person: Person | undefined; fresh: string | undefined };

const unknownFields = (names: readonly string[]): DomainError =>
  invalid(
    'recruitment.unknown-field',
    'The form holds a field that this page does not have.',
    names.map((path) => ({ path: path.slice(0, 60), message: 'is not a question of this page' })),
  );

/** Reads one page by the rules of the form, without keeping anything. */
export function readPage(
  logic: ScreenerLogic,
  application: OwnApplication,
  sent: SentPage,
  taken: readonly TakenPicture[],
): Read {
  const page = logic.pages.find(({ name }) => name === sent.pageName);
  const known = new Set(page?.questions.flatMap(fieldsOf));
  const unknown = Object.keys(sent.fields).filter((name) => !known.has(name));
  if (!page || unknown.length > 0) throw unknownFields(unknown);
  const { found, wrong } = readQuestions(page, application, sent, taken);
  const own = new Set(page.questions.flatMap(({ name }) => [name, commentName(name)]));
  const before = Object.fromEntries(Object.entries(application.answers).filter(([name]) => !own.has(name)));
  const { answers, open } = logic.settle({ ...before, ...found });
  const here = open.find((one) => one.page.name === page.name);
  if (!here) return { kind: 'ok', answers, open, person: undefined, fresh: undefined };
  const contact = Object.fromEntries(Object.entries(found).filter(([name]) => logic.contactNames.has(name)));
  const { faults, fresh } = judge(logic, here, { ...answers, ...contact }, wrong, sent);
  if (Object.keys(faults).length > 0) return { kind: 'faults', open, page: here, faults };
  return { kind: 'ok', answers, open, person: contactIn(logic.definition, found), fresh };
}

function readQuestions(
  page: ScreenerPage,
  application: OwnApplication,
  sent: SentPage,
  taken: readonly TakenPicture[],
): { found: Answers; wrong: Record<string, AnswerFault> } {
  const found: Answers = {};
  const wrong: Record<string, AnswerFault> = {};
  for (const question of page.questions) {
    const { name } = question;
    if (question.type === 'html') continue;
    if (question.type === 'file') {
      const picture = taken.find((one) => one.question === name);
      if (picture && 'fault' in picture) wrong[name] = picture.fault;
      if (application.answers[name] !== undefined && (picture || sent.fields[removeField(name)] === undefined))
        found[name] = application.answers[name];
      continue;
    }
    const { value, comment, fault } = readAnswer(question, sent.fields);
    if (fault) wrong[name] = fault;
    if (value !== undefined) found[name] = value;
    if (comment !== undefined) found[commentName(name)] = comment;
  }
  return { found, wrong };
}

/** Faults of what is asked here; and the first question that the person could not see yet when they sent the page. */
function judge(
  logic: ScreenerLogic,
  here: OpenPage,
  values: Answers,
  wrong: Readonly<Record<string, AnswerFault>>,
  sent: SentPage,
): { faults: Record<string, AnswerFault>; fresh: string | undefined } {
  const faults: Record<string, AnswerFault> = {};
  const missing = sent.goingBack ? new Map<string, AnswerFault>() : missingIn(here, values);
  const failed = failedIn(logic, here, values);
  let fresh: string | undefined;
  for (const { question } of here.questions) {
    const { name } = question;
    const suggestion = !sent.goingBack && !isAnswered(values[name]) && logic.suggestion(question, values);
    const isNew = !sent.shown.includes(suggestion ? shownWithSuggestion(name) : name);
    if (isNew && !isAnswered(values[name]) && !wrong[name] && !sent.goingBack) {
      fresh ??= name;
      continue;
    }
    const fault = wrong[name] ?? missing.get(name) ?? (sent.goingBack ? undefined : failed.get(name));
    if (fault) faults[name] = fault;
  }
  const inSight = here.requiredPanels.filter((panel) =>
    here.questions.some(({ question }) => question.panels.includes(panel) && sent.shown.includes(question.name)),
  );
  for (const panel of inSight) {
    // What was answered and could not be taken is no missing answer.
    if (here.questions.some(({ question }) => wrong[question.name] && question.panels.includes(panel))) continue;
    const { name } = panel;
    const fault = missing.get(panelKey(name));
    if (fault) faults[panelKey(name)] = fault;
  }
  return { faults, fresh };
}
