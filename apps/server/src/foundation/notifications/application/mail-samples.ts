import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import type { MailValues } from '../domain/mail-template.js';

export type SampleSource = (studyId: string, language: Language) => Promise<MailValues>;

/** What mails of this study would say now: each module that fills a variable registers where its values come from. */
@Injectable()
export class MailSamples {
  private readonly sources: SampleSource[] = [];

  register(source: SampleSource): void {
    this.sources.push(source);
  }

  async values(studyId: string, language: Language): Promise<MailValues> {
    const values = await Promise.all(this.sources.map((source) => source(studyId, language)));
    return Object.assign({}, ...values) as MailValues;
  }
}
