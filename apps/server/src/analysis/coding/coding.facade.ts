import { Injectable } from '@nestjs/common';
import type { CodeView, SegmentView, StaffActor } from '@lytt/shared';
import { CodingQueries } from './application/coding.queries.js';
import { MarkWords } from './application/mark-words.js';
import type { Place, SegmentFilter } from './persistence/segments.repository.js';

export { SegmentUses, type UsesSegments } from './application/segment-uses.js';
export type { Place, SegmentFilter } from './persistence/segments.repository.js';

/** Coded and quoted words, for what is built on them. Nothing erased or withdrawn comes out of here. */
@Injectable()
export class Coding {
  constructor(
    private readonly queries: CodingQueries,
    private readonly markWords: MarkWords,
  ) {}

  segments(studyId: string, filter?: SegmentFilter): Promise<SegmentView[]> {
    return this.queries.segments(studyId, filter);
  }

  async segment(studyId: string, id: string): Promise<SegmentView | undefined> {
    return (await this.queries.segments(studyId, { ids: [id] }))[0];
  }

  /** The same place returns the same segment; codes are added to those it has. */
  makeSegment(
    actor: StaffActor,
    studyId: string,
    place: Place,
    as?: { codeIds?: readonly string[]; starred?: boolean | undefined },
  ): Promise<SegmentView> {
    return this.markWords.execute(actor, studyId, place, as);
  }

  codes(studyId: string): Promise<CodeView[]> {
    return this.queries.codes(studyId);
  }
}
