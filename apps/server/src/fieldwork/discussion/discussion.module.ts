import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScreenerModule } from '../screener/screener.module.js';
import { AskAfterSilent } from './application/ask-after-silent.js';
import { AnswerQuestion } from './application/answer-question.js';
import { CloseProbes } from './application/close-probes.js';
import { CountAnswers } from './application/count-answers.js';
import { DealPeers } from './application/deal-peers.js';
import { EditAnswer } from './application/edit-answer.js';
import { EraseWords } from './application/erase-words.js';
import { FinishWeek } from './application/finish-week.js';
import { GroupNotices } from './application/group-notices.js';
import { HeardMeanwhile } from './application/heard-meanwhile.js';
import { KeepDraft } from './application/keep-draft.js';
import { OwnWordsQueries } from './application/own-words.queries.js';
import { ParticipationQueries } from './application/participation.queries.js';
import { QuestionPageQueries } from './application/question-page.queries.js';
import { Photos } from './application/photos.js';
import { StimulusPictures } from './application/stimulus-pictures.js';
import { RemindMissing } from './application/remind-missing.js';
import { SpeakAsModerator } from './application/speak-as-moderator.js';
import { StaffQueries } from './application/staff.queries.js';
import { TellOfReply } from './application/tell-of-reply.js';
import { TodayQueries } from './application/today.queries.js';
import { WritePost } from './application/write-post.js';
import { WriteToOthers } from './application/write-to-others.js';
import { WrittenQueries } from './application/written.queries.js';
import { Discussion } from './discussion.facade.js';
import { AboutPages } from './http/about.pages.js';
import { DiscussionController } from './http/discussion.controller.js';
import { GroupNoticesController } from './http/group-notices.controller.js';
import { DraftPages } from './http/draft.pages.js';
import { PicturePages } from './http/picture.pages.js';
import { OwnWordsFile } from './http/own-words-file.js';
import { ReceivePhotos } from './http/receive-photos.js';
import { LivePages } from './http/live.pages.js';
import { OwnPages } from './http/own.pages.js';
import { ParticipantPage } from './http/participant-page.js';
import { QuestionPages } from './http/question.pages.js';
import { TodayPages } from './http/today.pages.js';
import { AnswersRepository } from './persistence/answers.repository.js';
import { DraftsRepository } from './persistence/drafts.repository.js';
import { ErasureRepository } from './persistence/erasure.repository.js';
import { FinishedRepository } from './persistence/finished.repository.js';
import { GroupNoticesRepository } from './persistence/group-notices.repository.js';
import { OwnWordsRepository } from './persistence/own-words.repository.js';
import { ParticipationRepository } from './persistence/participation.repository.js';
import { PeerTurnsRepository } from './persistence/peer-turns.repository.js';
import { PhotosRepository } from './persistence/photos.repository.js';
import { PostsRepository } from './persistence/posts.repository.js';
import { ProbesRepository } from './persistence/probes.repository.js';
import { QuestionPageStatement } from './persistence/question-page.statement.js';
import { SilenceRepository } from './persistence/silence.repository.js';
import { StaleNoticesRepository } from './persistence/stale-notices.repository.js';
import { StreamRepository } from './persistence/stream.repository.js';
import { TodayStatement } from './persistence/today.statement.js';
import { WrittenPostsRepository } from './persistence/written-posts.repository.js';
import { GroupNoticeEntity } from './persistence/group-notice.entity.js';
import {
  DraftEntity,
  ExposureEntity,
  PeerTurnEntity,
  PhotoEntity,
  PostEntity,
  PostVersionEntity,
  QuestionSeenEntity,
} from './persistence/post.entities.js';
import { DiscussionStudyParts } from './discussion.study-parts.js';

const ROWS = [
  AnswersRepository,
  DraftsRepository,
  ErasureRepository,
  FinishedRepository,
  GroupNoticesRepository,
  OwnWordsRepository,
  ParticipationRepository,
  PeerTurnsRepository,
  PhotosRepository,
  PostsRepository,
  ProbesRepository,
  QuestionPageStatement,
  SilenceRepository,
  StaleNoticesRepository,
  StreamRepository,
  TodayStatement,
  WrittenPostsRepository,
];
const READING = [
  WrittenQueries,
  StaffQueries,
  ParticipationQueries,
  TodayQueries,
  QuestionPageQueries,
  OwnWordsQueries,
  CountAnswers,
  StimulusPictures,
];
const WRITING = [
  WritePost,
  AnswerQuestion,
  EditAnswer,
  WriteToOthers,
  DealPeers,
  KeepDraft,
  Photos,
  SpeakAsModerator,
  CloseProbes,
  RemindMissing,
  AskAfterSilent,
  FinishWeek,
  GroupNotices,
  TellOfReply,
  HeardMeanwhile,
  EraseWords,
];

@Global()
@Module({
  imports: [
    ScreenerModule,
    TypeOrmModule.forFeature([
      PostEntity,
      PostVersionEntity,
      DraftEntity,
      ExposureEntity,
      GroupNoticeEntity,
      PeerTurnEntity,
      PhotoEntity,
      QuestionSeenEntity,
    ]),
  ],
  controllers: [
    DiscussionController,
    GroupNoticesController,
    TodayPages,
    QuestionPages,
    OwnPages,
    DraftPages,
    PicturePages,
    LivePages,
    AboutPages,
  ],
  providers: [
    ...ROWS,
    ...READING,
    ...WRITING,
    ParticipantPage,
    ReceivePhotos,
    OwnWordsFile,
    Discussion,
    DiscussionStudyParts,
  ],
  exports: [Discussion],
})
export class DiscussionModule {}
