import { Injectable } from '@nestjs/common';
import type { CodeView, SegmentView } from '@lytt/shared';
import { CodebookRepository } from '../persistence/codebook.repository.js';
import { SegmentsRepository, type SegmentFilter } from '../persistence/segments.repository.js';

@Injectable()
export class CodingQueries {
  constructor(
    private readonly rows: SegmentsRepository,
    private readonly codebook: CodebookRepository,
  ) {}

  async segments(studyId: string, filter: SegmentFilter = {}): Promise<SegmentView[]> {
    const rows = await this.rows.matching(studyId, filter);
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }

  codes(studyId: string): Promise<CodeView[]> {
    return this.codebook.counted(studyId);
  }
}
