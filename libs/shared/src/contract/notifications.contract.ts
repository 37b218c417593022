import { z } from 'zod';
import { route } from './route.js';
import { Localized, MailRules, MailText, WrittenMail } from './study-file.js';

/** Kinds of notice that a participant may stop, each for itself. The others are answers to what somebody did or asked for. */
export const StoppableMail = WrittenMail.extract([
  'question-opened',
  'probe',
  'reply',
  'peer-reply',
  'reminder',
  'reminder-late',
  'missed-day',
  'notice',
  'thanks',
]);
export type StoppableMail = z.infer<typeof StoppableMail>;

/** `pending` waits for its hour or for the next try; `dropped` was not sent, for the reason that stands beside it. */
export const NoticeState = z.enum(['pending', 'sending', 'sent', 'failed', 'dropped']);
export type NoticeState = z.infer<typeof NoticeState>;

/** Why a notice was not sent: a reason of Lytt's own, or what a mail server or its report answered (`550`, `5.1.1`). */
export const WHY_DROPPED = ['stopped', 'too-late', 'left', 'nobody', 'taken-back', 'done-already'] as const;

/** What a mail's words can hold between braces; each kind has some of them. */
export const MailVariable = z.enum([
  'name',
  'study',
  'firstDay',
  'lastDay',
  'days',
  'contactName',
  'organisation',
  'contactEmail',
  'answerBy',
  'deletedOn',
  'title',
  'closes',
  'quote',
  'button',
]);
export type MailVariable = z.infer<typeof MailVariable>;

export const MailKindView = z.object({
  kind: WrittenMail,
  /** The study has words of its own. */
  own: z.boolean(),
  /** What goes out, in each of the study's languages: its own words, else Lytt's. */
  subject: Localized,
  body: Localized,
  /** What may stand between braces. */
  variables: z.array(MailVariable),
  stoppable: z.boolean(),
});
export type MailKindView = z.infer<typeof MailKindView>;

const MailLanguage = z.enum(['nb', 'nn', 'en']);
const Words = z.strictObject({ subject: z.string().max(500), body: z.string().max(20_000) });
/** `text`: words not saved yet. `seatId`: as this participant gets it; without, somebody made up. */
const Shown = z.strictObject({ language: MailLanguage, text: Words.optional(), seatId: z.uuid().optional() });

export const NoticeView = z.object({
  id: z.uuid(),
  /** A kind in `WrittenMail`, or `sign-in-link`, `colleague`. */
  kind: z.string(),
  /** Null for somebody who has no alias: an applicant, a colleague. */
  alias: z.string().nullable(),
  seatId: z.uuid().nullable(),
  state: NoticeState,
  channel: z.enum(['mail', 'push']),
  fault: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** When it may go, for one that waits. */
  dueAt: z.iso.datetime().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const notificationsRoutes = {
  mails: route({
    method: 'GET',
    path: '/studies/:studyId/mails',
    allow: 'panel.read',
    view: z.object({
      items: z.array(MailKindView),
      languages: z.array(MailLanguage),
      rules: MailRules,
      people: z.array(z.object({ seatId: z.uuid(), alias: z.string() })),
    }),
  }),
  write: route({
    method: 'PUT',
    path: '/studies/:studyId/mails/:kind',
    allow: 'study.edit',
    /** `null` goes back to Lytt's own words. */
    body: z.strictObject({ text: MailText.nullable() }),
    view: z.object({}),
  }),
  rules: route({
    method: 'PATCH',
    path: '/studies/:studyId/mail-rules',
    allow: 'study.edit',
    body: z
      .strictObject({
        quietFrom: MailRules.shape.quietFrom.unwrap(),
        quietTo: MailRules.shape.quietTo.unwrap(),
        atMost: MailRules.shape.atMost.unwrap(),
        quoteProbe: z.boolean(),
      })
      .partial(),
    view: MailRules,
  }),
  preview: route({
    method: 'POST',
    path: '/studies/:studyId/mails/:kind/preview',
    allow: 'study.edit',
    body: Shown,
    view: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
  }),
  /** To the asker's own address. */
  test: route({
    method: 'POST',
    path: '/studies/:studyId/mails/:kind/test',
    allow: 'study.edit',
    body: Shown,
    view: z.object({ to: z.string() }),
  }),
  /** Newest first; `before` is the last item's `createdAt`. */
  log: route({
    method: 'GET',
    path: '/studies/:studyId/notices',
    allow: 'panel.read',
    query: z.object({
      kind: z.string().max(40).optional(),
      state: NoticeState.optional(),
      seatId: z.uuid().optional(),
      before: z.iso.datetime().optional(),
    }),
    view: z.object({ items: z.array(NoticeView), more: z.boolean() }),
  }),
};
