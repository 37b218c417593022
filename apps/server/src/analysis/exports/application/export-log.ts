import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ExportCounts, ExportKind, ExportRecord, StaffLanguage, StaffActor } from '@lytt/shared';
import { Live } from '../../../platform/live/live.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Findings } from '../../findings/findings.facade.js';
import { ExportLogRepository, MADE, SENT } from '../persistence/export-log.repository.js';

const MOST = 200;

/** What left the house: a line before the first byte, and one with the file's hash after the last. */
@Injectable()
export class ExportLog {
  constructor(
    private readonly rows: ExportLogRepository,
    private readonly audit: Audit,
    private readonly access: Access,
    private readonly findings: Findings,
    private readonly live: Live,
  ) {}

  async counts(studyId: string, kind: ExportKind): Promise<ExportCounts> {
    const { themes, hypotheses, inThemes, asEvidence, together } = await this.findings.totals(studyId);
    const weight = { quotes: inThemes, hypotheses: asEvidence, report: together }[kind];
    return {
      people: weight.people,
      quotes: weight.segments,
      themes: kind === 'hypotheses' ? 0 : themes,
      hypotheses: kind === 'quotes' ? 0 : hypotheses,
    };
  }

  /** Writes the export down, then hands the chunks on while it hashes them. Broken off, it leaves the first line alone. */
  async start(
    actor: StaffActor,
    studyId: string,
    kind: ExportKind,
    lang: StaffLanguage,
    chunks: AsyncIterable<string>,
  ): Promise<AsyncGenerator<Buffer>> {
    const id = randomUUID();
    await this.audit.record(actor, MADE, studyId, { export: id, kind, lang, counts: await this.counts(studyId, kind) });
    return this.hashed(actor, studyId, id, chunks);
  }

  private async *hashed(
    actor: StaffActor,
    studyId: string,
    id: string,
    chunks: AsyncIterable<string>,
  ): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const text of chunks) {
      const chunk = Buffer.from(text);
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    await this.audit.record(actor, SENT, studyId, { export: id, sha256: hash.digest('hex'), bytes });
    await this.live.tell({ studyId, topic: 'exports' });
  }

  async list(studyId: string): Promise<ExportRecord[]> {
    const rows = await this.rows.newest(studyId, MOST);
    const names = await this.access.namesOf([...new Set(rows.flatMap((row) => row.actorId ?? []))]);
    return rows.map(({ actorId, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      who: names.get(actorId ?? '') ?? null,
    }));
  }
}
