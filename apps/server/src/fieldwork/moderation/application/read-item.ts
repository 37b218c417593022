import { Injectable } from '@nestjs/common';
import {
  ClarityMark,
  roleMay,
  TAKING_PART,
  type ItemView,
  type PersonStrip,
  type QueueCounts,
  type QueueItem,
  type SentimentLabel,
  type StaffActor,
} from '@lytt/shared';
import { Access } from '../../../foundation/access/access.facade.js';
import { Sentiment } from '../../../analysis/sentiment/sentiment.facade.js';
import { Guide, type QuestionView } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Screeners } from '../../screener/screener.facade.js';
import { decide } from '../domain/clarity.js';
import { hintsOf } from '../domain/hints.js';
import { ClarityRepository } from '../persistence/clarity.repository.js';
import { ConversationsRepository, type ThreadRow } from '../persistence/conversations.repository.js';
import type { QueueRow } from '../persistence/queue.repository.js';
import type { QueueWish } from '../persistence/queue.statement.js';
import { ModerationQueries } from './moderation.queries.js';

const EXCERPT = 180;
const iso = (at: string | Date): string => new Date(at).toISOString();

/** Puts the names of colleagues, the questions' titles and the person beside what the queue knows in ids. */
@Injectable()
export class ReadItem {
  constructor(
    private readonly queries: ModerationQueries,
    private readonly clarity: ClarityRepository,
    private readonly conversations: ConversationsRepository,
    private readonly access: Access,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly screeners: Screeners,
    private readonly sentiment: Sentiment,
  ) {}

  async queue(studyId: string, wish: QueueWish): Promise<{ items: QueueItem[]; counts: QueueCounts; more: boolean }> {
    const { items, counts, more } = await this.queries.queue(studyId, wish);
    const [names, questions] = await Promise.all([
      this.access.namesOf(holdersOf(items)),
      this.guide.questions(studyId),
    ]);
    return { items: hintedFirst(items.map((row) => queueItem(row, names, questions))), counts, more };
  }

  async item(actor: StaffActor, studyId: string, postId: string): Promise<ItemView> {
    const row = await this.queries.item(studyId, postId);
    const [questions, thread, versions, history, own, moods] = await Promise.all([
      this.guide.questions(studyId),
      this.conversations.thread(studyId, postId),
      this.conversations.earlierVersions(studyId, postId),
      this.clarity.changes(studyId, postId),
      this.conversations.answersOf(studyId, row.seatId),
      this.sentiment.ofPosts(studyId, [postId]),
    ]);
    const person = await this.person(studyId, row, own, questions);
    const names = await this.access.namesOf([
      ...new Set([
        ...holdersOf([row]),
        ...thread.flatMap((post) => post.staffId ?? []),
        ...history.flatMap((change) => change.staffId ?? []),
      ]),
    ]);
    const question = questions.find((one) => one.id === row.questionId);
    return {
      item: queueItem(row, names, questions),
      body: row.body,
      question: question ? { text: question.text, masking: question.masking } : null,
      versions: versions.map(({ at, ...version }) => ({ ...version, at: iso(at) })),
      thread: thread.map((post) => threadPost(post, row.seatId, names)),
      history: history.map(({ at, staffId, ...change }) => ({
        ...change,
        by: staffId ? (names.get(staffId) ?? null) : null,
        at: iso(at),
      })),
      person,
      sentiment: moods.get(postId)?.label ?? null,
      can: whatMay(actor, row, person.takingPart),
    };
  }

  private async person(
    studyId: string,
    row: QueueRow,
    own: { postId: string; skipped: boolean }[],
    questions: QuestionView[],
  ): Promise<PersonStrip> {
    const written = own.filter((answer) => !answer.skipped);
    const [seat, entries, moods] = await Promise.all([
      this.panel.seat(studyId, row.seatId),
      this.screeners.attributes(studyId),
      this.sentiment.ofPosts(
        studyId,
        written.map((answer) => answer.postId),
      ),
    ]);
    const sentiment: Partial<Record<SentimentLabel, number>> = {};
    for (const { label } of moods.values()) sentiment[label] = (sentiment[label] ?? 0) + 1;
    return {
      seatId: row.seatId,
      alias: row.alias,
      language: seat?.language ?? 'nb',
      takingPart: seat !== undefined && TAKING_PART.includes(seat.state),
      attributes: entries.flatMap((entry) => {
        const value = entry.values.find((one) => one.value === seat?.attributes[entry.key]);
        return value ? [{ label: entry.label, value: value.label }] : [];
      }),
      answered: written.length,
      skipped: own.length - written.length,
      asked: questions.filter((question) => !question.withdrawn && question.state !== 'coming').length,
      sentiment,
    };
  }
}

const holdersOf = (rows: QueueRow[]): string[] => [...new Set(rows.flatMap((row) => row.holderId ?? []))];

function queueItem(row: QueueRow, names: Map<string, string>, questions: QuestionView[]): QueueItem {
  const { body, holderId, questionId, ...rest } = row;
  const question = questions.find((one) => one.id === questionId);
  return {
    ...rest,
    since: iso(row.since),
    deadline: row.deadline ? iso(row.deadline) : null,
    createdAt: iso(row.createdAt),
    lastActivity: iso(row.lastActivity),
    holder: holderId ? { staffId: holderId, name: names.get(holderId) ?? '' } : null,
    question: question
      ? { id: question.id, key: question.key, position: question.position, day: question.day, title: question.title }
      : null,
    excerpt: excerptOf(body),
    hints: row.kind === 'answer' ? hintsOf(body) : [],
  };
}

const excerptOf = (body: string): string => {
  const points = [...body.replaceAll(/\s+/g, ' ').trim()];
  return points.length <= EXCERPT ? points.join('') : `${points.slice(0, EXCERPT).join('').trimEnd()}…`;
};

/** Among the unread, those with a hint come first; everything else keeps its place. */
function hintedFirst(items: QueueItem[]): QueueItem[] {
  const isUnread = (item: QueueItem): boolean => item.kind === 'answer' && item.state === 'unread';
  const unread = items.filter(isUnread);
  const sorted = [
    ...unread.filter((item) => item.hints.length > 0),
    ...unread.filter((item) => item.hints.length === 0),
  ];
  return items.map((item) => (isUnread(item) ? (sorted.shift() ?? item) : item));
}

const threadPost = (post: ThreadRow, authorSeatId: string, names: Map<string, string>): ItemView['thread'][number] => ({
  postId: post.postId,
  kind: post.kind,
  by: post.staffId ? 'moderator' : post.seatId === authorSeatId ? 'author' : 'participant',
  name: post.staffId ? (names.get(post.staffId) ?? null) : post.alias,
  private: post.private,
  version: post.version,
  body: post.body,
  at: iso(post.at),
});

/** The same decisions that the acts make, for the buttons. */
function whatMay(actor: StaffActor, row: QueueRow, takingPart: boolean): ItemView['can'] {
  const act = actor.role !== undefined && roleMay(actor.role, 'moderation.act');
  if (!act) return { marks: [], probe: false, reply: false, hold: false };
  if (row.kind === 'question-to-moderator') {
    const marks: ClarityMark[] = row.state === 'unread' ? ['clear'] : row.state === 'clear' ? ['unread'] : [];
    return { marks, probe: false, reply: true, hold: true };
  }
  const leads = (mark: ClarityMark): boolean => {
    const decision = decide(row.state, mark);
    return decision.allowed && decision.path.length > 0;
  };
  return {
    marks: ClarityMark.options.filter(leads),
    probe: takingPart && decide(row.state, 'probe').allowed,
    reply: false,
    hold: true,
  };
}
