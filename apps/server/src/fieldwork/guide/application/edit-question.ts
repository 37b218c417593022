import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { AnswerForm, guideRoutes, ParsedBodyOf, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import { checkPlace, checkWhoAnswers, checkWording } from '../domain/check-question.js';
import { QuestionEntity, QuestionVersionEntity } from '../persistence/question.entities.js';
import { GuideQueries, type PlannedQuestion } from './guide.queries.js';
import { PlaceQuestions } from './place-questions.js';
import { StimulusFiles } from './stimulus-files.js';
import { QuestionsRepository } from '../persistence/questions.repository.js';
import { because } from '../../../platform/errors/because.js';

/** So long before its opening a question counts as opened: an edit takes time to become real, and nobody may meet half of it. */
const SETTLED_MS = 5_000;
/** An edit that is not done by then is refused. */
const TOO_LATE_MS = 1_000;

type Fields = ParsedBodyOf<typeof guideRoutes.add>;
type Change = ParsedBodyOf<typeof guideRoutes.edit>;

/** JSON in the database forgets the order of keys. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
const WORDING = ['title', 'text', 'answer', 'stimuli'] as const;

/** Changes a question. What participants have been shown stays true: its opening, and its promise about who sees the answer. */
@Injectable()
export class EditQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly questions: QuestionsRepository,
    private readonly studies: Studies,
    private readonly queries: GuideQueries,
    private readonly place: PlaceQuestions,
    private readonly files: StimulusFiles,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async add(actor: StaffActor, studyId: string, fields: Fields): Promise<PlannedQuestion> {
    return this.work.run(async () => {
      await this.place.lockGuide(studyId);
      const study = await this.studies.facts(studyId);
      await this.refuseFaults(fields, study);
      await this.files.refuseStrangers(studyId, fields.stimuli);
      const existing = await this.queries.all(studyId);
      const keys = new Set(existing.map((question) => question.key));
      let number = existing.length + 1;
      while (keys.has(`q${number}`)) number++;
      const id = randomUUID();
      const { title, text, answer, stimuli, opens, closes, ...rest } = fields;
      await this.work.repository(QuestionEntity).insert({
        id,
        studyId,
        key: `q${number}`,
        position: number,
        ...rest,
        opensLocal: opens,
        closesLocal: closes,
        ...this.place.instants(study, fields),
      });
      await this.work
        .repository(QuestionVersionEntity)
        .insert({ questionId: id, version: 1, studyId, title, text, answer, stimuli });
      await this.place.onOwnClocks(studyId);
      await this.place.number(studyId);
      return this.changed(actor, studyId, id, 'guide.question-added');
    });
  }

  async edit(actor: StaffActor, studyId: string, questionId: string, change: Change): Promise<PlannedQuestion> {
    return this.work.run(async () => {
      await this.place.lockGuide(studyId);
      const before = await this.found(studyId, questionId);
      const study = await this.studies.facts(studyId);
      const settled = opensWithin(SETTLED_MS, before, study);
      const given = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      ) as Partial<Fields>;
      const after: Fields = { ...before, opens: before.opensLocal, closes: before.closesLocal, ...given };
      await this.refuseFaults(after, study);
      if (settled) refuseBrokenPromises(before, after);
      await this.files.refuseStrangers(studyId, after.stimuli);
      const { day, opens, closesDay, closes, masking, minutes, section, clock, skippable, hintWords } = after;
      const { onlyFor, afterPrevious, peers, probes } = after;
      const instants = this.place.instants(study, after);
      await this.work.repository(QuestionEntity).update(
        { id: questionId, studyId },
        {
          day,
          opensLocal: opens,
          closesDay,
          closesLocal: closes,
          masking,
          minutes,
          section,
          clock,
          skippable,
          hintWords,
          onlyFor,
          afterPrevious,
          peers,
          probes,
          ...instants,
          ...(+instants.opensAt === +before.opensAt ? {} : { movedFrom: null }),
        },
      );
      if (WORDING.some((part) => !same(before[part], after[part])))
        await this.reword({ ...before, settled }, studyId, after);
      await this.place.onOwnClocks(studyId);
      await this.place.number(studyId);
      const edited = await this.changed(actor, studyId, questionId, 'guide.question-edited', {
        fields: Object.keys(given),
      });
      if (!settled && opensWithin(TOO_LATE_MS, before, await this.studies.facts(studyId)))
        throw conflict('guide.just-opened', because('guide.refusal.just-opened'));
      return edited;
    });
  }

  async withdraw(actor: StaffActor, studyId: string, questionId: string, withdrawn: boolean): Promise<PlannedQuestion> {
    return this.work.run(async () => {
      await this.place.lockGuide(studyId);
      await this.found(studyId, questionId);
      await this.questions.withdraw(studyId, questionId, withdrawn);
      return this.changed(
        actor,
        studyId,
        questionId,
        withdrawn ? 'guide.question-withdrawn' : 'guide.question-restored',
      );
    });
  }

  private async found(studyId: string, questionId: string): Promise<PlannedQuestion> {
    const question = await this.queries.find(studyId, questionId);
    if (!question) throw missing('question');
    return question;
  }

  private async refuseFaults(fields: Fields, study: StudyFacts): Promise<void> {
    const attributes = fields.onlyFor.length > 0 ? await this.screeners.attributes(study.id) : [];
    const faults = [
      ...checkPlace(fields, study.days),
      ...checkWording(fields, study.languages),
      ...checkWhoAnswers(fields, attributes),
    ];
    if (faults.length > 0) throw invalid('guide.question-invalid', because('guide.refusal.question-invalid'), faults);
  }

  /** Answers refer to the version they were given to, so wording that has been shown is never overwritten. */
  private async reword(
    before: PlannedQuestion & { settled: boolean },
    studyId: string,
    { title, text, answer, stimuli }: Fields,
  ): Promise<void> {
    if (!before.settled) {
      await this.work
        .repository(QuestionVersionEntity)
        .update({ questionId: before.id, version: before.version }, { title, text, answer, stimuli });
      return;
    }
    const version = before.version + 1;
    const now = await this.studies.now(studyId);
    await this.work
      .repository(QuestionVersionEntity)
      .insert({ questionId: before.id, version, studyId, title, text, answer, stimuli, createdAt: now });
    await this.work.repository(QuestionEntity).update({ id: before.id, studyId }, { version });
  }

  private async changed(
    actor: StaffActor,
    studyId: string,
    questionId: string,
    action: string,
    more: object = {},
  ): Promise<PlannedQuestion> {
    await this.audit.record(actor, action, studyId, { questionId, ...more });
    await this.live.tell({ studyId, topic: 'question', id: questionId });
    return this.found(studyId, questionId);
  }
}

