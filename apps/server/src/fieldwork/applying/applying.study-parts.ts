import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { ScreenerUse } from '../screener/screener.facade.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { SourcesFile } from './application/sources-file.js';
import { Pictures } from './application/pictures.js';

/** What applying registers with the modules below. */
@Injectable()
export class ApplyingStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly screener: ScreenerUse,
    private readonly files: FileOwners,
    private readonly sources: SourcesFile,
    private readonly pictures: Pictures,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.sources);
    this.study.addWatcher(this.sources);
    this.screener.register((studyId) => this.sources.hasApplications(studyId));
    this.files.register((ids) => this.pictures.known(ids));
  }
}
