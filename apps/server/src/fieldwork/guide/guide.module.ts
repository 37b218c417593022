import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScreenerModule } from '../screener/screener.module.js';
import { CarryOutSchedule } from './application/carry-out-schedule.js';
import { EditQuestion } from './application/edit-question.js';
import { GuideSection } from './application/guide-section.js';
import { GuideQueries } from './application/guide.queries.js';
import { FollowZoneData } from './application/follow-zone-data.js';
import { PlaceQuestions } from './application/place-questions.js';
import { TellOfOpening } from './application/tell-of-opening.js';
import { Guide } from './guide.facade.js';
import { QuestionFigures } from './application/question-figures.js';
import { StimulusFiles } from './application/stimulus-files.js';
import { GuideFilesController } from './http/guide-files.controller.js';
import { GuideController } from './http/guide.controller.js';
import { AudienceRepository } from './persistence/audience.repository.js';
import { QuestionsRepository } from './persistence/questions.repository.js';
import { QuestionTimesRepository } from './persistence/question-times.repository.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import {
  AllClosedEntity,
  QuestionEntity,
  QuestionTimeEntity,
  QuestionVersionEntity,
  ScheduleEffectEntity,
  StimulusFileEntity,
} from './persistence/question.entities.js';
import { GuideStudyParts } from './guide.study-parts.js';

@Global()
@Module({
  imports: [
    ScreenerModule,
    TypeOrmModule.forFeature([
      AllClosedEntity,
      QuestionEntity,
      QuestionTimeEntity,
      QuestionVersionEntity,
      ScheduleEffectEntity,
      StimulusFileEntity,
    ]),
  ],
  controllers: [GuideController, GuideFilesController],
  providers: [
    GuideQueries,
    AudienceRepository,
    QuestionsRepository,
    QuestionTimesRepository,
    ScheduleRepository,
    PlaceQuestions,
    FollowZoneData,
    QuestionFigures,
    StimulusFiles,
    GuideSection,
    EditQuestion,
    TellOfOpening,
    CarryOutSchedule,
    Guide,
    GuideStudyParts,
  ],
  exports: [Guide, QuestionFigures],
})
export class GuideModule {}
