import { z } from 'zod';
import { Reason, WordedReason } from './reason.js';

/** The kinds of things that can go wrong; each has one HTTP status (see the server's platform/errors). */
export const PROBLEM_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'missing',
  'conflict',
  'gone',
  'limited',
  'unavailable',
  'broken',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** What the API answers when it refuses: RFC 9457 problem details, with faults beside their fields. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** Stable code for programs, e.g. `panel.quotas-cannot-be-met`. */
  code: z.string(),
  requestId: z.string().optional(),
  reason: Reason.optional(),
  errors: z.array(WordedReason.extend({ path: z.string(), line: z.number().int().optional() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
