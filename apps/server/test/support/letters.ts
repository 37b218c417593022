import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { TestApp } from './test-app.js';

export interface Letter {
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** Every mail that this service has sent, as its readers get it. */
export async function letters(lytt: TestApp): Promise<Letter[]> {
  const folder = join(lytt.settings.dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(
    names.map(async (name) => {
      const mail = await simpleParser(await readFile(join(folder, name)));
      const to = [mail.to].flat().map((one) => one?.text ?? '');
      return { to: to.join(), subject: mail.subject ?? '', html: mail.html || '', text: mail.text ?? '' };
    }),
  );
}
