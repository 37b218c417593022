import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../../fieldwork/study/study.facade.js';
import { SegmentUses } from '../coding/coding.facade.js';
import { FindingsSections } from './application/findings-sections.js';

/** What the findings module registers with the modules below. */
@Injectable()
export class FindingsStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly segments: SegmentUses,
    private readonly sections: FindingsSections,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.sections.hypotheses);
    this.study.addSection(this.sections.cases);
    this.study.addOverview(this.sections);
    this.segments.register(this.sections);
  }
}
