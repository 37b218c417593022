import { z } from 'zod';
import { LANGUAGES, STAFF_LANGUAGES } from '../vocabulary/languages.js';
import { Done } from './access.contract.js';
import { MailVariable } from './notifications.contract.js';
import { route } from './route.js';
import { InEveryLanguage, InStaffLanguages } from './screener.contract.js';
import { Doing, FileBytes, TablePreview } from './table-file.js';

/** `started` on the way · `completed` sent, and within the rules · `refused` ended by a rule. */
export const ApplicationState = z.enum(['started', 'completed', 'refused']);
export type ApplicationState = z.infer<typeof ApplicationState>;
/** What the researchers think so far. `set-aside` keeps somebody out of the draw, with a reason. */
export const ApplicantStatus = z.enum(['new', 'shortlisted', 'set-aside']);
export type ApplicantStatus = z.infer<typeof ApplicantStatus>;
/** Where the panel stands with an applicant: `left` once held a place and no longer does. */
export const Standing = z.enum(['none', 'panel', 'reserve', 'left']);
export type Standing = z.infer<typeof Standing>;
/** The three answers that everybody who applied is owed. */
export const Decision = z.enum(['invited', 'reserve', 'not-this-time']);
export type Decision = z.infer<typeof Decision>;
/** Reasons to look twice; people decide, nothing is refused by one of these. */
export const SignKind = z.enum(['same-contact', 'near-text', 'burst', 'contradiction', 'speed', 'honeypot']);
export type SignKind = z.infer<typeof SignKind>;

const Rating = z.number().int().min(1).max(5);
const Tag = z.string().trim().min(1).max(40);

export const IntegritySign = z.object({
  kind: SignKind,
  /** What was seen, for the sentence that explains it: `others` (application ids), `seconds`, `expected`, `count`, `minutes`, `reason`, `share`. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  /** A colleague looked and found nothing wrong. */
  dismissed: z.boolean(),
});
export type IntegritySign = z.infer<typeof IntegritySign>;

