import { z } from 'zod';
import { LIMITS } from '../vocabulary/limits.js';
import { Role } from '../vocabulary/roles.js';
import { route } from './route.js';

const Email = z.email('write an e-mail address such as kari@example.org').max(254);
const Password = z
  .string()
  .min(LIMITS.password.min, `use at least ${LIMITS.password.min} characters`)
  .max(LIMITS.password.max, `use at most ${LIMITS.password.max} characters`);
const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'six digits from your authenticator app');
const Secret = z.string().min(20).max(200);

/** Which step of signing in is next. A session counts only after the second factor. */
export const SessionStep = z.enum(['password', 'totp', 'totp-setup', 'done']);
export const MeView = z.object({
  staffId: z.string(),
  name: z.string(),
  email: z.string(),
  isOwner: z.boolean(),
  step: SessionStep,
});
export type MeView = z.infer<typeof MeView>;
export const Done = z.object({ ok: z.literal(true) });

export const accessRoutes = {
  me: route({
    method: 'GET',
    path: '/session',
    allow: { public: 'answers who is signed in, or nobody' },
    view: z.object({ me: MeView.nullable(), demo: z.boolean() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/session',
    allow: { public: 'signing in' },
    body: z.strictObject({ email: Email, password: z.string().min(1).max(LIMITS.password.max) }),
    view: z.object({ step: SessionStep }),
  }),
  signOut: route({
    method: 'DELETE',
    path: '/session',
    allow: { public: 'ends whatever session there is' },
    view: Done,
  }),
  totp: route({
    method: 'POST',
    path: '/session/totp',
    allow: { public: 'second step of signing in, needs the first' },
    body: z.strictObject({ code: Code }),
    view: z.object({ step: SessionStep }),
  }),
  totpSetup: route({
    method: 'GET',
    path: '/session/totp-setup',
    allow: { public: 'needs a session whose first step is done and whose account has no second factor yet' },
    view: z.object({ secret: z.string(), otpauth: z.string(), qrSvg: z.string() }),
  }),
  lookAtInvitation: route({
    method: 'POST',
    path: '/staff-invitations/look',
    allow: { public: 'the invitation token is the proof' },
    body: z.strictObject({ token: Secret }),
    view: z.object({
      email: z.string().nullable(),
      role: Role.nullable(),
      isOwner: z.boolean(),
      studyTitle: z.string().nullable(),
      invitedBy: z.string().nullable(),
      hasAccount: z.boolean(),
    }),
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/staff-invitations/accept',
    allow: { public: 'the invitation token is the proof' },
    body: z.strictObject({
      token: Secret,
      name: z.string().trim().min(1).max(LIMITS.name),
      email: Email,
      password: Password,
    }),
    view: z.object({ step: SessionStep }),
  }),
  team: route({
    method: 'GET',
    path: '/studies/:studyId/team',
    allow: 'team.read',
    view: z.object({
      members: z.array(z.object({ staffId: z.string(), name: z.string(), email: z.string(), role: Role })),
      invitations: z.array(
        z.object({
          id: z.string(),
          email: z.string(),
          role: Role,
          sentAt: z.iso.datetime(),
          expiresAt: z.iso.datetime(),
        }),
      ),
    }),
  }),
  inviteColleague: route({
    method: 'POST',
    path: '/studies/:studyId/team/invitations',
    allow: 'team.invite',
    body: z.strictObject({ email: Email, role: Role }),
    view: z.object({ id: z.string() }),
  }),
  mailbox: route({
    method: 'GET',
    path: '/mailbox',
    allow: 'house.mailbox',
    view: z.object({
      off: z.boolean(),
      items: z.array(
        z.object({ id: z.string(), to: z.string(), subject: z.string(), at: z.iso.datetime(), text: z.string() }),
      ),
    }),
  }),
};
