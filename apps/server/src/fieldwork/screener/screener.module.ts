import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BandRules } from './application/band-rules.js';
import { EditScreenerDraft } from './application/edit-screener-draft.js';
import { OpenPreview } from './application/open-preview.js';
import { PublishScreener } from './application/publish-screener.js';
import { ReadyQuestions } from './application/ready-questions.js';
import { ScreenerFile } from './application/screener-file.js';
import { ScreenerUse } from './application/screener-use.js';
import { Screeners } from './application/screeners.js';
import { ScreenerController } from './http/screener.controller.js';
import { ScreenersRepository } from './persistence/screeners.repository.js';
import { ScreenerEntity, ScreenerVersionEntity } from './persistence/screener.entities.js';
import { ScreenerStudyParts } from './screener.study-parts.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ScreenerEntity, ScreenerVersionEntity])],
  controllers: [ScreenerController],
  providers: [
    BandRules,
    EditScreenerDraft,
    OpenPreview,
    PublishScreener,
    ReadyQuestions,
    ScreenerFile,
    ScreenersRepository,
    ScreenerUse,
    Screeners,
    ScreenerStudyParts,
  ],
  exports: [OpenPreview, ScreenerUse, Screeners],
})
export class ScreenerModule {}
