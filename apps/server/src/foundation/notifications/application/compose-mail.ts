import { Injectable } from '@nestjs/common';
import type { Language, Localized, WrittenMail } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { fillBody, fillSubject, type MailBlock, type MailValues } from './mail-template.js';
import { writtenMailOf, type MailWords, type SpokenWords } from './mail-text.js';
import { plainText } from '../domain/plain-text.js';
import { MailTexts } from './mail-texts.js';

export interface ComposedMail {
  subject: string;
  html: string;
  text: string;
}

interface Study {
  title: Localized;
  contact: { name: string; organisation: string; email: string };
  timeZone: string;
}

/** Puts a mail into words and layout: what is sent and what is previewed both come from here. */
@Injectable()
export class ComposeMail {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pages: Pages,
    private readonly texts: MailTexts,
  ) {}

  /** `words` stand in for what the study has saved. */
  async compose(
    studyId: string,
    noticeKind: string,
    language: Language,
    given: MailValues,
    words?: MailWords,
  ): Promise<ComposedMail> {
    const { title, contact, timeZone } = await this.study(studyId);
    const kind = writtenMailOf(noticeKind);
    const own = kind && (words ? { ...words, language } : await this.effective(studyId, kind, language));
    // Words that stand in for those of another language take the whole mail with them, button and all.
    const spoken = own?.language ?? language;
    const values: MailValues = {
      ...given,
      study: localized(title, spoken),
      contactName: contact.name,
      organisation: contact.organisation,
      contactEmail: contact.email,
    };
    const subject = own
      ? fillSubject(own.subject, values)
      : this.pages.texts.say(spoken, `mail.${noticeKind}.subject`, values);
    const view = {
      ...values,
      subject,
      timeZone,
      layout: 'mail',
      ...(own ? { blocks: withButton(kind, fillBody(own.body, values)) } : {}),
    };
    const html = this.pages.render(own ? 'mail/written' : `mail/${noticeKind}`, view, spoken);
    return { subject, html, text: plainText(html) };
  }

  private async effective(studyId: string, kind: WrittenMail, language: Language): Promise<SpokenWords> {
    return this.texts.effective(kind, language, await this.texts.of(studyId, kind));
  }

  private async study(studyId: string): Promise<Study> {
    const [study] = await this.work.query<Study>(
      'select title, contact, time_zone as "timeZone" from research.study where id = $1',
      [studyId],
    );
    if (!study) throw missing('study');
    return study;
  }
}

/** An invitation without its button would invite nobody: where the words leave it out, it stands at their end. */
function withButton(kind: WrittenMail | undefined, blocks: MailBlock[]): MailBlock[] {
  if (kind !== 'invited' || blocks.some((block) => block.kind === 'button')) return blocks;
  return [...blocks, { kind: 'button' }];
}
