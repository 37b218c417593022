import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { isUuid, LIMITS, SkipReason, type ChosenView, type ParticipantActor } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant, type LyttRequest } from '../../../platform/http/declare-access.js';
import { readSentForm } from '../../../platform/http/read-sent-form.js';
import { redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized } from '../../../platform/pages/pages.js';
import { AnswerQuestion } from '../application/answer-question.js';
import { DealPeers } from '../application/deal-peers.js';
import { EditAnswer } from '../application/edit-answer.js';
import { isSlot } from '../application/keep-draft.js';
import { QuestionPageQueries, type PageQuestion, type QuestionPage } from '../application/question-page.queries.js';
import { WriteToOthers, type WordsTaken } from '../application/write-to-others.js';
import { viewChosen } from '../domain/answer-parts.js';
import { readChosen, type Picked } from '../domain/chosen.js';
import { checkWords } from '../domain/words.js';
import { readBase, readWords, type ReadWords, type WordsForm } from './form.js';
import { underNewKey, type RefusedWords } from './boxes.js';
import { ParticipantPage } from './participant-page.js';
import { ReceivePhotos } from './receive-photos.js';
import { presentQuestion, type QuestionView } from './question.presenter.js';

/** What could not be kept, and why: `closed`, or it `differs` from what was sent before. */
interface HandBack {
  why: 'closed' | 'differs' | 'sent-before';
  words: string;
  picked?: Picked;
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
    private readonly received: ReceivePhotos,
    private readonly dealPeers: DealPeers,
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
    @Req() request: LyttRequest,
  ): Promise<Page | Redirect> {
    if (!isUuid(questionId)) throw missing('question');
    const { fields, files } = await readSentForm(request);
    const place = { ...actorIds(actor), questionId };
    const slot = `answer:${questionId}`;
    const typed = readWords(fields);
    const skip = SkipReason.safeParse(fields['skip']);
    const photoFault = skip.success ? undefined : await this.received.all(place, typed.picked, files);
    if (photoFault)
      return this.show(actor, questionId, { refused: { slot, ...typed, faults: { photos: photoFault } } });
    const wording = Number(fields['wording']);
    const taken = await this.answerQuestion.execute({
      ...place,
      ...typed,
      wording: Number.isInteger(wording) && wording > 0 && wording < 1e6 ? wording : 1,
      skipReason: skip.success ? skip.data : null,
    });
    if (taken.kind === 'faulty')
      return this.show(actor, questionId, { refused: { slot, ...typed, faults: taken.faults } });
    if (taken.kind === 'closed') return this.show(actor, questionId, handedBack('closed', typed));
    if (taken.kind === 'differs')
      // The words stand in the form that changes the answer, ready to be sent; where none is open they are handed back.
      return this.show(actor, questionId, {
        ...handedBack('differs', typed),
        refused: underNewKey({ slot: `edit:${questionId}`, body: typed.body, picked: typed.picked }),
      });
    return redirect(`/p/q/${questionId}?sent=${slot}`);
  }

  @Post('/p/q/:questionId/edit')
  @ForParticipant()
  async edit(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Req() request: LyttRequest,
  ): Promise<Page | Redirect> {
    if (!isUuid(questionId)) throw missing('question');
    const { fields, files } = await readSentForm(request);
    const place = { ...actorIds(actor), questionId };
    const slot = `edit:${questionId}`;
    const typed = readWords(fields);
    const photoFault = await this.received.all(place, typed.picked, files);
    if (photoFault)
      return this.show(actor, questionId, { refused: { slot, ...typed, faults: { photos: photoFault } } });
    const taken = await this.editAnswer.execute({ ...place, ...typed, base: readBase(fields) });
    if (taken.kind === 'faulty')
      return this.show(actor, questionId, { refused: { slot, ...typed, faults: taken.faults } });
    if (taken.kind === 'newer') {
      const { body, changedAt } = taken.standing;
      const newer = { body, savedAt: changedAt, isAnswer: true };
      return this.show(actor, questionId, { refused: { ...underNewKey({ slot, ...typed }), newer } });
    }
    return taken.kind === 'written'
      ? redirect(`/p/q/${questionId}?sent=${slot}`)
      : this.show(actor, questionId, handedBack('closed', typed));
  }

  @Post('/p/q/:questionId/reply')
  @ForParticipant()
  async reply(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    const parent = form?.['parent'];
    if (!isUuid(questionId) || !isUuid(parent)) throw missing('post');
    const typed = readWords(form);
    const slot = `reply:${parent}`;
    const words = checkWords(typed.body, LIMITS.reply);
    if (words) return this.show(actor, questionId, { refused: { slot, ...typed, faults: { words } } });
    const taken = await this.others.reply({ ...actorIds(actor), ...typed }, questionId, parent);
    return this.after(actor, questionId, slot, typed, taken);
  }

  @Post('/p/probe/:probeId')
  @ForParticipant()
  async probe(
    @Participant() actor: ParticipantActor,
    @Param('probeId') probeId: string,
    @Body() form: WordsForm,
  ): Promise<Page | Redirect> {
    if (!isUuid(probeId)) throw missing('post');
    const typed = readWords(form);
    const slot = `probe:${probeId}`;
    const words = checkWords(typed.body, LIMITS.reply);
    if (words) {
      const questionId = await this.others.questionOfProbe(actor.studyId, actor.seatId, probeId);
      if (!questionId) throw missing('post');
      return this.show(actor, questionId, { refused: { slot, ...typed, faults: { words } } });
    }
    const { questionId, ...taken } = await this.others.answerProbe({ ...actorIds(actor), ...typed }, probeId);
    if (!questionId) throw missing('post');
    return this.after(actor, questionId, slot, typed, taken);
  }

  /** The buttons inside a form that add or take away a picture: all that was typed comes along and is kept as a draft. */
  @Post('/p/q/:questionId/photo')
  @ForParticipant()
  async photo(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Req() request: LyttRequest,
  ): Promise<Page | Redirect> {
    if (!isUuid(questionId)) throw missing('question');
    const { fields, files } = await readSentForm(request);
    const outcome = await this.received.inForm({ ...actorIds(actor), questionId }, fields, files);
    if (outcome.refused) return this.show(actor, questionId, { refused: outcome.refused });
    return redirect(`/p/q/${questionId}#photos`);
  }

  private async after(
    actor: ParticipantActor,
    questionId: string,
    slot: string,
    typed: ReadWords,
    taken: WordsTaken,
  ): Promise<Page | Redirect> {
    if (taken.kind === 'missing') throw missing('post');
    if (taken.kind === 'differs' && slot.startsWith('reply:'))
      return this.show(actor, questionId, {
        refused: underNewKey({ slot, body: typed.body }),
        handBack: { why: 'sent-before', words: '' },
      });
    if (taken.kind === 'closed' || taken.kind === 'differs')
      return this.show(actor, questionId, handedBack(taken.kind, typed));
    return redirect(`/p/q/${questionId}?sent=${slot}#p-${taken.postId}`);
  }

  /** Who has too few to respond to may be given more by now. */
  private async pageOf({ studyId, seatId }: ParticipantActor, questionId: string): Promise<QuestionPage | undefined> {
    const page = await this.queries.page(studyId, seatId, questionId);
    if (!page || !lacksPeers(page)) return page;
    const dealt = await this.dealPeers.deal(studyId, questionId);
    return dealt > 0 ? this.queries.page(studyId, seatId, questionId) : page;
  }

  private async show(actor: ParticipantActor, questionId: string, shown: Shown): Promise<Page | Redirect> {
    const page = isUuid(questionId) ? await this.pageOf(actor, questionId) : undefined;
    if (!page) throw missing('question');
    const elsewhere = this.frame.elsewhere(page.reader);
    if (elsewhere) return elsewhere;
    if (!page.question) throw missing('question');
    const { view, shown: firstSeen } = presentQuestion(page, page.question, shown.refused);
    await this.queries.recordExposure(actor.studyId, actor.seatId, firstSeen);
    if (!page.question.answered && page.question.open)
      await this.queries.recordLook(actor.studyId, actor.seatId, questionId);
    const title = localized(page.question.title, actor.language);
    const sent = shown.sent && {
      slot: shown.sent,
      short: /^(answer|edit):/.test(shown.sent) && isShort(page.question, view.own),
      kind: view.own?.skipReason && shown.sent.startsWith('answer:') ? 'skip' : shown.sent.split(':')[0],
    };
    // Words that stand in an open form again are not handed back beside it.
    const isBoxed = shown.refused !== undefined && page.question.open;
    const handBack = shown.handBack && {
      ...shown.handBack,
      ...(isBoxed ? { words: '', chosen: null } : { chosen: chosenOf(page.question, shown.handBack) }),
    };
    // Refused for its words, or for a state that has moved on: the page is shown either way, with the text in it.
    const status = shown.refused?.newer || handBack ? 409 : shown.refused ? 422 : 200;
    const writing = view.box ?? view.own?.edit;
    const languageForm = writing && `form-${writing.slot}`;
    return this.frame.show(actor, page.reader, 'question', { title, ...view, sent, handBack, languageForm }, status);
  }
}

const lacksPeers = ({ question, turns, posts, reader }: QuestionPage): boolean =>
  question?.open === true &&
  question.peers !== null &&
  turns.length < question.peers &&
  posts.some((post) => post.kind === 'answer' && post.seatId === reader.seatId && post.skipReason === null) &&
  posts.filter((post) => post.kind === 'answer').length > turns.length + 1;

const actorIds = (actor: ParticipantActor): { studyId: string; seatId: string } => ({
  studyId: actor.studyId,
  seatId: actor.seatId,
});

/** Fewer words than the question hopes for: said kindly once, and never held against anybody. */
const isShort = ({ hintWords, open }: PageQuestion, own: QuestionView['own']): boolean =>
  open && hintWords !== null && own?.skipReason === null && (own.body ?? '').split(/\s+/).length < hintWords;

const handedBack = (why: HandBack['why'], { body, picked }: ReadWords): Shown =>
  body === '' && Object.keys(picked).length === 0 ? {} : { handBack: { why, words: body, picked } };

function chosenOf(question: PageQuestion, { picked }: HandBack): ChosenView | null {
  const read = readChosen(question.answer, picked ?? {});
  return 'chosen' in read ? viewChosen(question.answer, read.chosen) : null;
}
