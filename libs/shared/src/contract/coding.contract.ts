import { z } from 'zod';
import { LIMITS } from '../vocabulary/limits.js';
import { PostKind, SentimentLabel } from '../vocabulary/states.js';
import { route } from './route.js';
import { SentimentView } from './sentiment.contract.js';
import { CodeEntry, Localized } from './study-file.js';

/** Counted in people first, segments second. */
const Count = z.object({ people: z.number().int(), segments: z.number().int() });
export const CodeView = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  definition: z.string(),
  colour: z.string(),
  parentId: z.string().nullable(),
  position: z.number().int(),
  /** Segments with this very code. */
  own: Count,
  /** Segments with this code or one below it, each counted once. */
  within: Count,
});
export type CodeView = z.infer<typeof CodeView>;

/** Words of one frozen version of one post, with where they come from. Offsets in code points, end exclusive. */
export const SegmentView = z.object({
  id: z.string(),
  postId: z.string(),
  version: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  quote: z.string(),
  starred: z.boolean(),
  codes: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), colour: z.string() })),
  seatId: z.string().nullable(),
  alias: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  questionId: z.string().nullable(),
  questionKey: z.string().nullable(),
  questionDay: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
});
export type SegmentView = z.infer<typeof SegmentView>;

/** What stands on a segment above coding: a theme that quotes it, a hypothesis it is evidence for. */
export const SegmentUse = z.object({ kind: z.enum(['theme', 'hypothesis']), name: z.string() });
export type SegmentUse = z.infer<typeof SegmentUse>;
export const DocumentSegment = SegmentView.extend({ uses: z.array(SegmentUse) });
export type DocumentSegment = z.infer<typeof DocumentSegment>;

/** Something a participant wrote, as the analyst reads it. */
export const DocumentView = z.object({
  postId: z.string(),
  kind: PostKind,
  seatId: z.string(),
  alias: z.string().nullable(),
  attributes: z.array(z.object({ label: Localized, value: Localized })),
  questionId: z.string(),
  createdAt: z.iso.datetime(),
  /** The newest version. */
  version: z.number().int(),
  texts: z.array(z.object({ version: z.number().int(), body: z.string(), createdAt: z.iso.datetime() })),
  /** What it answers: the probe, or the post it replies to. */
  context: z.object({ kind: PostKind, alias: z.string().nullable(), body: z.string() }).nullable(),
  segments: z.array(DocumentSegment),
  sentiments: z.array(SentimentView),
});
export type DocumentView = z.infer<typeof DocumentView>;

/** Documents come question by question; a question with more than this many comes in portions. */
export const DOCUMENTS_AT_ONCE = 200;
const yes = z.literal('yes').optional();
const DocumentsQuery = z.strictObject({
  /** Without one: the first question that has documents. */
  questionId: z.uuid().optional(),
  seatId: z.uuid().optional(),
  /** This code or one below it. */
  codeId: z.uuid().optional(),
  label: SentimentLabel.optional(),
  starred: yes,
  uncoded: yes,
  text: z.string().trim().max(200).optional(),
  /** A document that stays in the list although it no longer meets the filter: the one being worked on. */
  keep: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).default(0),
});

const Name = z.string().trim().min(1, 'give the code a name').max(LIMITS.name);
const Colour = CodeEntry.shape.colour;
const Definition = z.string().trim().max(2_000);
const Place = z.strictObject({
  postId: z.uuid(),
  version: z.number().int().min(1),
  from: z.number().int().min(0),
  to: z.number().int().min(1),
});
const CodeIds = z.array(z.uuid()).max(50);
/** What a segment was, so that it can be put back by `mark`. */
const Undo = z.object({
  postId: z.string(),
  version: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  codeIds: z.array(z.string()),
  starred: z.boolean(),
});
const study = '/studies/:studyId';

export const codingRoutes = {
  codebook: route({
    method: 'GET',
    path: `${study}/codes`,
    allow: 'coding.read',
    view: z.object({ items: z.array(CodeView) }),
  }),
  createCode: route({
    method: 'POST',
    path: `${study}/codes`,
    allow: 'coding.act',
    body: z.strictObject({
      name: Name,
      definition: Definition.default(''),
      colour: Colour.optional(),
      parentId: z.uuid().nullable().default(null),
    }),
    view: CodeView,
  }),
  editCode: route({
    method: 'PATCH',
    path: `${study}/codes/:codeId`,
    allow: 'coding.act',
    body: z.strictObject({
      name: Name.optional(),
      definition: Definition.optional(),
      colour: Colour.optional(),
      parentId: z.uuid().nullable().optional(),
    }),
    view: CodeView,
  }),
  deleteCode: route({
    method: 'DELETE',
    path: `${study}/codes/:codeId`,
    allow: 'coding.act',
    view: z.object({ ok: z.literal(true) }),
  }),
  documents: route({
    method: 'GET',
    path: `${study}/coding/documents`,
    allow: 'coding.read',
    query: DocumentsQuery,
    view: z.object({
      questions: z.array(
        z.object({
          id: z.string(),
          key: z.string(),
          day: z.number().int(),
          title: Localized,
          documents: z.number().int(),
          uncoded: z.number().int(),
        }),
      ),
      people: z.array(z.object({ seatId: z.string(), alias: z.string() })),
      questionId: z.string().nullable(),
      /** Documents of that question under these filters. */
      total: z.number().int(),
      items: z.array(DocumentView),
    }),
  }),
  /** Marks words: with codes, with a star, or just as words to stand on. The same place gives the same segment; codes are added. */
  mark: route({
    method: 'POST',
    path: `${study}/segments`,
    allow: 'coding.act',
    body: Place.extend({ codeIds: CodeIds.default([]), starred: z.boolean().optional() }),
    view: SegmentView,
  }),
  star: route({
    method: 'PUT',
    path: `${study}/segments/:segmentId/star`,
    allow: 'coding.act',
    body: z.strictObject({ starred: z.boolean() }),
    view: Undo.extend({ gone: z.boolean() }),
  }),
  /** Takes one code off. Words that nothing holds any longer are let go. */
  uncode: route({
    method: 'DELETE',
    path: `${study}/segments/:segmentId/codes/:codeId`,
    allow: 'coding.act',
    view: Undo.extend({ gone: z.boolean() }),
  }),
  deleteSegment: route({
    method: 'DELETE',
    path: `${study}/segments/:segmentId`,
    allow: 'coding.act',
    view: Undo.extend({ gone: z.boolean() }),
  }),
};
