import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScreenerModule } from '../../fieldwork/screener/screener.module.js';
import { CodingModule } from '../coding/coding.module.js';
import { FindingsQueries } from './application/findings.queries.js';
import { FindingsSections } from './application/findings-sections.js';
import { Quotes } from './application/quotes.queries.js';
import { SortQuotes } from './application/sort-quotes.js';
import { WalkFindings } from './application/walk-findings.js';
import { WeighEvidence } from './application/weigh-evidence.js';
import { WriteHypothesis } from './application/write-hypothesis.js';
import { WriteTheme } from './application/write-theme.js';
import { Findings } from './findings.facade.js';
import { HypothesesController } from './http/hypotheses.controller.js';
import { ThemesController } from './http/themes.controller.js';
import { FindingsRepository } from './persistence/findings.repository.js';
import { HypothesesRepository } from './persistence/hypotheses.repository.js';
import { QuotesRepository } from './persistence/quotes.repository.js';
import { ThemesRepository } from './persistence/themes.repository.js';
import {
  EvidenceEntity,
  HypothesisEntity,
  ObservedCaseEntity,
  ThemeEntity,
  ThemeQuoteEntity,
} from './persistence/findings.entities.js';
import { FindingsStudyParts } from './findings.study-parts.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ThemeEntity, ThemeQuoteEntity, HypothesisEntity, EvidenceEntity, ObservedCaseEntity]),
    ScreenerModule,
    CodingModule,
  ],
  controllers: [ThemesController, HypothesesController],
  providers: [
    Findings,
    FindingsQueries,
    FindingsRepository,
    FindingsSections,
    HypothesesRepository,
    Quotes,
    QuotesRepository,
    SortQuotes,
    ThemesRepository,
    WalkFindings,
    WeighEvidence,
    WriteHypothesis,
    WriteTheme,
    FindingsStudyParts,
  ],
  exports: [Findings],
})
export class FindingsModule {}
