import type { Language } from './languages.js';
import type { Role } from './roles.js';

/** Who is acting. `role` and `studyId` of staff are those of the study that the request is about. */
export type Actor = StaffActor | ParticipantActor | { kind: 'system' } | { kind: 'public' };
export interface StaffActor {
  kind: 'staff';
  staffId: string;
  name: string;
  isOwner: boolean;
  studyId?: string;
  role?: Role;
}
export interface ParticipantActor {
  kind: 'participant';
  /** A participant is known to the discussion by the seat alone. */
  seatId: string;
  studyId: string;
  language: Language;
}
