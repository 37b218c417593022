import { Injectable } from '@nestjs/common';
import type { Language, MailText, WrittenMail } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { sayWhen } from '../../../platform/pages/dates.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { fillBody, fillSubject, MAIL_VARIABLES, type MailBlock, type MailValues } from '../domain/mail-template.js';
import { writtenMailOf, type MailWords, type SpokenWords } from '../domain/mail-text.js';
import { plainText } from '../domain/plain-text.js';
import { MailTexts } from './mail-texts.js';
import { MailingStudyRepository, type MailingStudy } from '../persistence/mailing-study.repository.js';

export interface ComposedMail {
  subject: string;
  html: string;
  text: string;
}

/** What stands below a mail that can be stopped: that its link signs in, and how to have fewer mails. */
export interface Foot {
  stop: string;
  wishes: string;
}

export interface MailPart {
  kind: string;
  values: MailValues;
}
/** Who reads it: their language, their clock where it is not the study's, and the foot below it. */
export interface MailReader {
  language: Language;
  timeZone?: string | null;
  foot?: Foot;
}

/** Puts a mail into words and layout: what is sent and what is previewed both come from here. */
@Injectable()
export class ComposeMail {
  constructor(
    private readonly studies: MailingStudyRepository,
    private readonly pages: Pages,
    private readonly texts: MailTexts,
  ) {}

  /** For any number of mails of one study, with its facts and words of this moment. */
  async forStudy(studyId: string): Promise<StudyMails> {
    const study = await this.studies.find(studyId);
    if (!study) throw missing('study');
    return new StudyMails(study, await this.texts.all(studyId), this.texts, this.pages);
  }
}

export class StudyMails {
  constructor(
    private readonly study: MailingStudy,
    private readonly own: Partial<Record<WrittenMail, MailText>>,
    private readonly texts: MailTexts,
    private readonly pages: Pages,
  ) {}

  get now(): Date {
    return this.study.now;
  }

  get timeZone(): string {
    return this.study.timeZone;
  }

  /** `words` stand in for what the study has saved. */
  compose({ kind, values: given }: MailPart, reader: MailReader, words?: MailWords): ComposedMail {
    const written = writtenMailOf(kind);
    const own: SpokenWords | undefined =
      written && (words ? { ...words, language: reader.language } : this.words(written, reader));
    // Words that stand in for those of another language take the whole mail with them, button and all.
    return this.inItsLanguage({ kind, values: given }, { ...reader, language: own?.language ?? reader.language }, own);
  }

  private inItsLanguage({ kind, values: given }: MailPart, reader: MailReader, words?: MailWords): ComposedMail {
    const written = writtenMailOf(kind);
    const values = this.values(written, given, reader);
    const subject = this.subject(kind, values, reader, words);
    if (!written) return this.laidOut(`mail/${kind}`, { ...values, subject }, reader);
    const { body } = words ?? this.words(written, reader);
    return this.laidOut(
      'mail/written',
      {
        ...values,
        subject,
        blocks: withButton(written, fillBody(body, values)),
        buttonWords: MAIL_VARIABLES[written].includes('button')
          ? this.pages.texts.say(reader.language, `mail.${kind}.button`)
          : '',
      },
      reader,
    );
  }

  /** Several at once: a line for each, in the order in which they happened, and one button. */
  bundle(parts: readonly MailPart[], reader: MailReader, given: MailValues): ComposedMail {
    const { language } = reader;
    const values = this.values(undefined, given, reader);
    const lines = parts.map((part) =>
      this.subject(part.kind, this.values(writtenMailOf(part.kind), part.values, reader), reader),
    );
    const subject = this.pages.texts.say(language, 'mail.bundle.subject', { ...values, count: parts.length });
    return this.laidOut('mail/bundle', { ...values, subject, lines }, reader);
  }

  /** The line that says what it is about, also for a bundle and for a telephone. */
  line({ kind, values }: MailPart, reader: MailReader): string {
    return this.subject(kind, this.values(writtenMailOf(kind), values, reader), reader);
  }

  title(language: Language): string {
    return localized(this.study.title, language);
  }

  private subject(kind: string, values: MailValues, reader: MailReader, words?: MailWords): string {
    const written = writtenMailOf(kind);
    if (!written) return this.pages.texts.say(reader.language, `mail.${kind}.subject`, values);
    return fillSubject((words ?? this.words(written, reader)).subject, values);
  }

  private words(kind: WrittenMail, { language }: MailReader): SpokenWords {
    return this.texts.effective(kind, language, this.own[kind]);
  }

  private values(kind: WrittenMail | undefined, given: MailValues, { language, timeZone }: MailReader): MailValues {
    const { title, contact, firstDay, lastDay, days, now } = this.study;
    const { closesAt, ...more } = given;
    const zone = timeZone ?? this.study.timeZone;
    return {
      ...Object.fromEntries((kind ? MAIL_VARIABLES[kind] : []).map((name) => [name, ''])),
      firstDay: sayDate(firstDay, language),
      lastDay: sayDate(lastDay, language),
      days,
      ...(closesAt === undefined ? {} : { closes: sayWhen(new Date(closesAt), now, zone, language) }),
      ...more,
      study: localized(title, language),
      contactName: contact.name,
      organisation: contact.organisation,
      contactEmail: contact.email,
    };
  }

  private laidOut(
    view: string,
    values: Record<string, unknown> & { subject: string },
    { language, foot }: MailReader,
  ): ComposedMail {
    const html = this.pages.render(
      view,
      { ...values, foot, timeZone: this.study.timeZone, now: this.study.now, layout: 'mail' },
      language,
    );
    return { subject: values.subject, html, text: plainText(html) };
  }
}

/** A mail that says there is something to open leads there: where the words leave the button out, it stands at their end. */
function withButton(kind: WrittenMail, blocks: MailBlock[]): MailBlock[] {
  if (!MAIL_VARIABLES[kind].includes('button') || blocks.some((block) => block.kind === 'button')) return blocks;
  return [...blocks, { kind: 'button' }];
}

/** A plain day, which no time zone can move. */
const sayDate = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-NO`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
