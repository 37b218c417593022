import { Injectable } from '@nestjs/common';
import type { SegmentUse } from '@lytt/shared';

/** What a higher module has built on segments. Words that something stands on are not deleted from under it. */
export interface UsesSegments {
  /** Segment → what stands on it; segments that carry nothing may be left out. */
  usesOf(studyId: string, segmentIds: readonly string[]): Promise<Map<string, SegmentUse[]>>;
}

/** The slot: whoever stands above and builds on segments registers here when it starts. */
@Injectable()
export class SegmentUses {
  private readonly users: UsesSegments[] = [];

  register(user: UsesSegments): void {
    this.users.push(user);
  }

  async standingOn(studyId: string, segmentIds: readonly string[]): Promise<Map<string, SegmentUse[]>> {
    const all = new Map<string, SegmentUse[]>();
    if (segmentIds.length === 0) return all;
    for (const user of this.users)
      for (const [id, uses] of await user.usesOf(studyId, segmentIds)) all.set(id, [...(all.get(id) ?? []), ...uses]);
    return all;
  }
}
