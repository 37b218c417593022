import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CorrectSentiment } from './correct-sentiment.js';
import { SentimentEntity } from './persistence/sentiment.entities.js';
import { SentimentRepository } from './persistence/sentiment.repository.js';
import { ScorePosts } from './score-posts.js';
import { SentimentController } from './sentiment.controller.js';
import { Sentiment } from './sentiment.facade.js';
import { SentimentStudyParts } from './sentiment.study-parts.js';

@Module({
  imports: [TypeOrmModule.forFeature([SentimentEntity])],
  controllers: [SentimentController],
  providers: [CorrectSentiment, ScorePosts, Sentiment, SentimentRepository, SentimentStudyParts],
  exports: [Sentiment],
})
export class SentimentModule {}
