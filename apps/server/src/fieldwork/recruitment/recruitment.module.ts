import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPage } from './application/answer-page.js';
import { Applications } from './application/applications.js';
import { BandRules } from './application/band-rules.js';
import { DecideApplication } from './application/decide-application.js';
import { DeletionRules } from './application/deletion-rules.js';
import { EditScreenerDraft } from './application/edit-screener-draft.js';
import { ForgetApplications } from './application/forget-applications.js';
import { PublishScreener } from './application/publish-screener.js';
import { RateApplication } from './application/rate-application.js';
import { ReadyQuestions } from './application/ready-questions.js';
import { RecruitmentOverview } from './application/recruitment-overview.js';
import { RecruitmentQueries } from './application/recruitment.queries.js';
import { ScreenerFile } from './application/screener-file.js';
import { SourcesQueries } from './application/sources.queries.js';
import { Screeners } from './application/screeners.js';
import { StartApplication } from './application/start-application.js';
import { TakeApplication } from './application/take-application.js';
import { WalkPreview } from './application/walk-preview.js';
import { ApplicantCookie } from './http/applicant-cookie.js';
import { ApplicantsController } from './http/applicants.controller.js';
import { ScreenerController } from './http/screener.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { ScreenerPreviewPages } from './http/screener-preview.pages.js';
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
  BandRules,
  DecideApplication,
  DeletionRules,
  EditScreenerDraft,
  ForgetApplications,
  PublishScreener,
  RateApplication,
  ReadyQuestions,
  RecruitmentOverview,
  RecruitmentQueries,
  ScreenerFile,
  Screeners,
  SourcesQueries,
  StartApplication,
  TakeApplication,
  WalkPreview,
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
  controllers: [ApplicantsController, ScreenerController, SourcesController, ScreenerPages, ScreenerPreviewPages],
  providers: [...USE_CASES, ApplicantCookie, Recruitment],
  exports: [Recruitment],
})
export class RecruitmentModule {}
