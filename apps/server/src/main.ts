import 'reflect-metadata';
import { firstOwnerLink, start } from './start.js';
import { runAsProgram } from './run-as-program.js';

runAsProgram(async (say) => {
  const running = await start({ say });
  say(`\nLytt is ready: ${running.settings.publicUrl}`);
  say(`Data: ${running.settings.dataDir}`);
  if (!running.settings.smtpUrl)
    say('Mail: none is sent (SMTP_URL is not set); it is kept in the data folder and on the Mailbox page.');
  const link = await firstOwnerLink(running);
  if (link) say(`\nSign up as the first owner (the link is for you alone, valid until the next start):\n  ${link}`);
  return running;
});
