import { z } from 'zod';
import { route } from './route.js';
import { AnswerForm, Localized, Masking, QuestionEntry, Stimulus } from './study-file.js';

export const QuestionState = z.enum(['coming', 'open', 'closed']);
export type QuestionState = z.infer<typeof QuestionState>;

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');

/** A stimulus as it is shown: a picture by its address. */
export const StimulusView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: Localized }),
  z.object({ kind: z.literal('link'), url: z.string(), label: Localized }),
  z.object({
    kind: z.literal('image'),
    fileId: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    alt: Localized,
  }),
]);
export type StimulusView = z.infer<typeof StimulusView>;
/** A picture that was uploaded before, by its id. */
const StimulusChange = z.discriminatedUnion('kind', [
  Stimulus.options[0],
  Stimulus.options[1],
  z.strictObject({ kind: z.literal('image'), fileId: z.uuid(), alt: Localized }),
]);

const { section, clock, skippable, hintWords, onlyFor, afterPrevious, peers, probes } = QuestionEntry.shape;

/** A question as the researcher sees it: wall times in the study's zone, and the instants that follow from them. */
export const GuideQuestionView = z.object({
  id: z.string(),
  key: z.string(),
  position: z.number().int(),
  section: Localized.nullable(),
  day: z.number().int(),
  opens: WallTime,
  closesDay: z.number().int(),
  closes: WallTime,
  clock: z.enum(['study', 'own']),
  /** In the study's zone; with `own` clocks the first opening and the last closing of all participants' zones stand beside. */
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  firstOpensAt: z.iso.datetime(),
  lastClosesAt: z.iso.datetime(),
  /** Openings ahead that new time-zone data moved; `timeZone` null: for those on the study's clock. */
  movedOpenings: z.array(z.object({ timeZone: z.string().nullable(), from: z.iso.datetime(), to: z.iso.datetime() })),
  masking: Masking,
  minutes: z.number().int(),
  /** Reading and answering, estimated from the wording and the kind of answer. */
  estimatedMinutes: z.number(),
  /** Half of the people took no longer from opening the question to sending; null before five have answered. */
  measuredMinutes: z.number().nullable(),
  version: z.number().int(),
  title: Localized,
  text: Localized,
  answer: AnswerForm,
  stimuli: z.array(StimulusView),
  skippable: z.boolean(),
  hintWords: z.number().int().nullable(),
  onlyFor,
  afterPrevious: z.boolean(),
  peers: z.number().int().nullable(),
  probes: z.array(Localized),
  state: QuestionState,
  /** It has been shown to participants: its opening and its promise are fixed, new wording is a new version. */
  opened: z.boolean(),
  withdrawn: z.boolean(),
  /** How many have answered each version of the wording. */
  answersByVersion: z.array(z.object({ version: z.number().int(), answers: z.number().int() })),
});
export type GuideQuestionView = z.infer<typeof GuideQuestionView>;

/** What one day asks of people, without what was withdrawn. */
export const GuideDayView = z.object({
  day: z.number().int(),
  questions: z.number().int(),
  /** As promised, and as estimated, for somebody who is asked all of them. */
  minutes: z.number().int(),
  estimatedMinutes: z.number(),
  /** More questions than the one or two a day that people keep up with. */
  full: z.boolean(),
});
export type GuideDayView = z.infer<typeof GuideDayView>;

const QuestionFields = {
  section,
  day: z.number().int().min(1).max(60),
  opens: WallTime,
  closesDay: z.number().int().min(1).max(60),
  closes: WallTime,
  clock,
  masking: Masking,
  minutes: z.number().int().min(1).max(120),
  title: Localized,
  text: Localized,
  answer: AnswerForm.default({ kind: 'text' }),
  stimuli: z.array(StimulusChange).max(5).default([]),
  skippable,
  hintWords,
  onlyFor,
  afterPrevious,
  peers,
  probes,
};
/** What is not named stays as it is. */
const QuestionChange = z
  .strictObject({
    ...QuestionFields,
    section: Localized.nullable(),
    clock: z.enum(['study', 'own']),
    answer: AnswerForm,
    stimuli: z.array(StimulusChange).max(5),
    skippable: z.boolean(),
    hintWords: z.number().int().min(1).max(500).nullable(),
    onlyFor: onlyFor.unwrap(),
    afterPrevious: z.boolean(),
    peers: z.number().int().min(2).max(3).nullable(),
    probes: z.array(Localized).max(10),
  })
  .partial();

/** How a made-up participant behaves in a rehearsal. */
export const Behaviour = z.enum(['prompt', 'late', 'vague', 'silent', 'drops-out']);
export type Behaviour = z.infer<typeof Behaviour>;

