import { Module } from '@nestjs/common';
import { PanelModule } from '../../fieldwork/panel/panel.module.js';
import { FindingsModule } from '../findings/findings.module.js';
import { SentimentModule } from '../sentiment/sentiment.module.js';
import { KeepRecord } from './application/keep-record.js';
import { LateJoiners } from './application/late-joiners.js';
import { TellMethod } from './application/tell-method.js';
import { TellHypotheses } from './application/tell-hypotheses.js';
import { TellQuotes } from './application/tell-quotes.js';
import { WriteReport } from './application/write-report.js';
import { ExportsController } from './http/exports.controller.js';

@Module({
  imports: [FindingsModule, PanelModule, SentimentModule],
  controllers: [ExportsController],
  providers: [KeepRecord, LateJoiners, TellHypotheses, TellMethod, TellQuotes, WriteReport],
})
export class ExportsModule {}
