import { mkdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { createTransport, type Transporter } from 'nodemailer';
import { Settings } from '../config/settings.js';

export interface Letter {
  /** Also the file's name and, with the host, the Message-ID: a second try is the same mail. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** An address that takes a POST to stop mails like this one: RFC 2369 and, for one click, RFC 8058. */
  unsubscribe?: string;
}
export interface KeptLetter {
  id: string;
  to: string;
  subject: string;
  at: Date;
  text: string;
}

const MOST_SHOWN = 200;

/** Sends by SMTP where that is set; otherwise keeps every mail as an .eml file, for trying Lytt out. */
@Injectable()
export class Mailer {
  private readonly smtp: Transporter | undefined;
  private readonly toFile = createTransport({ streamTransport: true, buffer: true });
  private readonly folder: string;

  constructor(private readonly settings: Settings) {
    this.folder = join(settings.dataDir, 'mail');
    this.smtp = settings.smtpUrl ? createTransport(settings.smtpUrl) : undefined;
  }

  get keepsFiles(): boolean {
    return this.smtp === undefined;
  }

  async deliver(letter: Letter): Promise<void> {
    const message = {
      from: this.settings.mailFrom,
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      messageId: `<${letter.id}@${new URL(this.settings.publicUrl).hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(letter.unsubscribe
          ? {
              'List-Unsubscribe': `<${letter.unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
    };
    if (this.smtp) {
      await this.smtp.sendMail(message);
      return;
    }
    const built = (await this.toFile.sendMail(message)) as { message: Buffer };
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, `${letter.id}.eml`), built.message, { mode: 0o600 });
  }

  /** The mailbox page's letters, newest first; none once SMTP is set, however many files lie about. */
  async kept(): Promise<KeptLetter[]> {
    if (!this.keepsFiles) return [];
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const letters = await Promise.all(
      names
        .filter((name) => name.endsWith('.eml'))
        .map(async (name) => {
          const parsed = await simpleParser(await readFile(join(this.folder, name)));
          const to = Array.isArray(parsed.to) ? parsed.to[0] : parsed.to;
          return {
            id: name.slice(0, -4),
            to: to?.text ?? '',
            subject: parsed.subject ?? '',
            at: parsed.date ?? new Date(0),
            text: parsed.text ?? '',
          };
        }),
    );
    return letters.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_SHOWN);
  }
}
