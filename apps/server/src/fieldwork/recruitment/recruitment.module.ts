import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPage } from './application/answer-page.js';
import { Applications } from './application/applications.js';
import { DecideApplication } from './application/decide-application.js';
import { ForgetApplications } from './application/forget-applications.js';
import { RateApplication } from './application/rate-application.js';
import { RecruitmentOverview } from './application/recruitment-overview.js';
import { RecruitmentQueries } from './application/recruitment.queries.js';
import { ScreenerFile } from './application/screener-file.js';
import { SourcesQueries } from './application/sources.queries.js';
import { Screeners } from './application/screeners.js';
import { StartApplication } from './application/start-application.js';
import { TakeApplication } from './application/take-application.js';
import { ActOnApplicants } from './application/act-on-applicants.js';
import { ApplicantQueries } from './application/applicant.queries.js';
import { ApplicantsQueries } from './application/applicants.queries.js';
import { DismissSign } from './application/dismiss-sign.js';
import { ExportApplicants } from './application/export-applicants.js';
import { FindSigns } from './application/find-signs.js';
import { ImportApplications } from './application/import-applications.js';
import { KeepSigns } from './application/keep-signs.js';
import { LookAlikes } from './application/look-alikes.js';
import { NoteApplication } from './application/note-application.js';
import { ApplicantCookie } from './http/applicant-cookie.js';
import { ApplicantOpinionsController } from './http/applicant-opinions.controller.js';
import { ApplicantsFileController } from './http/applicants-file.controller.js';
import { ApplicantsController } from './http/applicants.controller.js';
import { ScreenerController } from './http/screener.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { ScreenerPages } from './http/screener.pages.js';
import {
  AnswerBandEntity,
  ApplicationEntity,
  ApplicationNoteEntity,
  ApplicationPictureEntity,
  IntegritySignEntity,
  RatingEntity,
  ScreenerEntity,
  ScreenerVersionEntity,
  SourceEntity,
  SourceVisitEntity,
} from './persistence/recruitment.entities.js';
import { Recruitment } from './recruitment.facade.js';

const USE_CASES = [
  NoteApplication,
  LookAlikes,
  KeepSigns,
  ImportApplications,
  FindSigns,
  ExportApplicants,
  DismissSign,
  ApplicantsQueries,
  ApplicantQueries,
  ActOnApplicants,
  AnswerPage,
  Applications,
  DecideApplication,
  ForgetApplications,
  RateApplication,
  RecruitmentOverview,
  RecruitmentQueries,
  ScreenerFile,
  Screeners,
  SourcesQueries,
  StartApplication,
  TakeApplication,
];

@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      SourceEntity,
      SourceVisitEntity,
      ScreenerEntity,
      ScreenerVersionEntity,
      AnswerBandEntity,
      ApplicationEntity,
      ApplicationNoteEntity,
      ApplicationPictureEntity,
      IntegritySignEntity,
      RatingEntity,
    ]),
  ],
  controllers: [
    ApplicantsController,
    ApplicantOpinionsController,
    ApplicantsFileController,
    ScreenerController,
    SourcesController,
    ScreenerPages,
  ],
  providers: [...USE_CASES, ApplicantCookie, Recruitment],
  exports: [Recruitment],
})
export class RecruitmentModule {}
