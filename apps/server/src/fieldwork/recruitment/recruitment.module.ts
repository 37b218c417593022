import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPage } from './application/answer-page.js';
import { Applications } from './application/applications.js';
import { BandRules } from './application/band-rules.js';
import { DecideApplication } from './application/decide-application.js';
import { DecisionOverview } from './application/decision-overview.js';
import { DecisionSenders } from './application/decision-senders.js';
import { Decisions } from './application/decisions.js';
import { DeletionRules } from './application/deletion-rules.js';
import { EditScreenerDraft } from './application/edit-screener-draft.js';
import { ForgetApplications } from './application/forget-applications.js';
import { MailsFile } from './application/mails-file.js';
import { OverruleRefusal } from './application/overrule-refusal.js';
import { Pictures } from './application/pictures.js';
import { PublishScreener } from './application/publish-screener.js';
import { EditSource } from './application/edit-source.js';
import { ImportSources } from './application/import-sources.js';
import { RateApplication } from './application/rate-application.js';
import { ReadyQuestions } from './application/ready-questions.js';
import { RecruitmentOverview } from './application/recruitment-overview.js';
import { RecruitmentQueries } from './application/recruitment.queries.js';
import { ScreenerFile } from './application/screener-file.js';
import { SourceDaysQueries } from './application/source-days.queries.js';
import { SourcesOverview } from './application/sources-overview.js';
import { SourcesQueries } from './application/sources.queries.js';
import { Screeners } from './application/screeners.js';
import { Standings } from './application/standings.js';
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
import { TellApplicants } from './application/tell-applicants.js';
import { WalkPreview } from './application/walk-preview.js';
import { ApplicantCookie } from './http/applicant-cookie.js';
import { ApplicantOpinionsController } from './http/applicant-opinions.controller.js';
import { ApplicantsFileController } from './http/applicants-file.controller.js';
import { ApplicantsController } from './http/applicants.controller.js';
import { DecisionsController } from './http/decisions.controller.js';
import { PicturesController } from './http/pictures.controller.js';
import { ScreenerController } from './http/screener.controller.js';
import { SourcePrintsController } from './http/source-prints.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { ScreenerPreviewPages } from './http/screener-preview.pages.js';
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
  BandRules,
  DecideApplication,
  DecisionOverview,
  Decisions,
  DecisionSenders,
  DeletionRules,
  EditScreenerDraft,
  ForgetApplications,
  MailsFile,
  OverruleRefusal,
  Pictures,
  PublishScreener,
  EditSource,
  ImportSources,
  RateApplication,
  ReadyQuestions,
  RecruitmentOverview,
  RecruitmentQueries,
  ScreenerFile,
  Screeners,
  SourceDaysQueries,
  SourcesOverview,
  SourcesQueries,
  Standings,
  StartApplication,
  TakeApplication,
  TellApplicants,
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
    DecisionsController,
    PicturesController,
    ScreenerController,
    ScreenerPages,
    ScreenerPreviewPages,
    SourcesController,
    ApplicantOpinionsController,
    ApplicantsFileController,
    SourcePrintsController,
  ],
  providers: [...USE_CASES, ApplicantCookie, Recruitment],
  exports: [DecisionSenders, Recruitment],
})
export class RecruitmentModule {}
