import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { LIMITS, SkipReason, type ParticipantActor } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant } from '../../../platform/http/declare-access.js';
import { redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized } from '../../../platform/pages/pages.js';
import { AnswerQuestion } from '../application/answer-question.js';
import { EditAnswer } from '../application/edit-answer.js';
import { isSlot } from '../application/keep-draft.js';
import { QuestionPageQueries } from '../application/question-page.queries.js';
import { WriteToOthers, type WordsTaken } from '../application/write-to-others.js';
import { checkWords } from '../domain/words.js';
import { readWords, type WordsForm } from './form.js';
import type { RefusedWords } from './boxes.js';
import { ParticipantPage } from './participant-page.js';
import { presentQuestion } from './question.presenter.js';
import { isUuid } from './uuid.js';

/** Words that could not be kept, and why: `closed`, or `differs` from what was sent before. */
interface HandBack {
  why: 'closed' | 'differs';
  words: string;
}
interface Shown {
  refused?: RefusedWords;
  handBack?: HandBack;
  sent?: string | undefined;
}

@Controller()
export class QuestionPages {
  constructor(
    private readonly queries: QuestionPageQueries,
    private readonly frame: ParticipantPage,
    private readonly answerQuestion: AnswerQuestion,
    private readonly editAnswer: EditAnswer,
    private readonly others: WriteToOthers,
  ) {}

  @Get('/p/q/:questionId')
  @ForParticipant()
  look(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Query() query: { sent?: unknown },
  ): Promise<Page | Redirect> {
    return this.show(actor, questionId, { sent: isSlot(query.sent) ? query.sent : undefined });
  }

  /** Asked for by the little script while the page stands open. */
  @Get('/p/q/:questionId/news')
  @ForParticipant()
  async news(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
  ): Promise<{ fresh: number }> {
    if (!isUuid(questionId)) throw missing('question');
    return { fresh: await this.queries.news(actor.studyId, actor.seatId, questionId) };
  }

  @Post('/p/q/:questionId')
  @ForParticipant()
  async answer(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    const slot = `answer:${questionId}`;
    const { body, key } = readWords(form);
    const skip = SkipReason.safeParse(form?.skip);
    const fault = skip.success ? undefined : checkWords(body, LIMITS.answer);
    if (fault) return this.show(actor, questionId, { refused: { slot, body, key, fault } });
    if (!isUuid(questionId)) throw missing('question');
    const wording = Number(form?.wording);
    const taken = await this.answerQuestion.execute({
      studyId: actor.studyId,
      seatId: actor.seatId,
      questionId,
      wording: Number.isInteger(wording) && wording > 0 && wording < 1e6 ? wording : 1,
      key,
      body: skip.success ? '' : body,
      skipReason: skip.success ? skip.data : null,
    });
    if (taken.kind === 'closed' || taken.kind === 'differs')
      return this.show(actor, questionId, body === '' ? {} : { handBack: { why: taken.kind, words: body } });
    return redirect(`/p/q/${questionId}?sent=${slot}`);
  }

  @Post('/p/q/:questionId/edit')
  @ForParticipant()
  async edit(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    const slot = `edit:${questionId}`;
    const { body, key } = readWords(form);
    const fault = checkWords(body, LIMITS.answer);
    if (fault) return this.show(actor, questionId, { refused: { slot, body, key, fault } });
    if (!isUuid(questionId)) throw missing('question');
    const kept = await this.editAnswer.execute(actor.studyId, actor.seatId, questionId, body);
    return kept
      ? redirect(`/p/q/${questionId}?sent=${slot}`)
      : this.show(actor, questionId, { handBack: { why: 'closed', words: body } });
  }

  @Post('/p/q/:questionId/reply')
  @ForParticipant()
  async reply(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    const parent = form?.parent;
    if (!isUuid(questionId) || !isUuid(parent)) throw missing('post');
    const { body, key } = readWords(form);
    const slot = `reply:${parent}`;
    const fault = checkWords(body, LIMITS.reply);
    if (fault) return this.show(actor, questionId, { refused: { slot, body, key, fault } });
    const taken = await this.others.reply({ ...actorIds(actor), key, body }, questionId, parent);
    return this.after(actor, questionId, slot, body, taken);
  }

  @Post('/p/probe/:probeId')
  @ForParticipant()
  async probe(
    @Participant() actor: ParticipantActor,
    @Param('probeId') probeId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    if (!isUuid(probeId)) throw missing('post');
    const { body, key } = readWords(form);
    const slot = `probe:${probeId}`;
    const fault = checkWords(body, LIMITS.reply);
    if (fault) {
      const questionId = await this.others.questionOfProbe(actor.studyId, actor.seatId, probeId);
      if (!questionId) throw missing('post');
      return this.show(actor, questionId, { refused: { slot, body, key, fault } });
    }
    const { questionId, ...taken } = await this.others.answerProbe({ ...actorIds(actor), key, body }, probeId);
    if (!questionId) throw missing('post');
    return this.after(actor, questionId, slot, body, taken);
  }

  private async after(
    actor: ParticipantActor,
    questionId: string,
    slot: string,
    words: string,
    taken: WordsTaken,
  ): Promise<Page | Redirect> {
    if (taken.kind === 'missing') throw missing('post');
    if (taken.kind === 'closed' || taken.kind === 'differs')
      return this.show(actor, questionId, { handBack: { why: taken.kind, words } });
    return redirect(`/p/q/${questionId}?sent=${slot}#p-${taken.postId}`);
  }

  private async show(actor: ParticipantActor, questionId: string, shown: Shown): Promise<Page | Redirect> {
    const page = isUuid(questionId) ? await this.queries.page(actor.studyId, actor.seatId, questionId) : undefined;
    if (!page) throw missing('question');
    const elsewhere = this.frame.elsewhere(page.reader);
    if (elsewhere) return elsewhere;
    if (!page.question) throw missing('question');
    const { view, shown: firstSeen } = presentQuestion(page, page.question, shown.refused);
    await this.queries.recordExposure(actor.studyId, actor.seatId, firstSeen);
    const title = localized(page.question.title, actor.language);
    const sent = shown.sent && {
      slot: shown.sent,
      kind: view.own?.skipReason && shown.sent.startsWith('answer:') ? 'skip' : shown.sent.split(':')[0],
    };
    // Refused for its words, or for a state that has moved on: the page is shown either way, with the text in it.
    const status = shown.refused ? 422 : shown.handBack ? 409 : 200;
    return this.frame.show(actor, page.reader, 'question', { title, ...view, sent, handBack: shown.handBack }, status);
  }
}

const actorIds = (actor: ParticipantActor): { studyId: string; seatId: string } => ({
  studyId: actor.studyId,
  seatId: actor.seatId,
});
