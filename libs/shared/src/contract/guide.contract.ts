import { z } from 'zod';
import { route } from './route.js';
import { Localized, Masking } from './study-file.js';

export const QuestionState = z.enum(['coming', 'open', 'closed']);
export type QuestionState = z.infer<typeof QuestionState>;

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');

/** A question as the researcher sees it: wall times in the study's zone, and the instants that follow from them. */
export const GuideQuestionView = z.object({
  id: z.string(),
  key: z.string(),
  position: z.number().int(),
  day: z.number().int(),
  opens: WallTime,
  closesDay: z.number().int(),
  closes: WallTime,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  masking: Masking,
  minutes: z.number().int(),
  version: z.number().int(),
  title: Localized,
  text: Localized,
  state: QuestionState,
  /** It has been shown to participants: its opening and its promise are fixed, new wording is a new version. */
  opened: z.boolean(),
  withdrawn: z.boolean(),
});
export type GuideQuestionView = z.infer<typeof GuideQuestionView>;

const QuestionFields = {
  day: z.number().int().min(1).max(60),
  opens: WallTime,
  closesDay: z.number().int().min(1).max(60),
  closes: WallTime,
  masking: Masking,
  minutes: z.number().int().min(1).max(120),
  title: Localized,
  text: Localized,
};

export const guideRoutes = {
  list: route({
    method: 'GET',
    path: '/studies/:studyId/guide',
    allow: 'guide.read',
    view: z.object({ items: z.array(GuideQuestionView) }),
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
    body: z.strictObject(QuestionFields).partial(),
    view: GuideQuestionView,
  }),
  withdraw: route({
    method: 'POST',
    path: '/studies/:studyId/guide/:questionId/withdraw',
    allow: 'guide.edit',
    body: z.strictObject({ withdrawn: z.boolean() }),
    view: GuideQuestionView,
  }),
};
