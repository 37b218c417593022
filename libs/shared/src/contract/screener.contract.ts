import { z } from 'zod';
import { LANGUAGES, STAFF_LANGUAGES } from '../vocabulary/languages.js';
import { route } from './route.js';
import { AttributeEntry, ScreenerSection } from './study-file.js';

/** A text of the screener in each of Lytt's languages; where one is missing it holds another. */
export const InEveryLanguage = z.record(z.enum(LANGUAGES), z.string());
/** A text that staff alone read. */
export const InStaffLanguages = z.record(z.enum(STAFF_LANGUAGES), z.string());

/** The published screener as lists and filters need it. */
export const ScreenerView = z.object({
  version: z.number().int(),
  pages: z.array(
    z.object({
      name: z.string(),
      title: InEveryLanguage,
      visibleIf: z.string().nullable(),
      questions: z.array(
        z.object({
          name: z.string(),
          /** SurveyJS type; for `text` its input type. */
          type: z.string(),
          title: InEveryLanguage,
          description: InEveryLanguage,
          purpose: InEveryLanguage,
          keepUntil: z.enum(['selection', 'close', 'erasure']),
          personal: z.boolean(),
          required: z.boolean(),
          visibleIf: z.string().nullable(),
          choices: z.array(InEveryLanguage),
          /** `contact`: stored apart from the answers; `discussion`: rated 1–5. */
          role: z.enum(['plain', 'contact', 'discussion']),
        }),
      ),
    }),
  ),
  refusals: ScreenerSection.shape.refusals,
  contradictions: ScreenerSection.shape.contradictions,
  attributes: z.array(AttributeEntry),
});
export type ScreenerView = z.infer<typeof ScreenerView>;

/** A fault of a screener, at its place below `screener`, e.g. `form.pages.0.elements.2.type`. */
export const ScreenerFault = z.object({ path: z.string(), message: z.string() });
export type ScreenerFault = z.infer<typeof ScreenerFault>;

/** What the editor works on: as typed, so possibly not a screener yet. */
const LooseScreener = z.looseObject({ form: z.unknown() });

/** The editor's copy. `revision` grows with each save; saving on another revision than the newest is refused (409). */
export const ScreenerDraft = z.object({
  definition: LooseScreener,
  revision: z.number().int(),
  /** The version that applicants see. */
  published: z.number().int(),
  /** The draft differs from what applicants see. */
  changed: z.boolean(),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
  faults: z.array(ScreenerFault),
  /** Applicants have begun: publishing changes a form in use. */
  inUse: z.boolean(),
});
export type ScreenerDraft = z.infer<typeof ScreenerDraft>;

/** A ready question: SurveyJS elements with all their texts, and what goes with them into the screener. */
export const ReadyQuestion = z.object({
  key: z.string(),
  name: InStaffLanguages,
  about: InStaffLanguages,
  elements: z.array(z.looseObject({ type: z.string(), name: z.string() })),
  attributes: z.array(AttributeEntry),
  refusals: ScreenerSection.shape.refusals,
  contact: ScreenerSection.shape.contact.optional(),
  discussionQuestion: z.string().optional(),
});
export type ReadyQuestion = z.infer<typeof ReadyQuestion>;

const at = '/studies/:studyId/recruitment/screener';

export const screenerRoutes = {
  view: route({ method: 'GET', path: at, allow: 'recruitment.read', view: ScreenerView }),
  draft: route({ method: 'GET', path: `${at}/draft`, allow: 'recruitment.edit', view: ScreenerDraft }),
  /** Keeps whatever was typed, with faults and all; answers with the faults. */
  saveDraft: route({
    method: 'PUT',
    path: `${at}/draft`,
    allow: 'recruitment.edit',
    body: z.strictObject({ definition: LooseScreener, revision: z.number().int() }),
    view: ScreenerDraft,
  }),
  /** Back to what applicants see. */
  discardDraft: route({ method: 'DELETE', path: `${at}/draft`, allow: 'recruitment.edit', view: ScreenerDraft }),
  /** A new version for applicants; refused with its faults when Lytt could not carry it out. */
  publish: route({
    method: 'POST',
    path: `${at}/publish`,
    allow: 'recruitment.edit',
    body: z.strictObject({ revision: z.number().int() }),
    view: ScreenerDraft,
  }),
  /** Whether a form from elsewhere can be carried out; everything that cannot is listed, and nothing is saved. */
  check: route({
    method: 'POST',
    path: `${at}/check`,
    allow: 'recruitment.edit',
    body: z.strictObject({ definition: LooseScreener }),
    view: z.object({ faults: z.array(ScreenerFault) }),
  }),
  ready: route({
    method: 'GET',
    path: `${at}/ready-questions`,
    allow: 'recruitment.read',
    view: z.object({ items: z.array(ReadyQuestion) }),
  }),
  /** How a derived attribute comes about (bands of age, part of country, urban and rural), in sentences for the researcher. */
  rules: route({
    method: 'GET',
    path: `${at}/band-rules`,
    allow: 'recruitment.read',
    view: z.object({
      items: z.array(
        z.object({
          derive: z.string(),
          values: z.array(z.object({ value: z.string(), label: InStaffLanguages, rule: InStaffLanguages })),
        }),
      ),
    }),
  }),
};

/** Pages, which are no JSON. The draft as an applicant would meet it; nothing that is typed there is kept. */
export const screenerPages = {
  preview: { path: '/studies/:studyId/recruitment/screener/preview', allow: 'recruitment.edit' },
} as const;
