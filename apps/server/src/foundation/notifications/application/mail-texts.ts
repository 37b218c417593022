import { Injectable } from '@nestjs/common';
import { LANGUAGES, WrittenMail, type Language, type Localized, type MailText } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Pages } from '../../../platform/pages/pages.js';
import { MAIL_VARIABLES } from '../domain/mail-template.js';
import { mailTextFaults, noticeOf, wordsFor, type SpokenWords } from '../domain/mail-text.js';
import { MailTextEntity } from '../persistence/notice.entity.js';
import { because } from '../../../platform/errors/because.js';

/** A study's own words for its mails, and Lytt's for those that it has not written. */
@Injectable()
export class MailTexts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pages: Pages,
  ) {}

  async own(studyId: string, kind: WrittenMail): Promise<MailText | undefined> {
    return (await this.all(studyId))[kind];
  }

  /** In an order of its own, whatever the order of writing was: a study file written twice is the same file. */
  async all(studyId: string): Promise<Partial<Record<WrittenMail, MailText>>> {
    const rows = await this.work.repository(MailTextEntity).findBy({ studyId });
    return Object.fromEntries(
      WrittenMail.options.flatMap((kind) => {
        const row = rows.find((one) => one.kind === kind);
        return row ? [[kind, { subject: inOrder(row.subject), body: inOrder(row.body) }]] : [];
      }),
    );
  }

  /** `null` goes back to Lytt's own words. Throws `mail-text.invalid` with a fault beside each field. */
  async write(studyId: string, kind: WrittenMail, text: MailText | null): Promise<void> {
    const faults = text ? mailTextFaults(kind, text, 'text.') : [];
    if (faults.length > 0)
      throw invalid('mail-text.invalid', because('notifications.refusal.mail-text-invalid'), faults);
    const rows = this.work.repository(MailTextEntity);
    if (text) await rows.upsert({ studyId, kind, ...text }, ['studyId', 'kind']);
    else await rows.delete({ studyId, kind });
  }

  /** All of a study's texts at once, as its file holds them. */
  async replaceAll(studyId: string, texts: Partial<Record<WrittenMail, MailText>>): Promise<void> {
    await this.work.run(async () => {
      for (const kind of WrittenMail.options) await this.write(studyId, kind, texts[kind] ?? null);
    });
  }

  /** The words that go out: the study's own for a reader of this language, else Lytt's, both with variables in braces. */
  effective(kind: WrittenMail, language: Language, own: MailText | undefined): SpokenWords {
    return wordsFor(own, language) ?? this.lyttsOwn(kind, language);
  }

  private lyttsOwn(kind: WrittenMail, language: Language): SpokenWords {
    const braces = Object.fromEntries(MAIL_VARIABLES[kind].map((name) => [name, `{{${name}}}`]));
    const say = (part: string): string => this.pages.texts.say(language, `mail.${noticeOf(kind)}.${part}`, braces);
    return { subject: say('subject'), body: say('body'), language };
  }
}

const inOrder = (text: Localized): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => (text[language] === undefined ? [] : [[language, text[language]]])),
  );
