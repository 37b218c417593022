import { buffer } from 'node:stream/consumers';
import { Bounces } from '../foundation/notifications/notifications.facade.js';
import { CommandFailed } from './command-failed.js';
import { inInstallation } from './in-installation.js';

/** One report from standard input; says how many notices and addresses it marked. */
export async function readBounce(): Promise<string> {
  const report = await buffer(process.stdin);
  if (report.length === 0) throw new CommandFailed('There is no report on standard input.');
  return inInstallation(async (app) => {
    const outcome = await app.get(Bounces).read(report);
    if (outcome === 'no-report')
      throw new CommandFailed('This is no delivery status notification (RFC 3464): nothing was marked.');
    const { notices, addresses } = outcome;
    return `${notices} notices and ${addresses} addresses marked\n`;
  });
}
