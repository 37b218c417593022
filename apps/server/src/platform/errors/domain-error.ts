import type { ProblemKind, Reason } from '@lytt/shared';
import { because } from './because.js';
import type { Fault } from './fault.js';
import { sayReason } from './say-reason.js';

/** Something the asker can be told about: a stable code, a kind that fixes the HTTP status, and the reason. Its message is for logs. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    readonly reason: Reason,
    readonly faults: Fault[] = [],
  ) {
    super(sayReason(reason));
  }
}

export const missing = (what: string): DomainError =>
  new DomainError(`${what}.missing`, 'missing', because('platform.refusal.missing', { what }));
export const conflict = (code: string, reason: Reason): DomainError => new DomainError(code, 'conflict', reason);
export const invalid = (code: string, reason: Reason, faults: Fault[] = []): DomainError =>
  new DomainError(code, 'invalid', reason, faults);
export const forbidden = (reason = because('platform.refusal.role')): DomainError =>
  new DomainError('access.forbidden', 'forbidden', reason);

/** Kind → HTTP status; exhaustive by type, so no kind falls through to 500. */
export const STATUS: Record<ProblemKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  limited: 429,
  unavailable: 503,
  broken: 500,
};
