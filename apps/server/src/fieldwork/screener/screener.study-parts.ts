import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { ScreenerFile } from './application/screener-file.js';

/** What the screener registers with the modules below. */
@Injectable()
export class ScreenerStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly file: ScreenerFile,
  ) {}

  onModuleInit(): void {
    this.study.addSection(this.file);
  }
}
