import { Injectable } from '@nestjs/common';
import type { SegmentView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { quoteAt } from '../domain/quote-at.js';
import { CodebookRepository } from '../persistence/codebook.repository.js';
import { SegmentsRepository, type Place } from '../persistence/segments.repository.js';
import { CodingQueries } from './coding.queries.js';

/** Marks words of one frozen version: the quote is taken from what is stored, never from what was sent. */
@Injectable()
export class MarkWords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly segments: SegmentsRepository,
    private readonly codebook: CodebookRepository,
    private readonly queries: CodingQueries,
    private readonly live: Live,
  ) {}

  execute(
    actor: StaffActor,
    studyId: string,
    place: Place,
    as: { codeIds?: readonly string[]; starred?: boolean | undefined } = {},
  ): Promise<SegmentView> {
    return this.work.run(async () => {
      const id = await this.segmentAt(actor, studyId, place);
      await this.code(actor, studyId, id, [...new Set(as.codeIds ?? [])]);
      if (as.starred !== undefined) await this.segments.star(studyId, id, as.starred);
      await this.live.tell({ studyId, topic: 'coding', id: place.postId });
      const [segment] = await this.queries.segments(studyId, { ids: [id] });
      if (!segment) throw missing('segment');
      return segment;
    });
  }

  private async segmentAt(actor: StaffActor, studyId: string, place: Place): Promise<string> {
    const body = await this.segments.lockWords(studyId, place.postId, place.version);
    if (body === undefined) throw missing('answer');
    const quoted = quoteAt(body, place.from, place.to);
    if (!quoted.ok)
      throw invalid('coding.no-such-words', quoted.message, [{ path: quoted.path, message: quoted.message }]);
    return this.segments.at(studyId, place, quoted.quote, actor.staffId);
  }

  private async code(actor: StaffActor, studyId: string, segmentId: string, codeIds: readonly string[]): Promise<void> {
    if (codeIds.length === 0) return;
    if ((await this.codebook.holdCodes(studyId, codeIds)) < codeIds.length)
      throw invalid('coding.no-such-code', 'The code is not in the codebook any longer.', [
        { path: 'codeIds', message: 'The code is not in the codebook any longer.' },
      ]);
    await this.segments.code(studyId, segmentId, codeIds, actor.staffId);
  }
}
