import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  LANGUAGES,
  StoppableMail,
  WrittenMail,
  type Language,
  type MailKindView,
  type MailRules,
  type MailText,
  type StaffActor,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DomainError, invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { Pages } from '../../../platform/pages/pages.js';
import { Access } from '../../access/access.facade.js';
import { Audit } from '../../audit/audit.facade.js';
import { PeopleRegister } from '../../privacy/privacy.facade.js';
import { codeOf } from '../domain/refusal.js';
import { canWait } from '../domain/notice-kinds.js';
import { ComposeMail, type ComposedMail } from './compose-mail.js';
import { MailRuleRows } from './mail-rules.js';
import { MailSamples } from './mail-samples.js';
import { MAIL_VARIABLES, type MailValues } from '../domain/mail-template.js';
import { mailTextFaults, noticeOf, type MailWords } from '../domain/mail-text.js';
import { MailTexts } from './mail-texts.js';
import { Participants } from './participants.js';
import { NoticesRepository } from '../persistence/notices.repository.js';
import { MailingStudyRepository } from '../persistence/mailing-study.repository.js';
import { because } from '../../../platform/errors/because.js';
export interface Shown {
  language: Language;
  text?: MailWords | undefined;
  seatId?: string | undefined;
}

const A_DAY_MS = 86_400_000;
const NOBODY = 'Kari Nordmann';
/** The language of Lytt's own that is closest. */
const lytts = (language: Language): Language => LANGUAGES.find((one) => one === language) ?? 'nb';

/** A study's mails at the desk: their words, how they look, and when they may go. */
@Injectable()
export class EditMails {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: MailingStudyRepository,
    private readonly notices: NoticesRepository,
    private readonly texts: MailTexts,
    private readonly rules: MailRuleRows,
    private readonly composing: ComposeMail,
    private readonly samples: MailSamples,
    private readonly people: PeopleRegister,
    private readonly participants: Participants,
    private readonly access: Access,
    private readonly mailer: Mailer,
    private readonly pages: Pages,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async languages(studyId: string): Promise<Language[]> {
    const languages = await this.studies.languages(studyId);
    if (!languages) throw missing('study');
    return languages;
  }

  async list(studyId: string): Promise<MailKindView[]> {
    const languages = await this.languages(studyId);
    const all = await this.texts.all(studyId);
    return WrittenMail.options.map((kind) => {
      const own = all[kind];
      const words = languages.map((language) => [language, this.wordsIn(kind, language, own)] as const);
      return {
        kind,
        own: own !== undefined,
        subject: Object.fromEntries(words.map(([language, { subject }]) => [language, subject])),
        body: Object.fromEntries(words.map(([language, { body }]) => [language, body])),
        variables: [...MAIL_VARIABLES[kind]],
        stoppable: (StoppableMail.options as readonly string[]).includes(kind),
      };
    });
  }

  /** `null` goes back to Lytt's words. Languages that the study does not have stay as its file brought them. */
  async write(actor: StaffActor, studyId: string, kind: WrittenMail, text: MailText | null): Promise<void> {
    await this.work.run(async () => {
      const before = await this.texts.own(studyId, kind);
      await this.texts.write(
        studyId,
        kind,
        text && { subject: { ...before?.subject, ...text.subject }, body: { ...before?.body, ...text.body } },
      );
      await this.audit.record(actor, 'notifications.mail-written', studyId, { kind, own: text !== null });
      await this.live.tell({ studyId, topic: 'study' });
    });
  }

  async writeRules(actor: StaffActor, studyId: string, change: Partial<MailRules>): Promise<MailRules> {
    return this.work.run(async () => {
      const rules = { ...(await this.rules.current(studyId)), ...change };
      await this.rules.write(studyId, rules);
      await this.audit.record(actor, 'notifications.rules-edited', studyId, { ...rules });
      return rules;
    });
  }

  /** `text` not saved yet is refused as it would be when saved. Nothing is recorded but the look-up of a real person. */
  async preview(actor: StaffActor, studyId: string, kind: WrittenMail, shown: Shown): Promise<ComposedMail> {
    if (shown.text) this.refuseFaults(kind, shown.language, shown.text);
    const language = lytts(shown.language);
    const mails = await this.composing.forStudy(studyId);
    const values: MailValues = {
      name: NOBODY,
      title: this.pages.texts.say(language, 'mail.sample.title'),
      closesAt: new Date(mails.now.getTime() + A_DAY_MS).toISOString(),
      ...(await this.samples.values(studyId, language)),
      ...(kind === 'probe' ? { quote: this.pages.texts.say(language, 'mail.sample.quote') } : {}),
      ...(kind === 'notice' ? { title: this.pages.texts.say(language, 'mail.sample.notice') } : {}),
      ...(shown.seatId ? await this.seatValues(actor, studyId, kind, shown.seatId) : {}),
      link: '#',
    };
    const { quoteProbe } = await this.rules.current(studyId);
    if (!quoteProbe) values['quote'] = '';
    const own = (await this.texts.all(studyId))[kind];
    const foot = canWait(kind) ? { stop: '#', wishes: '#' } : undefined;
    return mails.compose(
      { kind: noticeOf(kind), values },
      { language, ...(foot ? { foot } : {}) },
      shown.text ?? this.wordsIn(kind, shown.language, own),
    );
  }

  /** The same mail to the asker's own address; its links lead nowhere. */
  async test(actor: StaffActor, studyId: string, kind: WrittenMail, shown: Shown): Promise<string> {
    const mail = await this.preview(actor, studyId, kind, shown);
    const to = await this.access.addressOf(actor.staffId);
    if (!to) throw missing('address');
    try {
      await this.mailer.deliver({ id: randomUUID(), to, ...mail });
    } catch (fault) {
      throw new DomainError(
        'notifications.test-refused',
        'unavailable',
        because('notifications.refusal.test-refused', { code: codeOf(fault) }),
      );
    }
    return to;
  }

  /** Bokmål and Nynorsk stand in for each other only where mails are sent; at the desk each language is itself. */
  private wordsIn(kind: WrittenMail, language: Language, own: MailText | undefined): MailWords {
    const [subject, body] = [own?.subject[language], own?.body[language]];
    return subject !== undefined && body !== undefined
      ? { subject, body }
      : this.texts.effective(kind, lytts(language), own);
  }

  private refuseFaults(kind: WrittenMail, language: Language, { subject, body }: MailWords): void {
    const faults = mailTextFaults(kind, { subject: { [language]: subject }, body: { [language]: body } }, 'text.').map(
      ({ path, reason }) => ({ path: path.slice(0, -language.length - 1), reason }),
    );
    if (faults.length > 0)
      throw invalid('mail-text.invalid', because('notifications.refusal.mail-text-invalid'), faults);
  }

  /** Who sits there, and what the last mail of this kind told them. */
  private async seatValues(actor: StaffActor, studyId: string, kind: WrittenMail, seatId: string): Promise<MailValues> {
    const [seat] = await this.participants.known.ofSeats(studyId, [seatId]);
    if (!seat) throw missing('seat');
    const last = await this.notices.lastOfKind(studyId, seatId, noticeOf(kind));
    const person = (await this.people.lookUp(actor, studyId, [seat.personId], 'mail preview')).get(seat.personId);
    const { link: _, ...values } = last?.values ?? {};
    return { ...(values as MailValues), ...(person ? { name: person.name } : {}) };
  }
}
