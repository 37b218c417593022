import type { z } from 'zod';
import type { Permission } from '../vocabulary/roles.js';

/**
 * One operation of the API: the one place that says its path, who may, what goes in and what comes out.
 * The server's controllers, the admin's client and the tests all read it. Views are objects; lists are `{ items }`.
 * Paths are relative to /api/v1; `:studyId` in the path makes the permission count in that study.
 */
export interface Route<
  Body extends z.ZodType = z.ZodType,
  View extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** A permission, or why nobody needs one. */
  allow: Permission | { public: string };
  body?: Body;
  query?: Query;
  view: View;
}

export const route = <const R extends Route>(definition: R): R => definition;

export type BodyOf<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
export type ParsedBodyOf<R extends Route> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
export type ParsedQueryOf<R extends Route> = R['query'] extends z.ZodType ? z.output<R['query']> : undefined;
export type QueryOf<R extends Route> = R['query'] extends z.ZodType ? z.input<R['query']> : undefined;
export type ViewOf<R extends Route> = z.output<R['view']>;
