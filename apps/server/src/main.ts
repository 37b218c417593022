import 'reflect-metadata';
import { InvalidSettings } from './platform/config/settings.js';
import { firstOwnerLink, start, type Running } from './start.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const running = await start({ say });
  stopOnSignal(running);
  say(`\nLytt is ready: ${running.settings.publicUrl}`);
  say(`Data: ${running.settings.dataDir}`);
  if (!running.settings.smtpUrl) say('Mail: none is sent (SMTP_URL is not set); it is kept in the data folder and on the Mailbox page.');
  const link = await firstOwnerLink(running);
  if (link) say(`\nSign up as the first owner (the link is for you alone, valid until the next start):\n  ${link}`);
  say('\nCtrl-C stops everything.');
}

function stopOnSignal(running: Running): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof InvalidSettings ? fault.message : String((fault as Error).stack ?? fault)}\n`);
  process.exit(1);
});
