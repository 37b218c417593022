import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, Localized, SkipReason, Stance } from '@lytt/shared';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../platform/config/roots.js';

/** Study day and local time, e.g. `D1 09:42`. */
const Moment = z.string().regex(/^D\d \d\d:\d\d$/);
const On = z.tuple([z.string(), z.string()]);
const QuoteOf = z.tuple([z.string(), z.string(), z.string()]);

const DemoFile = z.strictObject({
  applicants: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      source: z.string(),
      language: z.enum(LANGUAGES),
      answers: z.record(z.string(), z.unknown()),
      rating: z.number().int().min(1).max(5),
    }),
  ),
  panel: z.array(z.string()),
  reserves: z.array(z.string()),
  aliases: z.record(z.string(), z.string()),
  dropped: z.array(
    z.strictObject({
      id: z.string(),
      day: z.number(),
      at: Moment,
      reason: z.string(),
      replacedBy: z.string(),
      joined: Moment,
    }),
  ),
  answers: z.array(
    z.strictObject({
      person: z.string(),
      question: z.string(),
      at: Moment,
      text: z.string().optional(),
      skipped: SkipReason.optional(),
    }),
  ),
  replies: z.array(z.strictObject({ person: z.string(), to: On, at: Moment, text: z.string() })),
  probes: z.array(
    z.strictObject({
      moderator: z.literal(true),
      on: On,
      at: Moment,
      text: z.string(),
      answer: z.strictObject({ at: Moment, text: z.string() }).optional(),
      settled: z.boolean().optional(),
    }),
  ),
  codings: z.array(
    z.strictObject({ on: On, quote: z.string(), codes: z.array(z.string()), star: z.boolean().optional() }),
  ),
  themes: z.array(z.strictObject({ name: z.string(), summary: z.string(), quotes: z.array(QuoteOf) })),
  hypothesisEvidence: z.array(z.strictObject({ hypothesis: z.string(), on: On, quote: z.string(), stance: Stance })),
  ownHypotheses: z.array(z.strictObject({ text: Localized, from: QuoteOf })),
});
export type DemoFile = z.infer<typeof DemoFile>;

/** The made-up people of the example study, and what they wrote by the afternoon of day 4. */
export async function readDemoFile(): Promise<DemoFile> {
  return DemoFile.parse(parse(await readFile(join(projectRoot, 'examples', 'municipalities.demo.yaml'), 'utf8')));
}
