import type { PostKind, SkipReason } from '@lytt/shared';

/** A post with the words of its newest version, as analysis and moderation read it. */
export interface WrittenPost {
  id: string;
  studyId: string;
  kind: PostKind;
  questionId: string | null;
  parentId: string | null;
  seatId: string | null;
  staffId: string | null;
  alias: string | null;
  aboutSeatId: string | null;
  private: boolean;
  version: number;
  body: string;
  skipReason: SkipReason | null;
  createdAt: Date;
}
