import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OverviewItem, StudyFile } from '@lytt/shared';
import {
  checkMails,
  MailRuleRows,
  MailSamples,
  MailTexts,
  Notifications,
} from '../../../foundation/notifications/notifications.facade.js';
import { Studies, StudyParts, type OverviewSource, type StudyFileSection } from '../../study/study.facade.js';
import { deletedOn, mailFacts } from '../domain/mail-facts.js';
import { Screeners } from '../../screener/screener.facade.js';

/** The study's own mails and when they may go, in its file; on Overview, those that did not get through. */
@Injectable()
export class MailsFile implements StudyFileSection, OverviewSource, OnModuleInit {
  readonly section = 'mails' as const;

  constructor(
    private readonly parts: StudyParts,
    private readonly texts: MailTexts,
    private readonly rules: MailRuleRows,
    private readonly notifications: Notifications,
    private readonly samples: MailSamples,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
    this.parts.addOverview(this);
    this.samples.register(async (studyId, language) => {
      const study = await this.studies.facts(studyId);
      const { deleteNotSelectedAfterDays } = await this.screeners.definition(studyId);
      return { ...mailFacts(study, language), deletedOn: deletedOn(study, deleteNotSelectedAfterDays, language) };
    });
  }

  check(file: StudyFile): { path: string; message: string }[] {
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
