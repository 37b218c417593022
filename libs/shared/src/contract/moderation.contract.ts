import { z } from 'zod';
import { LANGUAGES } from '../vocabulary/languages.js';
import { LIMITS } from '../vocabulary/limits.js';
import { ClarityState, PostKind, SentimentLabel } from '../vocabulary/states.js';
import { route } from './route.js';
import { Localized, Masking } from './study-file.js';
import { SubmissionKey } from './submission-key.js';

/** An answer in the clarity loop, or a participant's own question to the moderators. */
export const QueueKind = z.enum(['answer', 'question-to-moderator']);
export type QueueKind = z.infer<typeof QueueKind>;

/** Why an answer may be worth a closer look. Hints sort the queue; people decide. */
export const ClarityHint = z.enum(['short', 'hedged']);
export type ClarityHint = z.infer<typeof ClarityHint>;

/** What of the queue is shown. `open`: everything that needs a moderator now; `questions`: participants' own, unanswered. */
export const QueueList = z.enum(['open', 'questions', ...ClarityState.options, 'all']);
export type QueueList = z.infer<typeof QueueList>;

/** What a moderator does to an item by hand. `reopen` takes a settled or closed one up again. */
export const ClarityMark = z.enum(['clear', 'unclear', 'unread', 'settle', 'close', 'reopen']);
export type ClarityMark = z.infer<typeof ClarityMark>;

const Moderator = z.object({ staffId: z.string(), name: z.string() });

export const QueueItem = z.object({
  postId: z.string(),
  kind: QueueKind,
  /** A question to the moderators is `unread`, `clear` (needs no reply) or `settled` (replied to). */
  state: ClarityState,
  since: z.iso.datetime(),
  deadline: z.iso.datetime().nullable(),
  overdue: z.boolean(),
  holder: Moderator.nullable(),
  seatId: z.string(),
  alias: z.string().nullable(),
  question: z
    .object({ id: z.string(), key: z.string(), position: z.number().int(), day: z.number().int(), title: Localized })
    .nullable(),
  excerpt: z.string(),
  hints: z.array(ClarityHint),
  probes: z.number().int(),
  version: z.number().int(),
  /** The participant changed the answer after it was judged. */
  editedSince: z.boolean(),
  createdAt: z.iso.datetime(),
  lastActivity: z.iso.datetime(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** How many answers stand in each state, and how many questions to the moderators wait for a reply. */
export const QueueCounts = z.object({
  open: z.number().int(),
  questions: z.number().int(),
  unread: z.number().int(),
  clear: z.number().int(),
  unclear: z.number().int(),
  probed: z.number().int(),
  answered: z.number().int(),
  settled: z.number().int(),
  closed: z.number().int(),
  all: z.number().int(),
});
export type QueueCounts = z.infer<typeof QueueCounts>;

export const ThreadPost = z.object({
  postId: z.string(),
  kind: PostKind,
  by: z.enum(['author', 'participant', 'moderator']),
  name: z.string().nullable(),
  private: z.boolean(),
  version: z.number().int(),
  body: z.string(),
  at: z.iso.datetime(),
});
export type ThreadPost = z.infer<typeof ThreadPost>;

export const PersonStrip = z.object({
  seatId: z.string(),
  alias: z.string().nullable(),
  language: z.enum(LANGUAGES),
  takingPart: z.boolean(),
  attributes: z.array(z.object({ label: Localized, value: Localized })),
  answered: z.number().int(),
  skipped: z.number().int(),
  /** Questions that have opened so far. */
  asked: z.number().int(),
  /** How the answers sound, where there is a judgement. */
  sentiment: z.partialRecord(SentimentLabel, z.number().int()),
});
export type PersonStrip = z.infer<typeof PersonStrip>;

export const ItemView = z.object({
  item: QueueItem,
  body: z.string(),
  question: z.object({ text: Localized, masking: Masking }).nullable(),
  /** Earlier wordings of the answer, oldest first; the newest is `body`. */
  versions: z.array(z.object({ version: z.number().int(), body: z.string(), at: z.iso.datetime() })),
  thread: z.array(ThreadPost),
  history: z.array(z.object({ from: ClarityState, to: ClarityState, by: z.string().nullable(), at: z.iso.datetime() })),
  person: PersonStrip,
  sentiment: SentimentLabel.nullable(),
  /** The acts that are open to this person now. */
  can: z.object({ marks: z.array(ClarityMark), probe: z.boolean(), reply: z.boolean(), hold: z.boolean() }),
});
export type ItemView = z.infer<typeof ItemView>;

/** What an act came to; `undo` names the change that can still be taken back. */
export const ActView = z.object({
  from: ClarityState,
  state: ClarityState,
  holder: Moderator.nullable(),
  undo: z.string().nullable(),
});
export type ActView = z.infer<typeof ActView>;

const Words = z
  .string()
  .trim()
  .min(1, 'write something first')
  .max(LIMITS.reply, `use at most ${LIMITS.reply} characters`);
const items = '/studies/:studyId/moderation/items/:postId';

export const moderationRoutes = {
  queue: route({
    method: 'GET',
    path: '/studies/:studyId/moderation/queue',
    allow: 'moderation.read',
    query: z.strictObject({
      list: QueueList.default('open'),
      mine: z.enum(['yes', 'no']).default('no'),
      question: z.uuid().optional(),
      person: z.uuid().optional(),
    }),
    /** The counts follow `mine`, `question` and `person`, never `list`. */
    view: z.object({ items: z.array(QueueItem), counts: QueueCounts, more: z.boolean() }),
  }),
  item: route({ method: 'GET', path: items, allow: 'moderation.read', view: ItemView }),
  probeLibrary: route({
    method: 'GET',
    path: '/studies/:studyId/moderation/probe-library',
    allow: 'moderation.read',
    view: z.object({ items: z.array(z.object({ key: z.string(), text: Localized })) }),
  }),
  mark: route({
    method: 'POST',
    path: `${items}/mark`,
    allow: 'moderation.act',
    body: z.strictObject({ as: ClarityMark }),
    view: ActView,
  }),
  undo: route({
    method: 'POST',
    path: `${items}/undo`,
    allow: 'moderation.act',
    body: z.strictObject({ change: z.uuid() }),
    view: ActView,
  }),
  /** `holder` absent: the one who asks; null: nobody. Taking over from somebody must be said. */
  hold: route({
    method: 'POST',
    path: `${items}/hold`,
    allow: 'moderation.act',
    body: z.strictObject({ holder: z.uuid().nullable().optional(), takeOver: z.boolean().default(false) }),
    view: ActView,
  }),
  /** Asks the participant privately. `anyway`: although a colleague waits for the same person's answer elsewhere. */
  probe: route({
    method: 'POST',
    path: `${items}/probe`,
    allow: 'moderation.act',
    body: z.strictObject({
      body: Words,
      takeOver: z.boolean().default(false),
      anyway: z.boolean().default(false),
      key: SubmissionKey.optional(),
    }),
    view: ActView,
  }),
  /** Answers a participant's own question to the moderators. */
  reply: route({
    method: 'POST',
    path: `${items}/reply`,
    allow: 'moderation.act',
    body: z.strictObject({ body: Words, takeOver: z.boolean().default(false), key: SubmissionKey.optional() }),
    view: ActView,
  }),
};
