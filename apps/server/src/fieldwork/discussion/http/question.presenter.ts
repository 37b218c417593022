import { LIMITS, type ChosenView } from '@lytt/shared';
import type { QuestionPage, PageQuestion, ThreadPost } from '../application/question-page.queries.js';
import { buildThread, type Rooted } from '../domain/thread.js';
import { viewChosen } from '../domain/answer-parts.js';
import { peersLeft } from '../domain/peer-round.js';
import { pickedOf } from '../domain/chosen.js';
import { boxFor, probeBox, type Box, type RefusedWords } from './boxes.js';

interface PostCard extends Omit<ThreadPost, 'chosen' | 'form'> {
  chosen: ChosenView | null;
  mine: boolean;
  /** The words were erased; the place stays. */
  gone: boolean;
  moderator: boolean;
  /** Whom a reply answers, in words. */
  to: string | undefined;
  toReader: boolean;
  fresh: boolean;
  box: Box | undefined;
}
interface AnswerCard extends PostCard {
  replies: PostCard[];
}
interface PeerView {
  cards: (AnswerCard & { done: boolean })[];
  /** How many are still to respond to. */
  left: number;
  /** More are to come. */
  isWaiting: boolean;
}
export interface QuestionView extends Record<string, unknown> {
  question: PageQuestion;
  total: number;
  others: number;
  alias: string;
  /** Others' answers that are shown. */
  count: number;
  /** Who asks, in one line; empty when nobody does yet. */
  hostNames: string;
  hosts: QuestionPage['hosts'];
  /** Observers read what is written here. */
  observed: boolean;
  box: Box | undefined;
  own: (AnswerCard & { edit: Box | undefined; asides: PostCard[] }) | undefined;
  /** Answers given to respond to. */
  peers: PeerView | undefined;
  /** Which of the small scripts the page needs. */
  scripts: { parts: boolean };
  /** The others'. */
  answers: AnswerCard[];
  /** The others' words are open to this reader. */
  unlocked: boolean;
  /** Posts that came since the reader was last here; 0 on a first visit. */
  news: number;
  firstNew: string | undefined;
}

/** The page as its template needs it, and which posts of others it shows for the first time. */
export function presentQuestion(
  page: QuestionPage,
  question: PageQuestion,
  refused?: RefusedWords,
): { view: QuestionView; shown: string[] } {
  const { seatId, alias, phase } = page.reader;
  const thread = buildThread(page.posts);
  const visible = thread.flatMap(({ answer, replies, asides }) => [answer, ...replies, ...asides]);
  const unseen = visible.filter((post) => !post.seen && post.body !== null);
  const returning = visible.some((post) => post.seen && post.seatId !== seatId);
  const unlocked = question.masking === 'open' || (question.masking === 'after-own-answer' && question.answered);
  const byId = new Map(page.posts.map((post) => [post.id, post]));
  const nameOf = (post: ThreadPost | undefined): string | undefined => post?.alias ?? post?.staffName ?? undefined;

  const card = (post: ThreadPost): PostCard => ({
    ...post,
    chosen: post.body === null ? null : viewChosen(post.form, post.chosen),
    photos: post.body === null ? [] : post.photos,
    mine: post.seatId === seatId,
    gone: post.body === null,
    moderator: post.kind === 'moderator_reply' || post.kind === 'probe',
    to: post.kind === 'reply' || post.kind === 'moderator_reply' ? nameOf(byId.get(post.parentId ?? '')) : undefined,
    toReader:
      (post.kind === 'reply' || post.kind === 'moderator_reply') && byId.get(post.parentId ?? '')?.seatId === seatId,
    fresh: returning && !post.seen,
    box:
      unlocked && question.open && post.body !== null && !post.private
        ? replyBox(post.id, question.id, page, refused)
        : undefined,
  });
  const withReplies = ({ answer, replies }: Rooted<ThreadPost>): AnswerCard => ({
    ...card(answer),
    replies: replies.map(card),
  });
  const mine = thread.find(({ answer }) => answer.seatId === seatId);
  const answeredProbes = new Set(
    page.posts.filter((post) => post.kind === 'probe_answer').map((post) => post.parentId),
  );
  const aside = (post: ThreadPost): PostCard => ({
    ...card(post),
    box:
      post.kind === 'probe' && post.body !== null && phase === 'field' && !answeredProbes.has(post.id)
        ? probeBox(seatId, post.id, page.drafts, refused)
        : undefined,
  });
  const given = new Set(page.turns.map(({ postId }) => postId));
  const peers =
    question.peers !== null && mine?.answer.skipReason === null
      ? presentPeers(question.peers, page, thread.filter((place) => given.has(place.answer.id)).map(withReplies))
      : undefined;
  const hasRound = peers && (peers.cards.length > 0 || peers.isWaiting);
  const view: QuestionView = {
    question,
    total: page.total,
    others: page.others,
    alias: alias ?? '',
    hosts: page.hosts,
    observed: page.observed && question.masking !== 'private',
    hostNames: hostNames(page.hosts),
    box: question.open && !mine ? answerBox(question, page, refused) : undefined,
    own: mine && {
      ...withReplies(mine),
      box: undefined,
      edit: question.open ? editBox(question, mine.answer, page, refused) : undefined,
      asides: mine.asides.map(aside),
    },
    scripts: {
      parts: question.open && ['ranking', 'photo'].includes((mine ? question.ownAnswer : question.answer)?.kind ?? ''),
    },
    peers: hasRound ? peers : undefined,
    count: thread.length - (mine ? 1 : 0),
    answers: thread.filter((place) => place !== mine && !given.has(place.answer.id)).map(withReplies),
    unlocked,
    news: returning ? unseen.length : 0,
    firstNew: returning ? unseen[0]?.id : undefined,
  };
  return { view, shown: unseen.map((post) => post.id) };
}

