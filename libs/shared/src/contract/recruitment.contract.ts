import { z } from 'zod';
import { Done } from './access.contract.js';
import { route } from './route.js';
import { AttributeEntry } from './study-file.js';

export const ApplicationState = z.enum(['started', 'completed', 'refused']);
export type ApplicationState = z.infer<typeof ApplicationState>;

/** How far people who came by one link have got. Each of the later numbers is part of `started`. */
export const SourceFunnel = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** The address to post. */
  link: z.string(),
  visits: z.number().int(),
  started: z.number().int(),
  completed: z.number().int(),
  refused: z.number().int(),
  /** Completed forms that at least one researcher has rated. */
  rated: z.number().int(),
  /** Hold a seat on the panel now. */
  seated: z.number().int(),
});
export type SourceFunnel = z.infer<typeof SourceFunnel>;

/** A text of the screener; where one language is missing it holds the other. */
const BothLanguages = z.object({ nb: z.string(), en: z.string() });
const Rating = z.number().int().min(1).max(5);

/** A form without any name: who it is, is asked for through `contact` alone. */
export const ApplicationSummary = z.object({
  id: z.string(),
  state: ApplicationState,
  source: z.object({ code: z.string(), name: z.string() }),
  language: z.enum(['nb', 'en']),
  startedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  /** Why it was refused, or that the person withdrew. */
  refusal: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  /** The first words of the open answer. */
  beginning: z.string(),
  myRating: Rating.nullable(),
  /** Mean of those who rated. */
  rating: z.number().nullable(),
  raters: z.number().int(),
  /** An earlier form of this study came from the same e-mail address, or a later one did. */
  sameAddress: z.boolean(),
  seated: z.boolean(),
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

export const ApplicationView = ApplicationSummary.extend({
  discussion: z.object({ title: BothLanguages, answer: z.string() }),
  answers: z.array(z.object({ question: z.string(), title: BothLanguages, answer: BothLanguages })),
  ratings: z.array(z.object({ name: z.string(), value: Rating })),
  hasContact: z.boolean(),
  /** The other forms from the same address. */
  sameAddressAs: z.array(z.string()),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

export const ScreenerView = z.object({
  pages: z.array(
    z.object({
      name: z.string(),
      title: BothLanguages,
      visibleIf: z.string().nullable(),
      questions: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          title: BothLanguages,
          description: BothLanguages,
          required: z.boolean(),
          visibleIf: z.string().nullable(),
          choices: z.array(BothLanguages),
          /** `contact`: stored apart from the answers; `discussion`: rated 1–5. */
          role: z.enum(['plain', 'contact', 'discussion']),
        }),
      ),
    }),
  ),
  refusals: z.array(z.object({ when: z.string(), reason: z.string(), keepNothing: z.boolean() })),
  attributes: z.array(AttributeEntry),
});
export type ScreenerView = z.infer<typeof ScreenerView>;

const at = '/studies/:studyId/recruitment';

export const recruitmentRoutes = {
  sources: route({
    method: 'GET',
    path: `${at}/sources`,
    allow: 'recruitment.read',
    view: z.object({
      items: z.array(SourceFunnel),
      total: SourceFunnel.omit({ id: true, code: true, name: true, link: true }),
    }),
  }),
  screener: route({ method: 'GET', path: `${at}/screener`, allow: 'recruitment.read', view: ScreenerView }),
  applications: route({
    method: 'GET',
    path: `${at}/applications`,
    allow: 'recruitment.read',
    query: z.strictObject({
      state: ApplicationState.default('completed'),
      source: z.string().max(60).optional(),
      /** `mine-missing`: I have not rated it; `unrated`: nobody has; `4`: a mean of at least 4. */
      rating: z.enum(['mine-missing', 'unrated', '2', '3', '4', '5']).optional(),
      /** Words anywhere in the answers. */
      text: z.string().trim().max(200).optional(),
      /** Quota attributes as `key:value`, parted by semicolons. */
      attributes: z.string().max(1_000).optional(),
      limit: z.coerce.number().int().min(1).max(2_000).default(200),
    }),
    view: z.object({ items: z.array(ApplicationSummary), total: z.number().int() }),
  }),
  application: route({
    method: 'GET',
    path: `${at}/applications/:applicationId`,
    allow: 'recruitment.read',
    view: ApplicationView,
  }),
  /** POST, because every look leaves a line in the audit. */
  contact: route({
    method: 'POST',
    path: `${at}/applications/:applicationId/contact`,
    allow: 'recruitment.rate',
    body: z.strictObject({}),
    view: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
  }),
  rate: route({
    method: 'PUT',
    path: `${at}/applications/:applicationId/rating`,
    allow: 'recruitment.rate',
    body: z.strictObject({ value: Rating.nullable() }),
    view: Done,
  }),
};
