import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../../fieldwork/study/study.facade.js';
import { PersonalDataKeepers } from '../../foundation/privacy/privacy.facade.js';
import { CodebookSection } from './application/codebook-section.js';
import { ForgetWords } from './application/forget-words.js';
import { UncodedAnswers } from './application/uncoded-answers.js';

/** What coding registers with the modules below. */
@Injectable()
export class CodingStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly keepers: PersonalDataKeepers,
    private readonly codebook: CodebookSection,
    private readonly forgetting: ForgetWords,
    private readonly uncoded: UncodedAnswers,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.codebook);
    this.study.addOverview(this.uncoded);
    this.keepers.register(this.forgetting);
  }
}
