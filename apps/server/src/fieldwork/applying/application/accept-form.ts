import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import {
  asFields,
  commentName,
  deriveAttributes,
  readAnswer,
  Screeners,
  unfinishedPage,
  type Answers,
  type ScreenerLogic,
} from '../../screener/screener.facade.js';
import { ApplicationsRepository } from '../persistence/applications.repository.js';
import { SourcesRepository } from '../persistence/sources.repository.js';

export interface WholeForm {
  sourceCode: string;
  language: Language;
  person: Person;
  answers: Answers;
  /** The study's time when not said. */
  completedAt?: Date;
}

/** Accepts a whole form at once, by the same rules as the pages: for the demo's made-up applicants and the tests. */
@Injectable()
export class AcceptForm {
  constructor(
    private readonly rows: ApplicationsRepository,
    private readonly sources: SourcesRepository,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
  ) {}

  async accept(studyId: string, form: WholeForm): Promise<string> {
    const logic = await this.screeners.current(studyId);
    const study = await this.studies.facts(studyId);
    const source = await this.sources.withCode(studyId, form.sourceCode);
    if (!source) throw missing('source');
    const faults = unreadable(logic, form.answers);
    const { answers, open } = logic.settle(form.answers);
    const unfinished = unfinishedPage(logic, { answers, personId: 'given' }, open);
    if (unfinished) faults.push({ path: unfinished.page.name, message: 'lacks an answer' });
    const refusal = logic.refusal(answers, true);
    if (refusal) faults.push({ path: 'refusals', message: refusal.reason });
    if (faults.length > 0) throw invalid('recruitment.form', 'The form cannot be taken as it is.', faults);
    const personId = await this.people.enter(studyId, form.person);
    const id = randomUUID();
    const row = {
      id,
      personId,
      language: form.language,
      answers,
      attributes: deriveAttributes(logic.definition.attributes, answers, study.startsOn),
      placesAsOf: logic.placesAsOf(answers),
    };
    await this.rows.addCompleted(studyId, source.id, logic.version, [row], { at: form.completedAt ?? study.now });
    return id;
  }
}

/** Each answer is read as if a page had sent it. */
function unreadable(logic: ScreenerLogic, answers: Answers): { path: string; message: string }[] {
  return Object.entries(answers).flatMap(([path, value]) => {
    const question = logic.question(path);
    if (!question) {
      const isComment = path.endsWith(commentName('')) && logic.question(path.slice(0, -commentName('').length));
      return isComment ? [] : [{ path, message: 'is no question of the form' }];
    }
    const fields = asFields(question, value);
    const comment = answers[commentName(path)];
    const { fault } = readAnswer(question, { ...asText(fields), [commentName(path)]: comment });
    return fault ? [{ path, message: fault.code }] : [];
  });
}

const asText = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
