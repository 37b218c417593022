import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CarryOutSchedule } from './application/carry-out-schedule.js';
import { EditQuestion } from './application/edit-question.js';
import { GuideSection } from './application/guide-section.js';
import { GuideQueries } from './application/guide.queries.js';
import { PlaceQuestions } from './application/place-questions.js';
import { Guide } from './guide.facade.js';
import { GuideController } from './http/guide.controller.js';
import {
  QuestionEntity,
  QuestionTimeEntity,
  QuestionVersionEntity,
  ScheduleEffectEntity,
  StimulusFileEntity,
} from './persistence/question.entities.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      QuestionEntity,
      QuestionTimeEntity,
      QuestionVersionEntity,
      ScheduleEffectEntity,
      StimulusFileEntity,
    ]),
  ],
  controllers: [GuideController],
  providers: [GuideQueries, PlaceQuestions, GuideSection, EditQuestion, CarryOutSchedule, Guide],
  exports: [Guide],
})
export class GuideModule {}
