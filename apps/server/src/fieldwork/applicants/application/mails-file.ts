import { Injectable } from '@nestjs/common';
import type { Language, OverviewItem, StudyFile } from '@lytt/shared';
import {
  checkMails,
  MailRuleRows,
  MailTexts,
  Notifications,
  type MailValues,
} from '../../../foundation/notifications/notifications.facade.js';
import { Studies, type OverviewSource, type StudyFileSection } from '../../study/study.facade.js';
import { deletedOn, mailFacts } from '../domain/mail-facts.js';
import { Screeners } from '../../screener/screener.facade.js';
import type { Fault } from '../../../platform/errors/fault.js';

/** The study's own mails and when they may go, in its file; on Overview, those that did not get through. */
@Injectable()
export class MailsFile implements StudyFileSection, OverviewSource {
  readonly section = 'mails' as const;

  constructor(
    private readonly texts: MailTexts,
    private readonly rules: MailRuleRows,
    private readonly notifications: Notifications,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
  ) {}

  /** What a mail about a decision is filled with when it is previewed. */
  async sampleValues(studyId: string, language: Language): Promise<MailValues> {
    const study = await this.studies.facts(studyId);
    const { deleteNotSelectedAfterDays } = await this.screeners.definition(studyId);
    return { ...mailFacts(study, language), deletedOn: deletedOn(study, deleteNotSelectedAfterDays, language) };
  }

  check(file: StudyFile): Fault[] {
    return checkMails(file);
  }

  async read(studyId: string, { mails: { rules, ...texts } }: StudyFile): Promise<void> {
    await this.texts.replaceAll(studyId, texts);
    if (rules) await this.rules.write(studyId, rules);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const rules = await this.rules.own(studyId);
    return { mails: { ...(rules ? { rules } : {}), ...(await this.texts.all(studyId)) } };
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const count = await this.notifications.failed(studyId);
    return count === 0 ? [] : [{ key: 'notifications.failed', place: 'settings', count, tone: 'needs' }];
  }
}
