import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPage } from './application/answer-page.js';
import { Applications } from './application/applications.js';
import { DecideApplication } from './application/decide-application.js';
import { EditSource } from './application/edit-source.js';
import { ForgetApplications } from './application/forget-applications.js';
import { ImportSources } from './application/import-sources.js';
import { RateApplication } from './application/rate-application.js';
import { RecruitmentOverview } from './application/recruitment-overview.js';
import { RecruitmentQueries } from './application/recruitment.queries.js';
import { ScreenerFile } from './application/screener-file.js';
import { SourceDaysQueries } from './application/source-days.queries.js';
import { SourcesOverview } from './application/sources-overview.js';
import { SourcesQueries } from './application/sources.queries.js';
import { Screeners } from './application/screeners.js';
import { StartApplication } from './application/start-application.js';
import { TakeApplication } from './application/take-application.js';
import { ApplicantCookie } from './http/applicant-cookie.js';
import { ApplicantsController } from './http/applicants.controller.js';
import { ScreenerController } from './http/screener.controller.js';
import { SourcePrintsController } from './http/source-prints.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { ScreenerPages } from './http/screener.pages.js';
import {
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
  AnswerPage,
  Applications,
  DecideApplication,
  EditSource,
  ForgetApplications,
  ImportSources,
  RateApplication,
  RecruitmentOverview,
  RecruitmentQueries,
  ScreenerFile,
  Screeners,
  SourceDaysQueries,
  SourcesOverview,
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
      ApplicationEntity,
      ApplicationNoteEntity,
      ApplicationPictureEntity,
      IntegritySignEntity,
      RatingEntity,
    ]),
  ],
  controllers: [ApplicantsController, ScreenerController, SourcesController, SourcePrintsController, ScreenerPages],
  providers: [...USE_CASES, ApplicantCookie, Recruitment],
  exports: [Recruitment],
})
export class RecruitmentModule {}
