import type { Fault } from '../platform/errors/fault.js';
import { sayReason } from '../platform/errors/say-reason.js';

/** The command could not do what it was asked to, for a reason its user can mend; no stack trace is of use. */
export class CommandFailed extends Error {}

/** As compilers print them, so that an editor can jump to the place. */
export const inLines = (file: string, faults: readonly Fault[]): string =>
  faults
    .map(({ path, line, reason }) => [line === undefined ? file : `${file}:${line}`, path, sayReason(reason)])
    .map((parts) => `${parts.filter((part) => part !== '').join(': ')}\n`)
    .join('');
