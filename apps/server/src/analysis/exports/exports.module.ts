import { Module } from '@nestjs/common';
import { PanelModule } from '../../fieldwork/panel/panel.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { SentimentModule } from '../sentiment/sentiment.module.js';
import { ExportLog } from './application/export-log.js';
import { LateJoiners } from './application/late-joiners.js';
import { TellHypotheses } from './application/tell-hypotheses.js';
import { TellQuotes } from './application/tell-quotes.js';
import { WriteReport } from './application/write-report.js';
import { ExportsController } from './http/exports.controller.js';
import { ExportLogRepository } from './persistence/export-log.repository.js';
import { MethodFactsRepository } from './persistence/method-facts.repository.js';

@Module({
  imports: [FindingsModule, PanelModule, SentimentModule],
  controllers: [ExportsController],
  providers: [
    ExportLog,
    ExportLogRepository,
    LateJoiners,
    MethodFactsRepository,
    TellHypotheses,
    TellQuotes,
    WriteReport,
  ],
})
export class ExportsModule {}
