import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Panel } from '../../panel/panel.facade.js';
import { PostWritten } from '../discussion.events.js';
import { checkAnswer, type AnswerFaults } from '../domain/answer-parts.js';
import type { Chosen, Picked } from '../domain/chosen.js';
import { KeepDraft } from './keep-draft.js';
import { Photos } from './photos.js';
import { WritePost } from './write-post.js';
import { AnswersRepository, type AskedForm } from '../persistence/answers.repository.js';

export interface GivenAnswer {
  studyId: string;
  seatId: string;
  questionId: string;
  /** The wording that was on the page. */
  wording: number;
  key: string;
  body: string;
  picked: Picked;
  skipReason: SkipReason | null;
  /** The names of drafts that the sender has seen (`TypedDraft.known`). */
  known?: readonly string[] | undefined;
}
/**
 * `replayed`: the same form again, the first result stands. `differs`: this person's answer stands already, with other
 * words than these. `closed`: nothing more is taken. `faulty`: what is wrong, beside the part it is wrong with.
 */
export type AnswerTaken =
  { kind: 'written' | 'replayed' | 'differs' } | { kind: 'closed' } | { kind: 'faulty'; faults: AnswerFaults };

@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly answers: AnswersRepository,
    private readonly writePost: WritePost,
    private readonly panel: Panel,
    private readonly drafts: KeepDraft,
    private readonly photos: Photos,
  ) {}

  async execute(answer: GivenAnswer): Promise<AnswerTaken> {
    const asked = await this.formOf(answer);
    if (!asked) return { kind: 'closed' };
    const skips = answer.skipReason !== null && asked.skippable;
    const photos = asked.answer.kind === 'photo' ? await this.photos.waiting(answer) : 0;
    const checked = skips ? { body: '', chosen: null } : checkAnswer(asked.answer, { ...answer, photos });
    if ('faults' in checked) {
      // The same form again, whose pictures went with the answer the first time.
      const earlier = checked.faults.photos
        ? await this.whyNot(answer, { body: answer.body, chosen: null })
        : undefined;
      return earlier && earlier.kind !== 'closed' ? earlier : { kind: 'faulty', faults: checked.faults };
    }
    return this.write({ ...answer, ...(skips ? {} : { skipReason: null }), wording: asked.version }, checked);
  }

  private async write(answer: GivenAnswer, kept: { body: string; chosen: Chosen | null }): Promise<AnswerTaken> {
    const { studyId, seatId, questionId } = answer;
    return this.work.run(async () => {
      const id = randomUUID();
      const written = await this.answers.insert(
        studyId,
        seatId,
        questionId,
        id,
        answer.wording,
        answer.skipReason,
        answer.key,
        kept.body,
        kept.chosen,
      );
      if (!written) return this.whyNot(answer, kept);
      if (written.state === 'agreed') await this.panel.activate(studyId, seatId);
      await this.photos.attach(answer, id);
      await this.drafts.forget(studyId, seatId, `answer:${questionId}`, answer);
      await this.drafts.leaveToEdit(studyId, seatId, questionId);
      if (answer.skipReason !== null) await this.keepUnsaid(answer);
      await this.writePost.announce(new PostWritten(studyId, id, 'answer', 1, seatId, null));
      return { kind: 'written' };
    });
  }

  /** Who passes may have begun to write: it stands in the box if they answer after all. */
  private async keepUnsaid({ studyId, seatId, questionId, body, picked, key }: GivenAnswer): Promise<void> {
    await this.drafts.keep(studyId, seatId, {
      slot: `edit:${questionId}`,
      body,
      picked,
      revision: key,
      known: [],
    });
  }

  /** The form of the wording that was on the page: what was offered there is what can have been chosen. */
  private async formOf({ studyId, questionId, wording }: GivenAnswer): Promise<AskedForm | undefined> {
    const asked = await this.answers.formAsked(studyId, questionId, wording);
    return asked;
  }

  private async whyNot(answer: GivenAnswer, kept: { body: string; chosen: Chosen | null }): Promise<AnswerTaken> {
    const earlier = await this.answers.compareWithEarlier(
      answer.studyId,
      answer.seatId,
      answer.questionId,
      answer.key,
      kept.body,
      answer.skipReason,
      kept.chosen,
    );
    if (!earlier) return { kind: 'closed' };
    return { kind: earlier.same ? 'replayed' : 'differs' };
  }
}
