import type { z } from 'zod';

/** A page's form, read by the same schema as the API's: either its values, or what was typed. */
export type ReadForm<T> = { ok: true; values: T } | { ok: false; typed: Record<string, unknown> };

export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): ReadForm<z.output<Schema>> {
  const typed = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const parsed = schema.safeParse(typed);
  return parsed.success ? { ok: true, values: parsed.data } : { ok: false, typed };
}
