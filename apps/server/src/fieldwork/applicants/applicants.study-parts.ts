import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RatedForms } from '../applying/applying.facade.js';
import { StudyParts } from '../study/study.facade.js';
import { MailSamples } from '../../foundation/notifications/notifications.facade.js';
import { PeopleRegister } from '../../foundation/privacy/privacy.facade.js';
import { ApplicantsOverview } from './application/applicants-overview.js';
import { CountRated } from './application/count-rated.js';
import { DecisionOverview } from './application/decision-overview.js';
import { DecisionSenders } from './application/decision-senders.js';
import { ForgetApplications } from './application/forget-applications.js';
import { MailsFile } from './application/mails-file.js';
import { TellApplicants } from './application/tell-applicants.js';

/** What the applicants module registers with the modules below. Overview shows its lines in this order. */
@Injectable()
export class ApplicantsStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly mails: MailSamples,
    private readonly ratedForms: RatedForms,
    private readonly rated: CountRated,
    private readonly people: PeopleRegister,
    private readonly overview: ApplicantsOverview,
    private readonly waiting: DecisionOverview,
    private readonly decisions: DecisionSenders,
    private readonly forgetting: ForgetApplications,
    private readonly mailTexts: MailsFile,
    private readonly telling: TellApplicants,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.mailTexts);
    this.study.addOverview(this.waiting);
    this.study.addOverview(this.mailTexts);
    this.study.addOverview(this.overview);
    this.mails.register((studyId, language) => this.mailTexts.sampleValues(studyId, language));
    this.people.known((ids) => this.forgetting.known(ids));
    this.decisions.add(this.telling);
    this.ratedForms.register((studyId) => this.rated.bySource(studyId));
  }
}
