import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { MailTexts } from '../../../foundation/notifications/notifications.facade.js';
import { StudyParts, type StudyFileSection } from '../../study/study.facade.js';
import { checkMails } from './check-mails.js';

/** The study's own mails in its file. */
@Injectable()
export class MailsFile implements StudyFileSection, OnModuleInit {
  readonly section = 'mails' as const;

  constructor(
    private readonly parts: StudyParts,
    private readonly texts: MailTexts,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
  }

  check(file: StudyFile): { path: string; message: string }[] {
    return checkMails(file);
  }

  async read(studyId: string, { mails }: StudyFile): Promise<void> {
    await this.texts.replaceAll(studyId, mails);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { mails: await this.texts.all(studyId) };
  }
}
