import { Module } from '@nestjs/common';
import { FindingsModule } from '../findings/findings.module.js';
import { SentimentModule } from '../sentiment/sentiment.module.js';
import { KeepRecord } from './application/keep-record.js';
import { TellMethod } from './application/tell-method.js';
import { TellHypotheses } from './application/tell-hypotheses.js';
import { TellQuotes } from './application/tell-quotes.js';
import { WriteReport } from './application/write-report.js';
import { ExportsController } from './http/exports.controller.js';

@Module({
  imports: [FindingsModule, SentimentModule],
  controllers: [ExportsController],
  providers: [KeepRecord, TellHypotheses, TellMethod, TellQuotes, WriteReport],
})
export class ExportsModule {}
