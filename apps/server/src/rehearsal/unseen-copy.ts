import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AnswerQuestion } from '../fieldwork/discussion/application/answer-question.js';
import { Guide, type QuestionView } from '../fieldwork/guide/guide.facade.js';
import { StudyFiles } from '../fieldwork/study/study.facade.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FileStore } from '../platform/files/file-store.js';
import { pickedIn, wordsOf, type MadeUpPerson } from './made-up-people.js';

/** A copy of a study in the field, which exists in one transaction only and is gone with it. */
export interface UnseenCopy {
  studyId: string;
  questions: QuestionView[];
  /** Question of the copy → of the study. */
  original: Map<string, string>;
  seat(person: MadeUpPerson): Promise<void>;
  setClock(to: Date): Promise<void>;
  answer(person: MadeUpPerson, question: QuestionView): Promise<'answered' | 'passed' | undefined>;
}

/**
 * Where rehearsals play. In one transaction that is taken back, rather than in rows to be cleared afterwards: no tick, page,
 * export or colleague ever sees the copy, its jobs and news never come true, and a crash leaves nothing behind. Only bytes
 * of pictures lie outside a transaction; they are removed, and should that fail, the sweep of ownerless files does it.
 */
@Injectable()
export class UnseenCopies {
  constructor(
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: StudyFiles,
    private readonly store: FileStore,
    private readonly guide: Guide,
  ) {}

  async play<T>(studyId: string, part: (copy: UnseenCopy) => Promise<T>): Promise<T> {
    let pictures: string[] = [];
    try {
      return await this.work.runAndTakeBack(async () => {
        const copy = await this.make(studyId);
        const rows = await this.work.query<{ id: string }>(
          'select id from research.stimulus_file where study_id = $1',
          [copy.studyId],
        );
        pictures = rows.map(({ id }) => id);
        return part(copy);
      });
    } finally {
      for (const id of pictures) await this.store.remove(id);
    }
  }

  private async make(studyId: string): Promise<UnseenCopy> {
    const file = await this.files.content(studyId);
    const slug = `rehearsal-${randomUUID().slice(0, 8)}`;
    const id = await this.files.create({ kind: 'system' }, { ...file, study: { ...file.study, slug } });
    await this.work.query(`update research.study set phase = 'field' where id = $1`, [id]);
    const keys = new Map((await this.guide.questions(studyId)).map(({ key, id: original }) => [key, original]));
    const questions = await this.guide.questions(id);
    return {
      studyId: id,
      questions,
      original: new Map(questions.map(({ id: copied, key }) => [copied, keys.get(key) ?? ''])),
      seat: (person) => this.seat(id, person),
      setClock: (to) => this.clock.shiftUnseen(id, to),
      answer: (person, question) => this.answer(id, person, question),
    };
  }

  private async seat(studyId: string, person: MadeUpPerson): Promise<void> {
    const application = randomUUID();
    await this.work.query(
      `insert into research.application (id, study_id, source_id, language, state)
       select $1, $2, id, $3, 'completed' from research.source where study_id = $2 order by position limit 1`,
      [application, studyId, person.language],
    );
    await this.work.query(
      `insert into research.seat (id, study_id, application_id, person_id, kind, position, state, language, alias, alias_key, attributes, agreed_at, agreement_version)
       values ($1, $2, $3, $4, 'panel', 1, 'agreed', $5, $6, lower($6), $7, platform.clock_now($2), '1')`,
      [
        person.seatId,
        studyId,
        application,
        person.personId,
        person.language,
        person.alias,
        JSON.stringify(person.attributes),
      ],
    );
    await this.work.query('insert into research.participant_wish (seat_id, study_id, time_zone) values ($1, $2, $3)', [
      person.seatId,
      studyId,
      person.timeZone,
    ]);
  }

  /** By the use case that takes real answers; what it refuses stays unanswered. */
  private async answer(
    studyId: string,
    person: MadeUpPerson,
    { id: questionId, answer: form, version }: QuestionView,
  ): Promise<'answered' | 'passed' | undefined> {
    if (form.kind === 'photo') await this.layPhoto(studyId, person.seatId, questionId);
    const taken = await this.modules.get(AnswerQuestion, { strict: false }).execute({
      studyId,
      seatId: person.seatId,
      questionId,
      wording: version,
      key: randomUUID(),
      body: form.kind !== 'text' && form.words === 'none' ? '' : wordsOf(person.behaviour, person.language),
      picked: pickedIn(form),
      skipReason: null,
    });
    return taken.kind === 'written' ? 'answered' : undefined;
  }

  private async layPhoto(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.query(
      `insert into research.photo (id, study_id, seat_id, question_id, position, type, width, height, bytes, thumbnail_id, created_at)
       values (gen_random_uuid(), $1, $2, $3, 1, 'image/jpeg', 1, 1, 1, gen_random_uuid(), platform.clock_now($1))`,
      [studyId, seatId, questionId],
    );
  }
}