/**
 * What happens to somebody. `opened` and `closed`: for this person, by their own clock, segment and what they have answered;
 * `probed`: a moderator asks what was prepared.
 */
export const RehearsedKind = z.enum([
  'opened',
  'closed',
  'answered',
  'passed',
  'probed',
  'probe-answered',
  'replied',
  'moderator-replied',
  'completed',
  'left',
  'mail',
]);
export type RehearsedKind = z.infer<typeof RehearsedKind>;

/** A week that nobody lived: everything that would have happened to made-up people, in order. */
export const RehearsalView = z.object({
  /** Milliseconds that it took to play. */
  tookMs: z.number().int(),
  people: z.array(
    z.object({
      id: z.string(),
      alias: z.string(),
      behaviour: Behaviour,
      language: z.enum(['nb', 'nn', 'en']),
      timeZone: z.string(),
      /** The hour of their one mail a day, by their own clock; null: they are written to when something happens. */
      mailHour: z.number().int().nullable(),
      attributes: z.record(z.string(), z.string()),
      /** Mails in all, on the fullest of their days, and between 22 and 7; days and hours by their own clock. */
      load: z.object({ mails: z.number().int(), mostInADay: z.number().int(), atNight: z.number().int() }),
    }),
  ),
  events: z.array(
    z.object({
      at: z.iso.datetime(),
      personId: z.string(),
      kind: RehearsedKind,
      questionId: z.string().nullable(),
      mailId: z.string().nullable(),
    }),
  ),
  /** As each would look: to this person, in their language. Links lead nowhere. */
  mails: z.array(
    z.object({
      id: z.string(),
      /** What it tells of; more than one: bundled. */
      kinds: z.array(z.string()),
      language: z.enum(['nb', 'nn', 'en']),
      subject: z.string(),
      html: z.string(),
      text: z.string(),
    }),
  ),
});
export type RehearsalView = z.infer<typeof RehearsalView>;

export const guideRoutes = {
  list: route({
    method: 'GET',
    path: '/studies/:studyId/guide',
    allow: 'guide.read',
    view: z.object({ items: z.array(GuideQuestionView), days: z.array(GuideDayView) }),
  }),
  add: route({
    method: 'POST',
    path: '/studies/:studyId/guide',
    allow: 'guide.edit',
    body: z.strictObject(QuestionFields),
    view: GuideQuestionView,
  }),
  edit: route({
    method: 'PATCH',
    path: '/studies/:studyId/guide/:questionId',
    allow: 'guide.edit',
    body: QuestionChange,
    view: GuideQuestionView,
  }),
  withdraw: route({
    method: 'POST',
    path: '/studies/:studyId/guide/:questionId/withdraw',
    allow: 'guide.edit',
    body: z.strictObject({ withdrawn: z.boolean() }),
    view: GuideQuestionView,
  }),
  /** Plays the week with made-up people, in seconds; nothing of it stays or leaves. */
  rehearse: route({
    method: 'POST',
    path: '/studies/:studyId/rehearsal',
    allow: 'guide.edit',
    body: z.strictObject({
      /** For people of one clock where a question follows their own; the study's zone is always among them. */
      timeZones: z.array(z.string().min(1).max(60)).max(5).default([]),
    }),
    view: RehearsalView,
  }),
  /** The page of a question as a participant would meet it at this moment, with two made-up others who have answered. */
  seeAsParticipant: route({
    method: 'GET',
    path: '/studies/:studyId/guide/:questionId/as-participant',
    allow: 'guide.read',
    query: z.strictObject({
      at: z.iso.datetime({ offset: true }),
      language: z.enum(['nb', 'nn', 'en']),
      answered: z.enum(['yes', 'no']).default('no'),
    }),
    /** `html` null: there is no such page for them yet. A whole page, without scripts. */
    view: z.object({ html: z.string().nullable() }),
  }),
  /** Earlier wordings, newest first. */
  versions: route({
    method: 'GET',
    path: '/studies/:studyId/guide/:questionId/versions',
    allow: 'guide.read',
    view: z.object({
      items: z.array(
        z.object({
          version: z.number().int(),
          title: Localized,
          text: Localized,
          createdAt: z.iso.datetime(),
          answers: z.number().int(),
        }),
      ),
    }),
  }),
};

/** Uploads and downloads, which are no JSON. `upload` takes a picture or, with `page`, one page of a PDF: `{fileId, width, height}`. */
export const guideFiles = {
  upload: { path: '/studies/:studyId/guide/files', allow: 'guide.edit' },
  picture: { path: '/studies/:studyId/guide/files/:fileId', allow: 'guide.read' },
} as const;
