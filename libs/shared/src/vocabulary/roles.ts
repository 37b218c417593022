import { z } from 'zod';

/** What a member of the staff may be in one study. The owner of the installation is a researcher in every study. */
export const Role = z.enum(['researcher', 'moderator', 'analyst', 'observer']);
export type Role = z.infer<typeof Role>;

/** Everything that can be permitted in a study. A route names exactly one of these, or says why it is public. */
export const STUDY_PERMISSIONS = {
  'study.read': ['researcher', 'moderator', 'analyst', 'observer'],
  'study.edit': ['researcher'],
  'study.phase': ['researcher'],
  'team.read': ['researcher', 'moderator', 'analyst'],
  'team.invite': ['researcher'],
  'recruitment.read': ['researcher'],
  'recruitment.rate': ['researcher'],
  'recruitment.edit': ['researcher'],
  'recruitment.decide': ['researcher'],
  'panel.read': ['researcher', 'moderator'],
  'panel.draw': ['researcher'],
  'panel.invite': ['researcher'],
  'guide.read': ['researcher', 'moderator', 'analyst', 'observer'],
  'guide.edit': ['researcher'],
  'discussion.read': ['researcher', 'moderator', 'analyst', 'observer'],
  'moderation.read': ['researcher', 'moderator', 'analyst'],
  'moderation.act': ['researcher', 'moderator'],
  'coding.read': ['researcher', 'moderator', 'analyst'],
  'coding.act': ['researcher', 'analyst'],
  'sentiment.correct': ['researcher', 'analyst'],
  'findings.read': ['researcher', 'moderator', 'analyst', 'observer'],
  'findings.act': ['researcher', 'analyst'],
  'exports.make': ['researcher', 'analyst'],
} as const satisfies Record<string, readonly Role[]>;

/** Permitted by what a person is in the installation, not in a study. */
export const HOUSE_PERMISSIONS = ['house.signed-in', 'house.create-study', 'house.mailbox'] as const;

export type StudyPermission = keyof typeof STUDY_PERMISSIONS;
export type HousePermission = (typeof HOUSE_PERMISSIONS)[number];
export type Permission = StudyPermission | HousePermission;

/** Pure policy: what is permitted in the installation. Whoever does not own it works in the studies they were invited to. */
export const houseMay = (isOwner: boolean, permission: HousePermission): boolean =>
  permission === 'house.signed-in' || isOwner;

/** Pure policy: may this role do this in its study? */
export const roleMay = (role: Role, permission: StudyPermission): boolean =>
  (STUDY_PERMISSIONS[permission] as readonly Role[]).includes(role);

/** The decisions a user interface needs, made by the same policy as the server's. */
export const whatRoleMay = (role: Role): Record<StudyPermission, boolean> =>
  Object.fromEntries(
    (Object.keys(STUDY_PERMISSIONS) as StudyPermission[]).map((permission) => [permission, roleMay(role, permission)]),
  ) as Record<StudyPermission, boolean>;
