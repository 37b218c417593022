import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import { Studies } from '../../study/study.facade.js';
import {
  type Answers,
  asFields,
  commentName,
  deriveAttributes,
  readAnswer,
  type ScreenerLogic,
  Screeners,
  unfinishedPage,
} from '../../screener/screener.facade.js';

export interface WholeForm {
  sourceCode: string;
  language: Language;
  person: Person;
  answers: Answers;
  /** The study's time when not said. */
  completedAt?: Date;
}

/** Takes a whole form at once, by the same rules as the pages: for the demo's made-up applicants and the tests. */
@Injectable()
export class AcceptForm {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly people: PeopleRegister,
  ) {}

  async accept(studyId: string, form: WholeForm): Promise<string> {
    const logic = await this.screeners.current(studyId);
    const study = await this.studies.facts(studyId);
    const [source] = await this.work.query<{ id: string }>(
      'select id from research.source where study_id = $1 and code = $2',
      [studyId, form.sourceCode],
    );
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
    await this.work.query(
      `insert into research.application (id, study_id, source_id, person_id, language, state, answers, attributes, started_at, completed_at, places_as_of, screener_version)
       values ($1, $2, $3, $4, $5, 'completed', $6, $7, $8, $8, $9, (select version from research.screener where study_id = $2))`,
      [
        id,
        studyId,
        source.id,
        personId,
        form.language,
        JSON.stringify(answers),
        JSON.stringify(deriveAttributes(logic.definition.attributes, answers, study.startsOn)),
        form.completedAt ?? study.now,
        logic.placesAsOf(answers),
      ],
    );
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
