import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PostWritten } from '../discussion.events.js';
import { checkAnswer, type AnswerFaults } from '../domain/answer-parts.js';
import type { Chosen, Picked } from '../domain/chosen.js';
import { KeepDraft } from './keep-draft.js';
import { Photos } from './photos.js';
import { WritePost } from './write-post.js';
import { AnswersRepository, type StandingAnswer } from '../persistence/answers.repository.js';

export interface ChangedAnswer {
  studyId: string;
  seatId: string;
  questionId: string;
  body: string;
  picked: Picked;
  /** The version that was on the page; undefined where the form does not say. */
  base: number | undefined;
  known?: readonly string[] | undefined;
}
/**
 * `closed`: the question has closed, or there is no answer to edit. `newer`: the answer has been changed since the version
 * that this change came from; what stands is shown beside it.
 */
export type EditTaken =
  | { kind: 'written' }
  | { kind: 'closed' }
  | { kind: 'newer'; standing: { body: string; changedAt: Date } }
  | { kind: 'faulty'; faults: AnswerFaults };

/** A new version of one's own answer while the question is open. The first stays as it was written. */
@Injectable()
export class EditAnswer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly answers: AnswersRepository,
    private readonly writePost: WritePost,
    private readonly drafts: KeepDraft,
    private readonly photos: Photos,
  ) {}

  /** The same answer again makes no new version. */
  async execute(change: ChangedAnswer): Promise<EditTaken> {
    const { studyId, seatId, questionId } = change;
    return this.work.run(async () => {
      const post = await this.standing(change);
      if (!post) return { kind: 'closed' };
      const photos = post.photos + (await this.photos.waiting(change));
      const checked = checkAnswer(post.form, { ...change, photos });
      if ('faults' in checked) return { kind: 'faulty', faults: checked.faults };
      // A form that names no version is an old page's: it may change the first answer and nothing later.
      const isStale = post.version !== (change.base ?? 1) && !isSame(post, checked);
      if (isStale) return { kind: 'newer', standing: { body: post.body, changedAt: post.changedAt } };
      await this.photos.attach(change, post.id);
      await this.drafts.forget(studyId, seatId, `edit:${questionId}`, change);
      if (isSame(post, checked)) return { kind: 'written' };
      const version = post.version + 1;
      await this.answers.insertVersion(post.id, version, studyId, checked.body, checked.chosen);
      // Who passed on the question and then answers it has answered it.
      await this.answers.setVersion(studyId, post.id, version);
      await this.writePost.announce(new PostWritten(studyId, post.id, 'answer', version, seatId, null));
      return { kind: 'written' };
    });
  }

  /** With the form of the wording it was given to. */
  private async standing({ studyId, seatId, questionId }: ChangedAnswer): Promise<StandingAnswer | undefined> {
    // Held first and read afterwards: who waited for another change must see what it made.
    await this.answers.hold(studyId, seatId, questionId);
    const post = await this.answers.standing(studyId, seatId, questionId);
    return post;
  }
}

const isSame = (standing: Pick<StandingAnswer, 'body' | 'chosen'>, changed: typeof standing): boolean =>
  standing.body === changed.body &&
  JSON.stringify(inOrder(standing.chosen)) === JSON.stringify(inOrder(changed.chosen));

/** PostgreSQL gives back a JSON object's members in an order of its own. */
const inOrder = (chosen: Chosen | null): unknown[] => (chosen ? Object.entries(chosen).sort() : []);
