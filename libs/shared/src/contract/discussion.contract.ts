import { z } from 'zod';
import { LANGUAGES } from '../vocabulary/languages.js';
import { LIMITS } from '../vocabulary/limits.js';
import { PostKind, SeatState, SkipReason } from '../vocabulary/states.js';
import { QuestionState } from './guide.contract.js';
import { route } from './route.js';
import { Localized } from './study-file.js';
import { SubmissionKey } from './submission-key.js';

const LabelledChoice = z.object({ value: z.string(), label: Localized });
/** What an answer holds beside its words, with the labels of the wording that was answered; a ranking from first to last. */
export const ChosenView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), choices: z.array(LabelledChoice) }),
  z.object({
    kind: z.literal('rating'),
    value: z.number().int(),
    from: z.number().int(),
    to: z.number().int(),
    low: Localized,
    high: Localized,
  }),
  z.object({ kind: z.literal('ranking'), choices: z.array(LabelledChoice) }),
]);
export type ChosenView = z.infer<typeof ChosenView>;

/** A participant's picture, to be fetched at `discussionFiles.photo`; `alt` is what they say it shows. */
export const PhotoView = z.object({
  id: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  alt: z.string(),
});
export type PhotoView = z.infer<typeof PhotoView>;

/** A post as the staff read it. An observer gets no private ones, no attributes and no reasons for skipping. */
export const PostView = z.object({
  id: z.string(),
  kind: PostKind,
  questionId: z.string().nullable(),
  questionKey: z.string().nullable(),
  questionDay: z.number().int().nullable(),
  parentId: z.string().nullable(),
  seatId: z.string().nullable(),
  alias: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  staffId: z.string().nullable(),
  staffName: z.string().nullable(),
  private: z.boolean(),
  aboutSeatId: z.string().nullable(),
  aboutAlias: z.string().nullable(),
  version: z.number().int(),
  body: z.string(),
  chosen: ChosenView.nullable(),
  photos: z.array(PhotoView),
  skipped: z.boolean(),
  skipReason: SkipReason.nullable(),
  createdAt: z.iso.datetime(),
  /** When the newest version was written, where there is more than one. */
  editedAt: z.iso.datetime().nullable(),
});
export type PostView = z.infer<typeof PostView>;

const QuestionWords = z.object({
  id: z.string(),
  key: z.string(),
  day: z.number().int(),
  title: Localized,
  text: Localized,
});

/**
 * Where one person stands with one question. `late`: still open, but its day is over; `before`: closed before the person joined;
 * `left`: the person left without answering it; `not-asked`: it is for others.
 */
export const ParticipationState = z.enum([
  'coming',
  'open',
  'late',
  'missing',
  'answered',
  'skipped',
  'before',
  'left',
  'not-asked',
]);
export type ParticipationState = z.infer<typeof ParticipationState>;

/** A moderator's notice to the whole group, on everybody's page of notices and announced by mail without its text. */
export const GroupNotice = z.object({
  id: z.uuid(),
  title: Localized,
  text: Localized,
  /** Null: the colleague is no longer there. */
  by: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Null while it waits for the moment at which mails go: until then withdrawing leaves no trace. */
  toldAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** Mails and pushes about it that have gone out. */
  sent: z.number().int(),
});
export type GroupNotice = z.infer<typeof GroupNotice>;
const atMost = (most: number): typeof Localized =>
  Localized.refine(
    (words) => Object.values(words).every((one) => [...one].length <= most),
    `use at most ${most} characters`,
  );
const groupNotices = '/studies/:studyId/group-notices';

export const discussionRoutes = {
  /** Newest first, withdrawn ones too; and who would get one now. */
  groupNotices: route({
    method: 'GET',
    path: groupNotices,
    allow: 'moderation.read',
    view: z.object({
      items: z.array(GroupNotice),
      /** The languages in which a notice must be written. */
      languages: z.array(z.enum(LANGUAGES)),
      /** `byMail` false: has stopped such mails, and finds it on the page alone. */
      audience: z.array(
        z.object({ seatId: z.uuid(), alias: z.string().nullable(), language: z.enum(LANGUAGES), byMail: z.boolean() }),
      ),
    }),
  }),
  /** In every language of the study. Mails about it go a little later, so that it can be withdrawn before anybody has one. */
  writeGroupNotice: route({
    method: 'POST',
    path: groupNotices,
    allow: 'moderation.act',
    body: z.strictObject({ title: atMost(LIMITS.title), text: atMost(LIMITS.reply), key: SubmissionKey.optional() }),
    view: GroupNotice,
  }),
  /** Off everybody's page, and no mail that still waits goes. Withdrawing twice changes nothing. */
  withdrawGroupNotice: route({
    method: 'POST',
    path: `${groupNotices}/:noticeId/withdraw`,
    allow: 'moderation.act',
    view: GroupNotice,
  }),
  /** Newest first. */
  stream: route({
    method: 'GET',
    path: '/studies/:studyId/posts',
    allow: 'discussion.read',
    query: z.object({
      question: z.uuid().optional(),
      seat: z.uuid().optional(),
      kind: PostKind.optional(),
      /** Written or edited after this moment. */
      since: z.iso.datetime().optional(),
      /** Written before this moment: the next page. */
      before: z.iso.datetime().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    view: z.object({ items: z.array(PostView), more: z.boolean() }),
  }),
  /** One post with everything written under it, oldest first, and the question it answers. */
  thread: route({
    method: 'GET',
    path: '/studies/:studyId/posts/:postId/thread',
    allow: 'discussion.read',
    view: z.object({ root: PostView, items: z.array(PostView), question: QuestionWords.nullable() }),
  }),
  grid: route({
    method: 'GET',
    path: '/studies/:studyId/participation',
    allow: 'moderation.read',
    view: z.object({
      questions: z.array(
        z.object({
          id: z.string(),
          key: z.string(),
          day: z.number().int(),
          position: z.number().int(),
          title: Localized,
          state: QuestionState,
        }),
      ),
      seats: z.array(
        z.object({
          seatId: z.string(),
          alias: z.string().nullable(),
          kind: z.enum(['panel', 'reserve']),
          state: SeatState,
          cells: z.array(
            z.object({
              questionId: z.string(),
              state: ParticipationState,
              postId: z.string().nullable(),
              /** Others' answers given to respond to in the peer round that wait; complete is answered with none left. */
              peersLeft: z.number().int(),
            }),
          ),
        }),
      ),
    }),
  }),
  /** What the author of an answer had been shown of others' words on the same question before answering, oldest first. */
  seenBefore: route({
    method: 'GET',
    path: '/studies/:studyId/posts/:postId/seen-before',
    allow: 'moderation.read',
    view: z.object({
      answeredAt: z.iso.datetime(),
      items: z.array(
        z.object({
          postId: z.string(),
          kind: PostKind,
          alias: z.string().nullable(),
          staffName: z.string().nullable(),
          /** As it was worded then; null: its author has withdrawn. */
          body: z.string().nullable(),
          firstSeenAt: z.iso.datetime(),
        }),
      ),
    }),
  }),
};

/** Pictures, which are no JSON. With `?size=small` a thumbnail. */
export const discussionFiles = {
  photo: { path: '/studies/:studyId/photos/:photoId', allow: 'discussion.read' },
} as const;
