import { z } from 'zod';
import { LIMITS } from '../vocabulary/limits.js';
import { PostKind, Stance } from '../vocabulary/states.js';
import { Done } from './access.contract.js';
import { route } from './route.js';
import { Localized } from './study-file.js';

const Id = z.uuid();
const ThemeName = z.string().trim().min(1, 'give the theme a name').max(LIMITS.name);
const ThemeSummary = z.string().trim().max(LIMITS.memo);

/** Words of a participant as findings show them: with everything that says whose they are, short of who it is. */
export const FindingQuote = z.object({
  id: z.string(),
  postId: z.string(),
  version: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  quote: z.string(),
  starred: z.boolean(),
  codes: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), colour: z.string() })),
  alias: z.string().nullable(),
  /** Age band first; empty for observers, to whom alias and bands together could tell who somebody is. Nor do they get codes and stars. */
  bands: z.array(z.object({ key: z.string(), label: Localized, value: Localized })),
  kind: PostKind,
  private: z.boolean(),
  questionKey: z.string().nullable(),
  questionTitle: Localized.nullable(),
  questionDay: z.number().int().nullable(),
});
export type FindingQuote = z.infer<typeof FindingQuote>;

/** People first: the same person may speak both for and against, so `all` is not the sum. */
export const Weight = z.object({ people: z.number().int(), segments: z.number().int() });
export type Weight = z.infer<typeof Weight>;
export const EvidenceWeights = z.object({ for: Weight, against: Weight, mixed: Weight, all: Weight });
export type EvidenceWeights = z.infer<typeof EvidenceWeights>;

const ThemeCard = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  position: z.number().int(),
  weight: Weight,
  lead: z.array(FindingQuote),
});
export type ThemeCard = z.infer<typeof ThemeCard>;
export const ThemeDraft = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  position: z.number().int(),
  weight: Weight,
  quotes: z.array(FindingQuote),
  partial: z.boolean(),
});
export type ThemeDraft = z.infer<typeof ThemeDraft>;

const HypothesisLine = z.object({
  id: z.string(),
  key: z.string(),
  text: Localized,
  position: z.number().int(),
  weights: EvidenceWeights,
});
export type HypothesisLine = z.infer<typeof HypothesisLine>;
export const HypothesisPage = HypothesisLine.extend({
  startedFrom: FindingQuote.nullable(),
  evidence: z.array(z.object({ stance: Stance, quote: FindingQuote })),
  partial: z.boolean(),
});
export type HypothesisPage = z.infer<typeof HypothesisPage>;

/** What making a theme takes is also what brings a deleted one back. */
const MakeTheme = z.strictObject({
  name: ThemeName,
  summary: ThemeSummary.default(''),
  position: z.number().int().min(0).max(1_000_000).optional(),
  quotes: z.array(Id).max(5_000).default([]),
});
const MakeHypothesis = z.strictObject({
  text: Localized,
  key: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'begin with a letter; letters, digits, - and _ follow')
    .max(60)
    .optional(),
  position: z.number().int().min(0).max(1_000_000).optional(),
  /** The quote it is started from; it becomes evidence for it. */
  startedFrom: Id.optional(),
});

const UsesOfSegment = z.object({
  segmentId: z.string(),
  themes: z.array(z.object({ id: z.string(), name: z.string() })),
  hypotheses: z.array(z.object({ id: z.string(), key: z.string(), stance: Stance })),
});
export type UsesOfSegment = z.infer<typeof UsesOfSegment>;

/** `partial`: private words are left out and not counted, because an observer is looking. */
export const findingsRoutes = {
  themes: route({
    method: 'GET',
    path: '/studies/:studyId/themes',
    allow: 'findings.read',
    view: z.object({ items: z.array(ThemeCard), partial: z.boolean() }),
  }),
  theme: route({ method: 'GET', path: '/studies/:studyId/themes/:themeId', allow: 'findings.read', view: ThemeDraft }),
  makeTheme: route({
    method: 'POST',
    path: '/studies/:studyId/themes',
    allow: 'findings.act',
    body: MakeTheme,
    view: z.object({ id: z.string() }),
  }),
  editTheme: route({
    method: 'PATCH',
    path: '/studies/:studyId/themes/:themeId',
    allow: 'findings.act',
    body: z.strictObject({ name: ThemeName.optional(), summary: ThemeSummary.optional() }),
    view: Done,
  }),
  orderThemes: route({
    method: 'PUT',
    path: '/studies/:studyId/theme-order',
    allow: 'findings.act',
    body: z.strictObject({ ids: z.array(Id).min(1).max(1_000) }),
    view: Done,
  }),
  deleteTheme: route({
    method: 'DELETE',
    path: '/studies/:studyId/themes/:themeId',
    allow: 'findings.act',
    view: z.object({
      undo: z.object({
        name: z.string(),
        summary: z.string(),
        position: z.number().int(),
        quotes: z.array(z.string()),
      }),
    }),
  }),
  putIntoTheme: route({
    method: 'PUT',
    path: '/studies/:studyId/themes/:themeId/quotes/:segmentId',
    allow: 'findings.act',
    view: z.object({ ok: z.literal(true), wasIn: z.boolean() }),
  }),
  takeOutOfTheme: route({
    method: 'DELETE',
    path: '/studies/:studyId/themes/:themeId/quotes/:segmentId',
    allow: 'findings.act',
    view: Done,
  }),

  hypotheses: route({
    method: 'GET',
    path: '/studies/:studyId/hypotheses',
    allow: 'findings.read',
    view: z.object({ items: z.array(HypothesisLine), partial: z.boolean() }),
  }),
  hypothesis: route({
    method: 'GET',
    path: '/studies/:studyId/hypotheses/:hypothesisId',
    allow: 'findings.read',
    view: HypothesisPage,
  }),
  makeHypothesis: route({
    method: 'POST',
    path: '/studies/:studyId/hypotheses',
    allow: 'findings.act',
    body: MakeHypothesis,
    view: z.object({ id: z.string(), key: z.string() }),
  }),
  editHypothesis: route({
    method: 'PATCH',
    path: '/studies/:studyId/hypotheses/:hypothesisId',
    allow: 'findings.act',
    body: z.strictObject({ text: Localized }),
    view: Done,
  }),
  deleteHypothesis: route({
    method: 'DELETE',
    path: '/studies/:studyId/hypotheses/:hypothesisId',
    allow: 'findings.act',
    view: z.object({ undo: z.object({ key: z.string(), text: Localized, position: z.number().int() }) }),
  }),
  attachEvidence: route({
    method: 'PUT',
    path: '/studies/:studyId/hypotheses/:hypothesisId/evidence/:segmentId',
    allow: 'findings.act',
    body: z.strictObject({ stance: Stance }),
    view: z.object({ stance: Stance, before: Stance.nullable() }),
  }),
  detachEvidence: route({
    method: 'DELETE',
    path: '/studies/:studyId/hypotheses/:hypothesisId/evidence/:segmentId',
    allow: 'findings.act',
    view: z.object({ before: Stance }),
  }),

  uses: route({
    method: 'GET',
    path: '/studies/:studyId/segment-uses',
    allow: 'findings.read',
    /** Ids of segments with commas between, at most 200. */
    query: z.strictObject({
      segments: z
        .string()
        .max(8_000)
        .transform((text) => text.split(',').filter((id) => id !== ''))
        .pipe(z.array(Id).max(200)),
    }),
    view: z.object({ items: z.array(UsesOfSegment) }),
  }),
};
