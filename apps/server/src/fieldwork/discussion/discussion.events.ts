import type { PostKind } from '@lytt/shared';

/** Somebody wrote a post, or a new version of one. Words are asked for through the facade. */
export class PostWritten {
  constructor(
    readonly studyId: string,
    readonly postId: string,
    readonly kind: PostKind,
    readonly version: number,
    /** The participant who wrote it; null where a moderator did. */
    readonly seatId: string | null,
    readonly parentId: string | null,
  ) {}
}

/** The words of a post are gone for good. */
export class PostErased {
  constructor(
    readonly studyId: string,
    readonly postId: string,
  ) {}
}
