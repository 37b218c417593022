import { z } from 'zod';
import { Role } from '../vocabulary/roles.js';
import { StudyPhase } from '../vocabulary/states.js';
import { route } from './route.js';
import { AgreementSection, LetterSection, Localized, StudySection } from './study-file.js';

export const StudySummary = z.object({
  id: z.string(),
  slug: z.string(),
  title: Localized,
  phase: StudyPhase,
  startsOn: z.iso.date(),
  days: z.number().int(),
  role: Role,
});
/** Something a module wants seen on Overview: a count of what needs someone, and where to go. */
export const OverviewKey = z.enum([
  'recruitment.unrated',
  'recruitment.completed',
  'recruitment.signs',
  'recruitment.not-told',
  'recruitment.silent-sources',
  'panel.not-drawn',
  'panel.unanswered',
  'panel.taking-part',
  'guide.openings-moved',
  'discussion.answered',
  'discussion.missing',
  'discussion.late',
  'moderation.unread',
  'moderation.unclear',
  'moderation.waiting',
  'moderation.answered',
  'moderation.questions',
  'moderation.settled',
  'coding.answers-uncoded',
  'findings.hypotheses-without-evidence',
  'findings.themes-without-quotes',
  'notifications.failed',
]);
export type OverviewKey = z.infer<typeof OverviewKey>;
export const OverviewItem = z.object({
  key: OverviewKey,
  place: z.enum(['recruitment', 'panel', 'guide', 'fieldwork', 'coding', 'findings', 'exports', 'settings']),
  count: z.number().int(),
  /** `needs`: somebody must act; `fact`: a number to know. */
  tone: z.enum(['needs', 'fact']),
});
export type OverviewItem = z.infer<typeof OverviewItem>;

export const StudyView = StudySummary.extend({
  languages: z.array(z.enum(['nb', 'nn', 'en'])),
  timeZone: z.string(),
  contact: StudySection.shape.contact,
  letter: LetterSection,
  agreement: AgreementSection,
  /** Day of the study now: 0 before the first, days + 1 after the last. */
  day: z.number().int(),
  now: z.iso.datetime(),
  can: z.record(z.string(), z.boolean()),
});
export type StudyView = z.infer<typeof StudyView>;

export const studyRoutes = {
  list: route({
    method: 'GET',
    path: '/studies',
    allow: 'house.signed-in',
    view: z.object({ items: z.array(StudySummary), canCreate: z.boolean() }),
  }),
  create: route({
    method: 'POST',
    path: '/studies',
    allow: 'house.create-study',
    body: z.strictObject({
      title: z.string().trim().min(1).max(200),
      startsOn: z.iso.date(),
      days: z.number().int().min(1).max(60).default(7),
    }),
    view: z.object({ id: z.string() }),
  }),
  importFile: route({
    method: 'POST',
    path: '/studies/import',
    allow: 'house.create-study',
    body: z.strictObject({
      file: z.string().min(1).max(5_000_000),
      fileName: z.string().max(200).default('study.yaml'),
      startsOn: z.iso.date().optional(),
    }),
    view: z.object({ id: z.string() }),
  }),
  example: route({
    method: 'POST',
    path: '/studies/import-example',
    allow: 'house.create-study',
    body: z.strictObject({ startsOn: z.iso.date().optional() }),
    view: z.object({ id: z.string() }),
  }),
  one: route({ method: 'GET', path: '/studies/:studyId', allow: 'study.read', view: StudyView }),
  edit: route({
    method: 'PATCH',
    path: '/studies/:studyId',
    allow: 'study.edit',
    body: z.strictObject({
      title: Localized.optional(),
      startsOn: z.iso.date().optional(),
      letter: LetterSection.optional(),
      agreement: AgreementSection.optional(),
      contact: StudySection.shape.contact.optional(),
    }),
    view: StudyView,
  }),
  changePhase: route({
    method: 'POST',
    path: '/studies/:studyId/phase',
    allow: 'study.phase',
    body: z.strictObject({ to: StudyPhase }),
    view: StudyView,
  }),
  exportFile: route({
    method: 'GET',
    path: '/studies/:studyId/file',
    allow: 'study.edit',
    view: z.object({ fileName: z.string(), yaml: z.string() }),
  }),
  /** A draft with everything that was set up and nothing that anybody answered. */
  clone: route({
    method: 'POST',
    path: '/studies/:studyId/clone',
    allow: 'study.edit',
    body: z.strictObject({ title: z.string().trim().min(1).max(200).optional(), startsOn: z.iso.date().optional() }),
    view: z.object({ id: z.string() }),
  }),
  overview: route({
    method: 'GET',
    path: '/studies/:studyId/overview',
    allow: 'study.read',
    view: z.object({ items: z.array(OverviewItem) }),
  }),
};