/** It has opened to somebody, or will before so long. */
const opensWithin = (ms: number, { opened, firstOpensAt }: PlannedQuestion, { phase, now }: StudyFacts): boolean =>
  opened || ((phase === 'field' || phase === 'closed') && firstOpensAt.getTime() - now.getTime() < ms);

function refuseBrokenPromises(before: PlannedQuestion, after: Fields): void {
  if (after.day !== before.day || after.opens !== before.opensLocal)
    throw conflict('guide.already-open', because('guide.refusal.already-open'));
  if (after.clock !== before.clock) throw conflict('guide.already-open', because('guide.refusal.already-open-clock'));
  if (after.afterPrevious && !before.afterPrevious)
    throw conflict('guide.already-open', because('guide.refusal.already-open-after-previous'));
  if (!same(after.onlyFor, before.onlyFor))
    throw conflict('guide.already-open', because('guide.refusal.already-open-only-for'));
  if (!keepsAnswers(before.answer, after.answer))
    throw conflict('guide.answers-given', because('guide.refusal.answers-given'));
  if (after.masking !== before.masking) throw conflict('guide.promise-given', because('guide.refusal.promise-given'));
}

/** Whether every answer that could be given before means the same after. */
function keepsAnswers(before: AnswerForm, after: AnswerForm): boolean {
  if (before.kind !== after.kind) return false;
  if (before.kind === 'rating' && after.kind === 'rating') return before.from === after.from && before.to === after.to;
  if (before.kind === 'choice' && after.kind === 'choice')
    return before.several === after.several && holdsAll(before.choices, after.choices);
  if (before.kind === 'ranking' && after.kind === 'ranking')
    return before.choices.length === after.choices.length && holdsAll(before.choices, after.choices);
  return true;
}

const holdsAll = (before: readonly { value: string }[], after: readonly { value: string }[]): boolean =>
  before.every(({ value }) => after.some((choice) => choice.value === value));