function presentPeers(asked: number, { turns, question }: QuestionPage, cards: AnswerCard[]): PeerView {
  const done = new Set(turns.filter((turn) => turn.done).map(({ postId }) => postId));
  return {
    cards: cards.map((card) => ({ ...card, done: done.has(card.id) })),
    left: question?.open ? peersLeft(asked, cards.length, cards.filter(({ id }) => done.has(id)).length) : 0,
    isWaiting: question?.open === true && cards.length < asked,
  };
}

/** The moderators; the researchers where no moderator has been named. */
export function hostNames(hosts: QuestionPage['hosts']): string {
  const moderators = hosts.filter(({ role }) => role === 'moderator');
  return (moderators.length > 0 ? moderators : hosts).map(({ name }) => name).join(', ');
}

const answerBox = (question: PageQuestion, page: QuestionPage, refused?: RefusedWords): Box =>
  boxFor(
    {
      kind: 'answer',
      writer: { seatId: page.reader.seatId, sent: 0 },
      slot: `answer:${question.id}`,
      action: `/p/q/${question.id}`,
      limit: LIMITS.answer,
      hidden: [{ name: 'wording', value: question.version }],
      form: question.answer,
      photos: page.waiting,
      photoAction: `/p/q/${question.id}/photo`,
      hintWords: question.hintWords,
      skippable: question.skippable,
    },
    page.drafts,
    refused,
  );

const editBox = (question: PageQuestion, answer: ThreadPost, page: QuestionPage, refused?: RefusedWords): Box =>
  boxFor(
    {
      kind: 'edit',
      writer: { seatId: page.reader.seatId, sent: answer.version },
      slot: `edit:${question.id}`,
      action: `/p/q/${question.id}/edit`,
      limit: LIMITS.answer,
      hidden: [{ name: 'base', value: answer.version }],
      words: answer.body ?? '',
      form: question.ownAnswer ?? question.answer,
      picked: pickedOf(answer.chosen),
      photos: [...answer.photos, ...page.waiting],
      photoAction: `/p/q/${question.id}/photo`,
      photosFixed: answer.skipReason === null,
    },
    page.drafts,
    refused,
  );

/** Those that were erased since leave no trace here: a key that was used then is met by `underNewKey`. */
const repliesTo = (postId: string, { posts, reader }: QuestionPage): number =>
  posts.filter((post) => post.parentId === postId && post.seatId === reader.seatId).length;

const replyBox = (postId: string, questionId: string, page: QuestionPage, refused?: RefusedWords): Box =>
  boxFor(
    {
      kind: 'reply',
      writer: { seatId: page.reader.seatId, sent: repliesTo(postId, page) },
      slot: `reply:${postId}`,
      action: `/p/q/${questionId}/reply`,
      limit: LIMITS.reply,
      hidden: [{ name: 'parent', value: postId }],
    },
    page.drafts,
    refused,
  );
