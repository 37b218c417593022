import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { QuestionFigures } from '../guide/guide.facade.js';
import { MailSamples, StaleNotices } from '../../foundation/notifications/notifications.facade.js';
import { PersonalDataKeepers } from '../../foundation/privacy/privacy.facade.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { CountAnswers } from './application/count-answers.js';
import { EraseWords } from './application/erase-words.js';
import { FinishWeek } from './application/finish-week.js';
import { HeardMeanwhile } from './application/heard-meanwhile.js';
import { ParticipationQueries } from './application/participation.queries.js';
import { Photos } from './application/photos.js';
import { RemindMissing } from './application/remind-missing.js';

/** What the discussion registers with the modules below. */
@Injectable()
export class DiscussionStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly figures: QuestionFigures,
    private readonly mails: MailSamples,
    private readonly news: StaleNotices,
    private readonly keepers: PersonalDataKeepers,
    private readonly files: FileOwners,
    private readonly counts: CountAnswers,
    private readonly erasing: EraseWords,
    private readonly week: FinishWeek,
    private readonly heard: HeardMeanwhile,
    private readonly participation: ParticipationQueries,
    private readonly photos: Photos,
    private readonly reminders: RemindMissing,
  ) {}

  onModuleInit(): void {
    this.study.addOverview(this.participation);
    this.study.addWatcher(this.week);
    this.figures.register(this.counts);
    this.mails.register((studyId, language) => this.reminders.sampleValues(studyId, language));
    this.news.register((studyId, waiting) => this.heard.old(studyId, waiting));
    this.keepers.register(this.erasing);
    this.files.register((ids) => this.photos.known(ids));
  }
}
