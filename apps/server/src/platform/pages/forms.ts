import type { z } from 'zod';

/** A page's form, read by the same schema as the API's: either its values, or each field's fault beside what was typed. */
export type ReadForm<T> =
  { ok: true; values: T } | { ok: false; faults: Record<string, string>; typed: Record<string, unknown> };

export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): ReadForm<z.output<Schema>> {
  const typed = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, values: parsed.data };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) faults[issue.path.join('.')] ??= issue.message;
  return { ok: false, faults, typed };
}
