import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptForm } from './application/accept-form.js';
import { AnswerPage } from './application/answer-page.js';
import { Applications } from './application/applications.js';
import { DecideApplication } from './application/decide-application.js';
import { EditSource } from './application/edit-source.js';
import { ImportSources } from './application/import-sources.js';
import { Pictures } from './application/pictures.js';
import { RatedForms } from './application/rated-forms.js';
import { SourcesFile } from './application/sources-file.js';
import { SourcesQueries } from './application/sources.queries.js';
import { StartApplication } from './application/start-application.js';
import { WalkPreview } from './application/walk-preview.js';
import { Applying } from './applying.facade.js';
import { ApplicantCookie } from './http/applicant-cookie.js';
import { ApplyPages } from './http/apply.pages.js';
import { PreviewPages } from './http/preview.pages.js';
import { SourcePrintsController } from './http/source-prints.controller.js';
import { SourcesController } from './http/sources.controller.js';
import { ApplicationsRepository } from './persistence/applications.repository.js';
import { DecidedApplications } from './persistence/decided-applications.repository.js';
import { FunnelRepository } from './persistence/funnel.repository.js';
import { PicturesRepository } from './persistence/pictures.repository.js';
import { SourcesRepository } from './persistence/sources.repository.js';
import {
  ApplicationEntity,
  ApplicationPictureEntity,
  SourceEntity,
  SourceVisitEntity,
} from './persistence/applying.entities.js';
import { ApplyingStudyParts } from './applying.study-parts.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SourceEntity, SourceVisitEntity, ApplicationEntity, ApplicationPictureEntity])],
  controllers: [ApplyPages, PreviewPages, SourcesController, SourcePrintsController],
  providers: [
    AcceptForm,
    AnswerPage,
    ApplicantCookie,
    ApplicationsRepository,
    DecidedApplications,
    Applications,
    Applying,
    DecideApplication,
    EditSource,
    FunnelRepository,
    ImportSources,
    PicturesRepository,
    Pictures,
    RatedForms,
    SourcesRepository,
    SourcesFile,
    SourcesQueries,
    StartApplication,
    WalkPreview,
    ApplyingStudyParts,
  ],
  exports: [Applying, DecidedApplications, Pictures, RatedForms],
})
export class ApplyingModule {}
