import { Injectable } from '@nestjs/common';
import pino from 'pino';

/** One line of JSON a happening. Ids only: names, addresses and words of participants never reach a log. */
@Injectable()
export class Log {
  private readonly pino = pino({
    level: 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.email', '*.name', '*.body', '*.text', '*.token', '*.password'], censor: '[kept out]' },
  });

  info(what: string, detail: Record<string, unknown> = {}): void {
    this.pino.info(detail, what);
  }
  warn(what: string, detail: Record<string, unknown> = {}): void {
    this.pino.warn(detail, what);
  }
  error(what: string, detail: Record<string, unknown> = {}): void {
    this.pino.error(detail, what);
  }
}
