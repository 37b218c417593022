import type access from './en/access.json';
import type applicants from './en/applicants.json';
import type applying from './en/applying.json';
import type coding from './en/coding.json';
import type discussion from './en/discussion.json';
import type exports from './en/exports.json';
import type findings from './en/findings.json';
import type frontDoor from './en/front-door.json';
import type guide from './en/guide.json';
import type house from './en/house.json';
import type mail from './en/mail.json';
import type moderation from './en/moderation.json';
import type notifications from './en/notifications.json';
import type page from './en/page.json';
import type panel from './en/panel.json';
import type problem from './en/problem.json';
import type rehearsal from './en/rehearsal.json';
import type report from './en/report.json';
import type screener from './en/screener.json';
import type study from './en/study.json';

/** The English messages by module: what keys there are. A test checks that every file stands here. */
export interface Catalogue {
  access: typeof access;
  applicants: typeof applicants;
  applying: typeof applying;
  coding: typeof coding;
  discussion: typeof discussion;
  exports: typeof exports;
  findings: typeof findings;
  'front-door': typeof frontDoor;
  guide: typeof guide;
  house: typeof house;
  mail: typeof mail;
  moderation: typeof moderation;
  notifications: typeof notifications;
  page: typeof page;
  panel: typeof panel;
  problem: typeof problem;
  rehearsal: typeof rehearsal;
  report: typeof report;
  screener: typeof screener;
  study: typeof study;
}
type Module = keyof Catalogue;
type KeyOf<M extends Module> = Extract<keyof Catalogue[M], string>;

/** A key as the server says it: `discussion.today.title`. */
export type TextKey = { [M in Module]: `${M}.${Exclude<KeyOf<M>, `admin.${string}`>}` }[Module];

/** The keys of one file as the server says them: `today.title` of `discussion.json`. */
export type KeyIn<M extends Module> = Exclude<KeyOf<M>, `admin.${string}`>;

/** A key with a word in it that was stored, whose type says too little: the kind of a mail, the kind of an input field. */
export type StoredKey = `mail.${string}.${string}` | `applying.format.${string}`;

/** A group of the admin's texts: `guide.editor` is what `guide.json` holds under `admin.editor.`. */
export type AdminTexts = {
  [M in Module]: KeyOf<M> extends infer Key
    ? Key extends `admin.${infer Group}.${string}`
      ? `${M}.${Group}`
      : never
    : never;
}[Module];

/** The keys of one group: `title` in `guide.editor`. */
export type AdminKey<Group extends AdminTexts> = Group extends `${infer M extends Module}.${infer G}`
  ? KeyOf<M> extends infer Key
    ? Key extends `admin.${G}.${infer Rest}`
      ? Rest
      : never
    : never
  : never;
