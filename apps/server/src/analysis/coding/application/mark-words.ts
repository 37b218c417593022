import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SegmentView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { CODED_KINDS } from '../domain/coded-kinds.js';
import { quoteAt } from '../domain/quote-at.js';
import { CodingQueries } from './coding.queries.js';
import { because } from '../../../platform/errors/because.js';

export interface Place {
  postId: string;
  version: number;
  /** Code points, end exclusive. */
  from: number;
  to: number;
}

/** Marks words of one frozen version: the quote is taken from what is stored, never from what was sent. */
@Injectable()
export class MarkWords {
  constructor(
    private readonly work: UnitOfWork,
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
      if (as.starred !== undefined)
        await this.work.query('update research.segment set starred = $3 where study_id = $1 and id = $2', [
          studyId,
          id,
          as.starred,
        ]);
      await this.live.tell({ studyId, topic: 'coding', id: place.postId });
      const [segment] = await this.queries.segments(studyId, { ids: [id] });
      if (!segment) throw missing('segment');
      return segment;
    });
  }

  private async segmentAt(actor: StaffActor, studyId: string, { postId, version, from, to }: Place): Promise<string> {
    const quoted = quoteAt(await this.body(studyId, postId, version), from, to);
    if (!quoted.ok)
      throw invalid('coding.no-such-words', quoted.reason, [{ path: quoted.path, reason: quoted.reason }]);
    // The update that changes nothing makes an existing row come back, whoever made it a moment ago.
    const [row] = await this.work.query<{ id: string }>(
      `insert into research.segment (id, study_id, post_id, version, from_point, to_point, quote, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform.clock_now($2))
       on conflict (post_id, version, from_point, to_point) do update set quote = excluded.quote returning id`,
      [randomUUID(), studyId, postId, version, from, to, quoted.quote, actor.staffId],
    );
    if (!row) throw new Error('a segment was neither made nor found');
    return row.id;
  }

  /** The share lock waits for an erasure under way, so that no quote outlives its answer. */
  private async body(studyId: string, postId: string, version: number): Promise<string> {
    const [row] = await this.work.query<{ body: string }>(
      `select v.body from research.post p
         join research.seat s on s.id = p.seat_id
         join research.post_version v on v.post_id = p.id and v.version = $3
        where p.study_id = $1 and p.id = $2 and p.kind = any($4) and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
          for share of p`,
      [studyId, postId, version, CODED_KINDS],
    );
    if (!row) throw missing('answer');
    return row.body;
  }

  private async code(actor: StaffActor, studyId: string, segmentId: string, codeIds: readonly string[]): Promise<void> {
    if (codeIds.length === 0) return;
    const known = await this.work.query<{ id: string }>(
      'select id from research.code where study_id = $1 and id = any($2) for share',
      [studyId, codeIds],
    );
    if (known.length < codeIds.length)
      throw invalid('coding.no-such-code', because('coding.refusal.no-such-code'), [
        { path: 'codeIds', reason: because('coding.refusal.no-such-code') },
      ]);
    await this.work.query(
      `insert into research.coding (segment_id, code_id, study_id, staff_id, at) select $1, unnest($2::uuid[]), $3, $4, platform.clock_now($3)
       on conflict (segment_id, code_id) do nothing`,
      [segmentId, codeIds, studyId, actor.staffId],
    );
  }
}
