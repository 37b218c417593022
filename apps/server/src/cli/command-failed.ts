import type { Fault } from '../platform/errors/domain-error.js';

/** The command could not do what it was asked to, for a reason its user can mend; no stack trace is of use. */
export class CommandFailed extends Error {}

/** As compilers print them, so that an editor can jump to the place. */
export const inLines = (file: string, faults: readonly Fault[]): string =>
  faults
    .map(({ path, line, message }) => [line === undefined ? file : `${file}:${line}`, path, message])
    .map((parts) => `${parts.filter((part) => part !== '').join(': ')}\n`)
    .join('');
