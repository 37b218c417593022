import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiscussionModule } from '../discussion/discussion.module.js';
import { GuideModule } from '../guide/guide.module.js';
import { PanelModule } from '../panel/panel.module.js';
import { ScreenerModule } from '../screener/screener.module.js';
import { SentimentModule } from '../../analysis/sentiment/sentiment.module.js';
import { ClarityBook } from './application/clarity-book.js';
import { FollowPosts } from './application/follow-posts.js';
import { HoldItem } from './application/hold-item.js';
import { MarkItem } from './application/mark-item.js';
import { ModerationQueries } from './application/moderation.queries.js';
import { ProbeAuthor } from './application/probe-author.js';
import { ReadItem } from './application/read-item.js';
import { ReplyToQuestion } from './application/reply-to-question.js';
import { QueueOverview } from './application/queue-overview.js';
import { ModerationController } from './http/moderation.controller.js';
import { Moderation } from './moderation.facade.js';
import { ClarityRepository } from './persistence/clarity.repository.js';
import { ConversationsRepository } from './persistence/conversations.repository.js';
import { QueueRepository } from './persistence/queue.repository.js';
import { ClarityChangeEntity, ClarityEntity } from './persistence/clarity.entities.js';
import { ModerationStudyParts } from './moderation.study-parts.js';

@Module({
  imports: [
    ScreenerModule,
    PanelModule,
    GuideModule,
    DiscussionModule,
    SentimentModule,
    TypeOrmModule.forFeature([ClarityEntity, ClarityChangeEntity]),
  ],
  controllers: [ModerationController],
  providers: [
    ClarityBook,
    ClarityRepository,
    ConversationsRepository,
    FollowPosts,
    HoldItem,
    MarkItem,
    ModerationQueries,
    ProbeAuthor,
    QueueRepository,
    ReadItem,
    ReplyToQuestion,
    QueueOverview,
    Moderation,
    ModerationStudyParts,
  ],
  exports: [Moderation],
})
export class ModerationModule {}
