import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Applicants } from './applicants.facade.js';
import { ActOnApplicants } from './application/act-on-applicants.js';
import { ApplicantQueries } from './application/applicant.queries.js';
import { ApplicantsOverview } from './application/applicants-overview.js';
import { ApplicantsQueries } from './application/applicants.queries.js';
import { CountRated } from './application/count-rated.js';
import { DecisionOverview } from './application/decision-overview.js';
import { DecisionSenders } from './application/decision-senders.js';
import { Decisions } from './application/decisions.js';
import { DeletionRules } from './application/deletion-rules.js';
import { DismissSign } from './application/dismiss-sign.js';
import { ExportApplicants } from './application/export-applicants.js';
import { FindSigns } from './application/find-signs.js';
import { ForgetApplications } from './application/forget-applications.js';
import { ImportApplications } from './application/import-applications.js';
import { LookAlikes } from './application/look-alikes.js';
import { MailsFile } from './application/mails-file.js';
import { NoteApplication } from './application/note-application.js';
import { OverruleRefusal } from './application/overrule-refusal.js';
import { RateApplication } from './application/rate-application.js';
import { Standings } from './application/standings.js';
import { TellApplicants } from './application/tell-applicants.js';
import { ApplicantOpinionsController } from './http/applicant-opinions.controller.js';
import { ApplicantsFileController } from './http/applicants-file.controller.js';
import { ApplicantsController } from './http/applicants.controller.js';
import { DecisionsController } from './http/decisions.controller.js';
import { PicturesController } from './http/pictures.controller.js';
import { ApplicantsRepository } from './persistence/applicants.repository.js';
import { ApplicantTable } from './persistence/applicant-table.repository.js';
import { DecisionsRepository } from './persistence/decisions.repository.js';
import { DeletionsRepository } from './persistence/deletions.repository.js';
import { LookAlikesRepository } from './persistence/look-alikes.repository.js';
import { OpinionsRepository } from './persistence/opinions.repository.js';
import { SignsRepository } from './persistence/signs.repository.js';
import {
  AnswerBandEntity,
  ApplicationNoteEntity,
  IntegritySignEntity,
  RatingEntity,
} from './persistence/applicants.entities.js';
import { ApplicantsStudyParts } from './applicants.study-parts.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AnswerBandEntity, ApplicationNoteEntity, IntegritySignEntity, RatingEntity])],
  controllers: [
    ApplicantsController,
    DecisionsController,
    PicturesController,
    ApplicantOpinionsController,
    ApplicantsFileController,
  ],
  providers: [
    DecisionOverview,
    MailsFile,
    ApplicantsOverview,
    ActOnApplicants,
    ApplicantQueries,
    Applicants,
    ApplicantsQueries,
    CountRated,
    DecisionSenders,
    Decisions,
    DeletionRules,
    DismissSign,
    ExportApplicants,
    FindSigns,
    ForgetApplications,
    ImportApplications,
    LookAlikes,
    NoteApplication,
    OverruleRefusal,
    RateApplication,
    Standings,
    TellApplicants,
    ApplicantsRepository,
    ApplicantTable,
    DecisionsRepository,
    DeletionsRepository,
    LookAlikesRepository,
    OpinionsRepository,
    SignsRepository,
    ApplicantsStudyParts,
  ],
  exports: [Applicants, DecisionSenders],
})
export class ApplicantsModule {}
