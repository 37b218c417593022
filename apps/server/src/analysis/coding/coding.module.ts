import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GuideModule } from '../../fieldwork/guide/guide.module.js';
import { SentimentModule } from '../sentiment/sentiment.module.js';
import { CodebookSection } from './application/codebook-section.js';
import { UncodedAnswers } from './application/uncoded-answers.js';
import { CodingQueries } from './application/coding.queries.js';
import { DocumentsQueries } from './application/documents.queries.js';
import { EditCodebook } from './application/edit-codebook.js';
import { EditSegment } from './application/edit-segment.js';
import { ForgetWords } from './application/forget-words.js';
import { MarkWords } from './application/mark-words.js';
import { SegmentUses } from './application/segment-uses.js';
import { Coding } from './coding.facade.js';
import { CodebookController } from './http/codebook.controller.js';
import { CodingController } from './http/coding.controller.js';
import { CodebookRepository } from './persistence/codebook.repository.js';
import { DocumentsRepository } from './persistence/documents.repository.js';
import { SegmentsRepository } from './persistence/segments.repository.js';
import { CodeEntity, CodingEntity, SegmentEntity } from './persistence/coding.entities.js';
import { CodingStudyParts } from './coding.study-parts.js';

@Module({
  imports: [TypeOrmModule.forFeature([CodeEntity, SegmentEntity, CodingEntity]), SentimentModule, GuideModule],
  controllers: [CodebookController, CodingController],
  providers: [
    CodebookSection,
    Coding,
    UncodedAnswers,
    CodingQueries,
    DocumentsQueries,
    EditCodebook,
    ForgetWords,
    EditSegment,
    CodebookRepository,
    DocumentsRepository,
    SegmentsRepository,
    MarkWords,
    SegmentUses,
    CodingStudyParts,
  ],
  exports: [Coding, SegmentUses],
})
export class CodingModule {}