/** A form without any name: who it is, is asked for through `contact` alone. */
export const ApplicationSummary = z.object({
  id: z.string(),
  state: ApplicationState,
  status: ApplicantStatus,
  standing: Standing,
  told: Decision.nullable(),
  source: z.object({ code: z.string(), name: z.string() }),
  language: z.enum(LANGUAGES),
  startedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  /** Why a rule ended it, or that the person withdrew. */
  refusal: z.string().nullable(),
  /** A researcher took it in against the rule. */
  overruled: z.boolean(),
  /** Quota attributes; those that tell gender are left out of a blind reading. */
  attributes: z.record(z.string(), z.string()),
  /** The first words of the open answer. */
  beginning: z.string(),
  /** Words in the open answer. */
  words: z.number().int(),
  myRating: Rating.nullable(),
  /** Mean of those who rated; in a blind reading null until the reader has rated. */
  rating: z.number().nullable(),
  raters: z.number().int(),
  tags: z.array(z.string()),
  notes: z.number().int(),
  /** Signs that nobody has dismissed. */
  signs: z.array(SignKind),
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

export const ApplicationView = ApplicationSummary.extend({
  discussion: z.object({ title: InEveryLanguage, answer: z.string() }),
  answers: z.array(
    z.object({
      question: z.string(),
      title: InEveryLanguage,
      answer: InStaffLanguages,
      /** Pictures that belong to the answer, served by `applicantsFiles.picture`. */
      pictures: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  ratings: z.array(z.object({ name: z.string(), value: Rating })),
  noteList: z.array(
    z.object({ id: z.string(), by: z.string(), mine: z.boolean(), at: z.iso.datetime(), text: z.string() }),
  ),
  signList: z.array(IntegritySign),
  hasContact: z.boolean(),
  /** Whether a researcher may overrule the rule: refused, and everything needed for a place is there. */
  canOverrule: z.boolean(),
  toldAt: z.iso.datetime().nullable(),
  statusReason: z.string().nullable(),
  /** Minutes from start to end; null while unfinished. */
  minutes: z.number().nullable(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** Which applicants: the table, the CSV file and acts on all that are found mean the same. */
export const ApplicantFilter = z.strictObject({
  state: ApplicationState.default('completed'),
  status: ApplicantStatus.optional(),
  standing: Standing.optional(),
  /** `nobody`: has had no answer yet. */
  told: z.union([Decision, z.literal('nobody')]).optional(),
  source: z.string().max(60).optional(),
  /** `mine-missing`: I have not rated it; `unrated`: nobody has; `4`: a mean of at least 4. */
  rating: z.enum(['mine-missing', 'unrated', '2', '3', '4', '5']).optional(),
  tag: z.string().max(40).optional(),
  /** `any`, or one kind of sign that nobody has dismissed. */
  sign: z.union([SignKind, z.literal('any'), z.literal('none')]).optional(),
  /** Words anywhere in the answers. */
  text: z.string().trim().max(200).optional(),
  /** Quota attributes as `key:value`, parted by semicolons. */
  attributes: z.string().max(1_000).optional(),
  /** `1`: without gender and what else is marked personal, and without others' ratings before one's own. */
  blind: z.enum(['0', '1']).default('0'),
});
export const ApplicantSort = z.enum(['applied', 'rating', 'mine', 'words', 'source', 'status', 'minutes']);
export type ApplicantSort = z.infer<typeof ApplicantSort>;

/** What can be done to many at once. Each act answers with what stood before, and `restore` takes that. */
export const ApplicantAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: ApplicantStatus,
    reason: z.string().trim().max(500).default(''),
  }),
  z.strictObject({ kind: z.literal('add-tag'), tag: Tag }),
  z.strictObject({ kind: z.literal('remove-tag'), tag: Tag }),
  z.strictObject({
    kind: z.literal('restore'),
    before: z
      .array(
        z.strictObject({
          id: z.uuid(),
          status: ApplicantStatus,
          statusReason: z.string().max(500).nullable(),
          tags: z.array(Tag).max(50),
        }),
      )
      .max(20_000),
  }),
]);
export type ApplicantAct = z.infer<typeof ApplicantAct>;

const at = '/studies/:studyId/recruitment';
const one = `${at}/applications/:applicationId`;
export const applicantsRoutes = {
  applications: route({
    method: 'GET',
    path: `${at}/applications`,
    allow: 'recruitment.read',
    query: ApplicantFilter.extend({
      sort: ApplicantSort.default('applied'),
      direction: z.enum(['up', 'down']).default('up'),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    view: z.object({ items: z.array(ApplicationSummary), total: z.number().int() }),
  }),
  application: route({
    method: 'GET',
    path: one,
    allow: 'recruitment.read',
    query: z.strictObject({ blind: z.enum(['0', '1']).default('0') }),
    view: ApplicationView,
  }),
  /** POST, because every look leaves a line in the audit. */
  contact: route({
    method: 'POST',
    path: `${one}/contact`,
    allow: 'recruitment.rate',
    body: z.strictObject({}),
    view: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
  }),
  rate: route({
    method: 'PUT',
    path: `${one}/rating`,
    allow: 'recruitment.rate',
    body: z.strictObject({ value: Rating.nullable() }),
    view: Done,
  }),
  note: route({
    method: 'POST',
    path: `${one}/notes`,
    allow: 'recruitment.rate',
    body: z.strictObject({ text: z.string().trim().min(1).max(5_000) }),
    view: z.object({ id: z.string() }),
  }),
  /** One's own notes alone. */
  removeNote: route({ method: 'DELETE', path: `${one}/notes/:noteId`, allow: 'recruitment.rate', view: Done }),
  dismissSign: route({
    method: 'PUT',
    path: `${one}/signs/:kind`,
    allow: 'recruitment.decide',
    body: z.strictObject({ dismissed: z.boolean() }),
    view: Done,
  }),
  /** Takes a refused applicant in against the rule; the reason stands in the audit. */
  overrule: route({
    method: 'POST',
    path: `${one}/overrule`,
    allow: 'recruitment.decide',
    body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
    view: Done,
  }),
  /** On the ids given, or on everybody whom the filter finds. */
  act: route({
    method: 'POST',
    path: `${at}/applications/act`,
    allow: 'recruitment.decide',
    body: z.strictObject({
      on: z.union([
        z.strictObject({ ids: z.array(z.uuid()).max(20_000) }),
        z.strictObject({ filter: ApplicantFilter }),
      ]),
      act: ApplicantAct,
    }),
    view: z.object({
      changed: z.number().int(),
      before: z.array(
        z.object({
          id: z.string(),
          status: ApplicantStatus,
          statusReason: z.string().nullable(),
          tags: z.array(z.string()),
        }),
      ),
    }),
  }),
  tags: route({
    method: 'GET',
    path: `${at}/tags`,
    allow: 'recruitment.read',
    view: z.object({ items: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
  }),
  importApplications: route({
    method: 'POST',
    path: `${at}/applications/import`,
    allow: 'recruitment.decide',
    query: Doing.extend({ source: z.string().max(60) }),
    body: FileBytes,
    view: TablePreview,
  }),
  /** The answers that are owed: how many of each, and who has had theirs. */
  decisions: route({
    method: 'GET',
    path: `${at}/decisions`,
    allow: 'recruitment.read',
    view: z.object({
      items: z.array(
        z.object({
          decision: Decision,
          told: z.number().int(),
          /** Would be sent now. */
          waiting: z.number().int(),
          languages: z.array(z.object({ language: z.enum(LANGUAGES), count: z.number().int() })),
          /** Why it cannot be sent yet, in a word of the admin's texts; null when it can. */
          obstacle: z.enum(['no-draw', 'still-recruiting', 'not-open', 'closed']).nullable(),
          /** The study's own text, or the one that comes with Lytt. */
          text: z.object({
            subject: z.partialRecord(z.enum(LANGUAGES), z.string()),
            body: z.partialRecord(z.enum(LANGUAGES), z.string()),
            own: z.boolean(),
            variables: z.array(MailVariable),
          }),
        }),
      ),
    }),
  }),
  /** `null` goes back to the text that comes with Lytt. */
  writeDecision: route({
    method: 'PUT',
    path: `${at}/decisions/:decision/text`,
    allow: 'recruitment.decide',
    body: z.strictObject({
      text: z
        .strictObject({
          subject: z.partialRecord(z.enum(LANGUAGES), z.string().trim().min(1).max(200)),
          body: z.partialRecord(z.enum(LANGUAGES), z.string().trim().min(1).max(10_000)),
        })
        .refine(({ subject }) => Object.keys(subject).length > 0, 'write the mail in at least one language')
        .nullable(),
    }),
    view: Done,
  }),
  /** The mail exactly as the first who would get it will read it, with an address of nobody. */
  previewDecision: route({
    method: 'POST',
    path: `${at}/decisions/:decision/preview`,
    allow: 'recruitment.read',
    body: z.strictObject({
      language: z.enum(LANGUAGES),
      /** Not saved yet. */
      text: z.strictObject({ subject: z.string().max(200), body: z.string().max(10_000) }).optional(),
    }),
    view: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
  }),
  /** `expected` is the number that the sender saw: another number sends nothing. */
  sendDecision: route({
    method: 'POST',
    path: `${at}/decisions/:decision/send`,
    allow: 'recruitment.decide',
    body: z.strictObject({ expected: z.number().int().min(1) }),
    view: z.object({ sent: z.number().int() }),
  }),
};

/** Downloads, which are no JSON. */
export const applicantsFiles = {
  /** The applicants that a filter finds, without names and addresses; `contact=1` adds them and is audited. */
  applicants: {
    path: `${at}/applicants.csv`,
    allow: 'recruitment.decide',
    query: ApplicantFilter.extend({
      contact: z.enum(['0', '1']).default('0'),
      lang: z.enum(STAFF_LANGUAGES).default('nb'),
    }),
  },
  /** A picture of an application, re-encoded and without its place and time. */
  picture: { path: `${one}/pictures/:pictureId`, allow: 'recruitment.read' },
} as const;
