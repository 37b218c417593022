import { z } from 'zod';
import { STAFF_LANGUAGES } from '../vocabulary/languages.js';
import { route } from './route.js';

export const ExportKind = z.enum(['quotes', 'hypotheses', 'report']);
export type ExportKind = z.infer<typeof ExportKind>;
export const ExportLanguage = z.enum(STAFF_LANGUAGES);
/** `open`: shown in the browser, for printing; otherwise saved as a file. */
export const ExportQuery = z.strictObject({ lang: ExportLanguage.default('nb'), open: z.enum(['1']).optional() });

/** Files, not views: streamed below /api/v1, so they have a path but no schema. */
export const EXPORT_FILES: Record<ExportKind, { path: string; allow: 'exports.make' }> = {
  quotes: { path: '/studies/:studyId/exports/quotes.csv', allow: 'exports.make' },
  hypotheses: { path: '/studies/:studyId/exports/hypotheses.csv', allow: 'exports.make' },
  report: { path: '/studies/:studyId/exports/report.html', allow: 'exports.make' },
};

const ExportCounts = z.object({
  people: z.number().int(),
  quotes: z.number().int(),
  themes: z.number().int(),
  hypotheses: z.number().int(),
});
export type ExportCounts = z.infer<typeof ExportCounts>;
export const ExportRecord = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  who: z.string().nullable(),
  kind: ExportKind,
  lang: ExportLanguage,
  counts: ExportCounts,
  /** Of the whole file as it left; null while it is being sent, or when the sending was broken off. */
  sha256: z.string().nullable(),
  bytes: z.number().int().nullable(),
});
export type ExportRecord = z.infer<typeof ExportRecord>;

export const exportsRoutes = {
  list: route({
    method: 'GET',
    path: '/studies/:studyId/exports',
    allow: 'exports.make',
    view: z.object({ items: z.array(ExportRecord) }),
  }),
  /** The first rows of quotes.csv as they will stand in the file, and what the files will hold. */
  sample: route({
    method: 'GET',
    path: '/studies/:studyId/exports/sample',
    allow: 'exports.make',
    query: z.strictObject({ lang: ExportLanguage.default('nb') }),
    view: z.object({ counts: ExportCounts, columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  }),
};
