import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import { isAnswered } from '../domain/screener-form.js';
import { Applications, type OwnApplication } from './applications.js';
import { DecideApplication } from './decide-application.js';
import { missingAnswer, readValue, type AnswerFault } from './read-values.js';
import { Screeners } from './screeners.js';
import type { Answers, OpenPage, ScreenerLogic } from './screener-logic.js';

export interface SentPage {
  studyId: string;
  secret: string | undefined;
  pageName: string;
  language: Language;
  /** As the browser sent it, without the fields that are not questions. */
  fields: Record<string, unknown>;
  /** The questions that stood on the page when it was sent. */
  shown: readonly string[];
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

/** Takes one page of the screener: all of it, or nothing and a fault beside each field. */
@Injectable()
export class AnswerPage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applications: Applications,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
    private readonly decide: DecideApplication,
  ) {}

  async answer(sent: SentPage): Promise<AnsweredPage> {
    const logic = await this.screeners.of(sent.studyId);
    const outdated: string[] = [];
    const outcome = await this.work.run(async (): Promise<AnsweredPage> => {
      const application = await this.applications.held(sent.studyId, sent.secret, 'to-change');
      if (application?.state !== 'started') return { kind: 'no-form' };
      const read = readPage(logic, application, sent);
      if (read.kind === 'faults') return { ...read, application };
      if (read.person) {
        if (application.personId) outdated.push(application.personId);
        application.personId = await this.people.enter(sent.studyId, read.person);
      }
      application.answers = read.answers;
      await this.work.query(
        'update research.application set answers = $3, person_id = $4, language = $5 where study_id = $1 and id = $2',
        [sent.studyId, application.id, JSON.stringify(read.answers), application.personId, sent.language],
      );
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
}

type Read =
  | { kind: 'faults'; open: OpenPage[]; page: OpenPage; faults: Record<string, AnswerFault> }
  | { kind: 'ok'; answers: Answers; open: OpenPage[]; person: Person | undefined; fresh: string | undefined };

/** Reads one page by the rules of the form, without keeping anything. */
export function readPage(logic: ScreenerLogic, application: OwnApplication, sent: SentPage): Read {
  const page = logic.pages.find(({ name }) => name === sent.pageName);
  const unknown = Object.keys(sent.fields).filter(
    (name) => !page?.questions.some((question) => question.name === name),
  );
  if (!page || unknown.length > 0)
    throw invalid(
      'recruitment.unknown-field',
      'The form holds a field that this page does not have.',
      unknown.map((path) => ({ path: path.slice(0, 60), message: 'is not a question of this page' })),
    );
  const found: Answers = {};
  const wrong: Record<string, AnswerFault> = {};
  for (const question of page.questions) {
    const read = readValue(question, sent.fields[question.name]);
    if (!read.ok) wrong[question.name] = read.fault;
    else if (read.value !== undefined) found[question.name] = read.value;
  }
  const own = new Set(page.questions.map(({ name }) => name));
  const before = Object.fromEntries(Object.entries(application.answers).filter(([name]) => !own.has(name)));
  const { answers, open } = logic.settle({ ...before, ...found });
  const here = open.find((one) => one.page.name === page.name);
  if (!here) return { kind: 'ok', answers, open, person: undefined, fresh: undefined };
  const faults: Record<string, AnswerFault> = {};
  let fresh: string | undefined;
  for (const { question, required } of here.questions) {
    const fault = wrong[question.name];
    if (fault) faults[question.name] = fault;
    else if (!required || isAnswered(found[question.name]) || sent.goingBack) continue;
    else if (sent.shown.includes(question.name)) faults[question.name] = missingAnswer(question);
    else fresh ??= question.name;
  }
  if (Object.keys(faults).length > 0) return { kind: 'faults', open, page: here, faults };
  return { kind: 'ok', answers, open, person: personIn(logic, found), fresh };
}

/** The contact fields of this page, which never enter the answers. */
function personIn({ definition: { contact } }: ScreenerLogic, found: Answers): Person | undefined {
  const name = found[contact.name];
  const email = found[contact.email];
  const phone = contact.phone ? found[contact.phone] : undefined;
  if (typeof name !== 'string' || typeof email !== 'string') return undefined;
  return { name, email, ...(typeof phone === 'string' ? { phone } : {}) };
}
