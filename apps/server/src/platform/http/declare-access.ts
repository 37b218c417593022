import {
  applyDecorators,
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SerializeOptions,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Actor, ParticipantActor, Permission, Route, StaffActor } from '@lytt/shared';
import type { FastifyRequest } from 'fastify';

/** What a handler declares about who may call it. A handler that declares nothing keeps the service from starting. */
export type AccessRule = { permission: Permission } | { participant: true } | { public: string };
export const ACCESS_RULE = 'lytt:access-rule';

export interface LyttRequest extends FastifyRequest {
  actor: Actor;
}

export const Allow = (permission: Permission): MethodDecorator =>
  SetMetadata(ACCESS_RULE, { permission } satisfies AccessRule);
/** Participants' pages: a session that belongs to a seat. */
export const ForParticipant = (): MethodDecorator =>
  SetMetadata(ACCESS_RULE, { participant: true } satisfies AccessRule);
export const Public = (because: string): MethodDecorator =>
  SetMetadata(ACCESS_RULE, { public: because } satisfies AccessRule);

const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

/** A controller's method as the contract's route says: path, permission and the view that strips everything else. */
export function Endpoint(route: Route): MethodDecorator {
  const rule: AccessRule = typeof route.allow === 'string' ? { permission: route.allow } : route.allow;
  return applyDecorators(
    METHODS[route.method](`/api/v1${route.path}`),
    HttpCode(200),
    SetMetadata(ACCESS_RULE, rule),
    SerializeOptions({ schema: route.view }),
  );
}

const actorOf = (context: ExecutionContext): Actor => context.switchToHttp().getRequest<LyttRequest>().actor;

/** The signed-in colleague, with the role in the study of the path. */
export const Staff = createParamDecorator((_: unknown, context: ExecutionContext): StaffActor => {
  const actor = actorOf(context);
  if (actor.kind !== 'staff')
    throw new Error('a route for staff was reached by somebody else: its declaration is wrong');
  return actor;
});

export const Participant = createParamDecorator((_: unknown, context: ExecutionContext): ParticipantActor => {
  const actor = actorOf(context);
  if (actor.kind !== 'participant')
    throw new Error("a participant's route was reached by somebody else: its declaration is wrong");
  return actor;
});
