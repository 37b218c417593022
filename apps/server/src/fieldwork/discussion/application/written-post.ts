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

/** Columns of `research.written_post` (withdrawn people's and erased posts are not in it) under their names here. */
export const WRITTEN_POST = `w.post_id as id, w.study_id as "studyId", w.kind, w.question_id as "questionId", w.parent_id as "parentId", w.seat_id as "seatId",
  w.staff_id as "staffId", w.alias, w.about_seat_id as "aboutSeatId", w.private, w.version, w.body, w.skip_reason as "skipReason", w.created_at as "createdAt"`;
