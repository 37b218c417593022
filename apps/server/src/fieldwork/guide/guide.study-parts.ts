import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { FollowZoneData } from './application/follow-zone-data.js';
import { GuideSection } from './application/guide-section.js';
import { StimulusFiles } from './application/stimulus-files.js';

/** What the guide registers with the modules below. */
@Injectable()
export class GuideStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly files: FileOwners,
    private readonly zoneData: FollowZoneData,
    private readonly section: GuideSection,
    private readonly stimuli: StimulusFiles,
  ) {}

  onModuleInit(): void {
    this.study.addOverview(this.zoneData);
    this.study.addSection(this.section);
    this.study.addWatcher(this.section);
    this.files.register((ids) => this.stimuli.known(ids));
  }
}
