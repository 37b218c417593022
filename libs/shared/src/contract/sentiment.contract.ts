import { z } from 'zod';
import { SentimentLabel } from '../vocabulary/states.js';
import { route } from './route.js';

/** A word that decided the score: offsets in code points of that version. */
export const DecidingWord = z.object({
  from: z.number().int(),
  to: z.number().int(),
  text: z.string(),
  value: z.number(),
  because: z.enum(['negated', 'intensified', 'weakened']).optional(),
});
export type DecidingWord = z.infer<typeof DecidingWord>;

export const SentimentView = z.object({
  postId: z.string(),
  version: z.number().int(),
  /** The judgement in force: a person's, else the engine's. */
  label: SentimentLabel,
  engineLabel: SentimentLabel,
  /** −5 to 5, of the engine; a correction does not change it. */
  score: z.number(),
  words: z.array(DecidingWord),
  engine: z.string(),
  correctedBy: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
});
export type SentimentView = z.infer<typeof SentimentView>;

export const sentimentRoutes = {
  /** A person's judgement of one version; `null` takes it back. */
  correct: route({
    method: 'PUT',
    path: '/studies/:studyId/posts/:postId/sentiment',
    allow: 'sentiment.correct',
    body: z.strictObject({ version: z.number().int().min(1), label: SentimentLabel.nullable() }),
    view: SentimentView,
  }),
};
