import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { textFor, type SkipReason, type StaffActor } from '@lytt/shared';
import { AnswerQuestion } from '../fieldwork/discussion/application/answer-question.js';
import { WriteToOthers } from '../fieldwork/discussion/application/write-to-others.js';
import { Discussion } from '../fieldwork/discussion/discussion.facade.js';
import { Guide, type QuestionView } from '../fieldwork/guide/guide.facade.js';
import { StudyFiles } from '../fieldwork/study/study.facade.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FileStore } from '../platform/files/file-store.js';
import { fullWordsIn, moderatorsWordsIn, pickedIn, wordsOf, type MadeUpPerson } from './made-up-people.js';

/** A copy of a study in the field, which exists in one transaction only and is gone with it. */
export interface UnseenCopy {
  studyId: string;
  questions: QuestionView[];
  /** Question of the copy → of the study. */
  original: Map<string, string>;
  seat(person: MadeUpPerson): Promise<void>;
  setClock(to: Date): Promise<void>;
  /** Undefined: what was written was not taken. */
  answer(
    person: MadeUpPerson,
    question: QuestionView,
    skipReason?: SkipReason | null,
  ): Promise<'answered' | 'passed' | undefined>;
  /** What a moderator had prepared, asked of somebody who answered. The id is the probe's; undefined: nobody answered. */
  probe(moderator: StaffActor, person: MadeUpPerson, question: QuestionView): Promise<string | undefined>;
  answerProbe(person: MadeUpPerson, probeId: string): Promise<void>;
  /** Others' answers given to somebody in a peer round, which wait for their reply. */
  turns(): Promise<{ seatId: string; questionId: string; postId: string }[]>;
  /** False: it was not taken. */
  reply(person: MadeUpPerson, questionId: string, postId: string): Promise<boolean>;
  /** A moderator answers what somebody wrote. False: nothing was written. */
  moderatorReplies(moderator: StaffActor, person: MadeUpPerson, question: QuestionView): Promise<boolean>;
}

/**
 * Where rehearsals play. In one transaction that is taken back, rather than in rows to be cleared afterwards: no tick, page,
 * export or colleague ever sees the copy, its jobs and news never come true, and a crash leaves nothing behind. Only bytes
 * of pictures lie outside a transaction; they are removed, and should that fail, the sweep of ownerless files does it.
 */
@Injectable()
export class UnseenCopies {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly modules: ModuleRef,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: StudyFiles,
    private readonly store: FileStore,
    private readonly guide: Guide,
  ) {}

  /** Each waits for the one before in this process: it holds a connection for seconds, and the lock of addresses. */
  play<T>(studyId: string, part: (makeCopy: () => Promise<UnseenCopy>) => Promise<T>): Promise<T> {
    const mine = this.turn.then(() => this.playAlone(studyId, part));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async playAlone<T>(studyId: string, part: (makeCopy: () => Promise<UnseenCopy>) => Promise<T>): Promise<T> {
    let pictures: string[] = [];
    try {
      return await this.work.runAndTakeBack(() =>
        part(async () => {
          const copy = await this.make(studyId);
          const rows = await this.work.query<{ id: string }>(
            'select id from research.stimulus_file where study_id = $1',
            [copy.studyId],
          );
          pictures = rows.map(({ id }) => id);
          return copy;
        }),
      );
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
      answer: (person, question, skipReason = null) => this.answer(id, person, question, skipReason),
      probe: (moderator, person, question) => this.probe(id, moderator, person, question),
      answerProbe: (person, probeId) => this.answerProbe(id, person, probeId),
      turns: () => this.turns(id),
      reply: (person, questionId, postId) => this.reply(id, person, questionId, postId),
      moderatorReplies: (moderator, person, question) => this.moderatorReplies(id, moderator, person, question),
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
    await this.work.query(
      'insert into research.participant_wish (seat_id, study_id, time_zone, mail_hour) values ($1, $2, $3, $4)',
      [person.seatId, studyId, person.timeZone, person.mailHour],
    );
  }

  /** By the use case that takes real answers; what it refuses stays unanswered. */
  private async answer(
    studyId: string,
    person: MadeUpPerson,
    { id: questionId, answer: form, version }: QuestionView,
    skipReason: SkipReason | null,
  ): Promise<'answered' | 'passed' | undefined> {
    if (form.kind === 'photo' && !skipReason) await this.layPhoto(studyId, person.seatId, questionId);
    const taken = await this.modules.get(AnswerQuestion, { strict: false }).execute({
      studyId,
      seatId: person.seatId,
      questionId,
      wording: version,
      key: randomUUID(),
      body: form.kind !== 'text' && form.words === 'none' ? '' : wordsOf(person.behaviour, person.language),
      picked: pickedIn(form),
      skipReason,
    });
    if (taken.kind !== 'written') return undefined;
    return skipReason ? 'passed' : 'answered';
  }

  private async probe(
    studyId: string,
    moderator: StaffActor,
    { seatId, language }: MadeUpPerson,
    question: QuestionView,
  ): Promise<string | undefined> {
    const [prepared] = question.probes;
    const answerId = await this.answerOf(studyId, seatId, question.id);
    if (!prepared || !answerId) return undefined;
    const discussion = this.modules.get(Discussion, { strict: false });
    return discussion.probe(moderator, studyId, answerId, { body: textFor(prepared, language) });
  }

  private async moderatorReplies(
    studyId: string,
    moderator: StaffActor,
    { seatId, language }: MadeUpPerson,
    question: QuestionView,
  ): Promise<boolean> {
    const answerId = await this.answerOf(studyId, seatId, question.id);
    if (!answerId) return false;
    const discussion = this.modules.get(Discussion, { strict: false });
    await discussion.replyAsModerator(moderator, studyId, answerId, { body: moderatorsWordsIn(language) });
    return true;
  }

  private async answerOf(studyId: string, seatId: string, questionId: string): Promise<string | undefined> {
    const [answer] = await this.work.query<{ id: string }>(
      `select id from research.post where study_id = $1 and question_id = $2 and seat_id = $3 and kind = 'answer'`,
      [studyId, questionId, seatId],
    );
    return answer?.id;
  }

  private turns(studyId: string): Promise<{ seatId: string; questionId: string; postId: string }[]> {
    return this.work.query(
      `select seat_id as "seatId", question_id as "questionId", post_id as "postId" from research.peer_turn
        where study_id = $1 and reply_id is null`,
      [studyId],
    );
  }

  private async reply(studyId: string, person: MadeUpPerson, questionId: string, postId: string): Promise<boolean> {
    const body = wordsOf(person.behaviour, person.language);
    const words = { studyId, seatId: person.seatId, key: randomUUID(), body };
    const taken = await this.modules.get(WriteToOthers, { strict: false }).reply(words, questionId, postId);
    return taken.kind === 'written';
  }

  private async answerProbe(studyId: string, { seatId, language }: MadeUpPerson, probeId: string): Promise<void> {
    const words = { studyId, seatId, key: randomUUID(), body: fullWordsIn(language) };
    const { kind } = await this.modules.get(WriteToOthers, { strict: false }).answerProbe(words, probeId);
    if (kind !== 'written') throw new Error(`the answer to a probe was ${kind}`);
  }

  private async layPhoto(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.query(
      `insert into research.photo (id, study_id, seat_id, question_id, position, type, width, height, bytes, thumbnail_id, created_at)
       values (gen_random_uuid(), $1, $2, $3, 1, 'image/jpeg', 1, 1, 1, gen_random_uuid(), platform.clock_now($1))`,
      [studyId, seatId, questionId],
    );
  }
}
