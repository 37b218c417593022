import { Injectable } from '@nestjs/common';
import type { SegmentUse, SegmentView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { SegmentsRepository } from '../persistence/segments.repository.js';
import { CodingQueries } from './coding.queries.js';
import { SegmentUses } from './segment-uses.js';

/** What a segment was before, so that the change can be undone by marking the same place again. */
export interface Undo {
  postId: string;
  version: number;
  from: number;
  to: number;
  codeIds: string[];
  starred: boolean;
  gone: boolean;
}

/** Takes codes, stars and whole segments away. Words that no code, star, quote or evidence holds are let go. */
@Injectable()
export class EditSegment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly segments: SegmentsRepository,
    private readonly queries: CodingQueries,
    private readonly uses: SegmentUses,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  uncode(studyId: string, segmentId: string, codeId: string): Promise<Undo> {
    return this.change(studyId, segmentId, async (before) => {
      if (!before.codes.some((code) => code.id === codeId)) throw missing('code');
      await this.segments.uncode(studyId, segmentId, codeId);
      return before.codes.length === 1 && !before.starred && (await this.usesOf(studyId, segmentId)).length === 0;
    });
  }

  star(studyId: string, segmentId: string, starred: boolean): Promise<Undo> {
    return this.change(studyId, segmentId, async (before) => {
      await this.segments.star(studyId, segmentId, starred);
      return (
        before.starred && !starred && before.codes.length === 0 && (await this.usesOf(studyId, segmentId)).length === 0
      );
    });
  }

  delete(actor: StaffActor, studyId: string, segmentId: string): Promise<Undo> {
    return this.change(studyId, segmentId, async (before) => {
      const uses = await this.usesOf(studyId, segmentId);
      if (uses.length > 0)
        throw conflict(
          'coding.segment-used',
          `These words stand as a quote or as evidence: ${uses.map((use) => use.name).join(', ')}. Take them out there first.`,
        );
      await this.audit.record(actor, 'coding.segment-deleted', studyId, { segmentId, postId: before.postId });
      return true;
    });
  }

  /** `step` says whether nothing holds the segment any longer. */
  private change(studyId: string, segmentId: string, step: (before: SegmentView) => Promise<boolean>): Promise<Undo> {
    return this.work.run(async () => {
      await this.segments.lock(studyId, segmentId);
      const [before] = await this.queries.segments(studyId, { ids: [segmentId] });
      if (!before) throw missing('segment');
      const gone = await step(before);
      if (gone) await this.segments.delete(studyId, segmentId);
      await this.live.tell({ studyId, topic: 'coding', id: before.postId });
      const { postId, version, from, to, codes, starred } = before;
      return { postId, version, from, to, codeIds: codes.map((code) => code.id), starred, gone };
    });
  }

  private async usesOf(studyId: string, segmentId: string): Promise<SegmentUse[]> {
    return (await this.uses.standingOn(studyId, [segmentId])).get(segmentId) ?? [];
  }
}
