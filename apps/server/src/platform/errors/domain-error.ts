import type { ProblemKind } from '@lytt/shared';

export interface Fault {
  path: string;
  message: string;
  line?: number;
}

/** Something the asker can be told about: a stable code, a kind that fixes the HTTP status, and words that say what to do. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    message: string,
    readonly faults: Fault[] = [],
  ) {
    super(message);
  }
}

export const missing = (what: string): DomainError =>
  new DomainError(`${what}.missing`, 'missing', `There is no such ${what}, or it is not yours to see.`);
export const conflict = (code: string, message: string): DomainError => new DomainError(code, 'conflict', message);
export const invalid = (code: string, message: string, faults: Fault[] = []): DomainError =>
  new DomainError(code, 'invalid', message, faults);
export const forbidden = (message = 'Your role in this study does not include that.'): DomainError =>
  new DomainError('access.forbidden', 'forbidden', message);

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
