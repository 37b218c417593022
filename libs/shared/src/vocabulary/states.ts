import { z } from 'zod';

/** draft → recruiting → field → closed. Questions open only in the field. */
export const StudyPhase = z.enum(['draft', 'recruiting', 'field', 'closed']);
export type StudyPhase = z.infer<typeof StudyPhase>;
export const STUDY_PHASES: Record<StudyPhase, readonly StudyPhase[]> = {
  draft: ['recruiting'],
  recruiting: ['draft', 'field'],
  field: ['closed'],
  closed: ['field'],
};

export const SeatState = z.enum([
  'drawn',
  'invited',
  'accepted',
  'agreed',
  'active',
  'completed',
  'declined',
  'expired',
  'dropped',
  'withdrawn',
]);
export type SeatState = z.infer<typeof SeatState>;
/** Which change of a seat may follow which. `dropped`: left or removed, words stay; `withdrawn`: left and the words go. */
export const SEAT_CHANGES: Record<SeatState, readonly SeatState[]> = {
  drawn: ['invited', 'withdrawn', 'declined'],
  invited: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: ['agreed', 'declined', 'dropped', 'withdrawn'],
  agreed: ['active', 'dropped', 'withdrawn'],
  active: ['completed', 'dropped', 'withdrawn'],
  completed: ['active', 'withdrawn'],
  declined: [],
  expired: ['invited'],
  dropped: ['active', 'withdrawn'],
  withdrawn: [],
};
/** Why a seat changed, where the service knows it; what a person gives as the reason stands in that person's words. */
export const SeatReason = z.enum([
  'drawn',
  'given',
  'emptyPlace',
  'invited',
  'invitedAgain',
  'cameIn',
  'declined',
  'notAnswered',
  'agreement',
  'firstAnswer',
  'allAnswered',
  'goesOn',
  'left',
  'erased',
  'rehearsal',
]);
export type SeatReason = z.infer<typeof SeatReason>;
/** Seats whose holder takes part in the discussion. */
export const TAKING_PART: readonly SeatState[] = ['agreed', 'active', 'completed'];

/** The clarity loop of one answer. An answer without a row is unread. */
export const ClarityState = z.enum(['unread', 'clear', 'unclear', 'probed', 'answered', 'settled', 'closed']);
export type ClarityState = z.infer<typeof ClarityState>;
export const CLARITY_CHANGES: Record<ClarityState, readonly ClarityState[]> = {
  unread: ['clear', 'unclear', 'probed'],
  clear: ['unread', 'unclear', 'probed'],
  unclear: ['unread', 'clear', 'probed', 'closed'],
  probed: ['answered', 'closed', 'settled'],
  answered: ['settled', 'probed', 'closed'],
  settled: ['answered', 'unclear', 'probed'],
  closed: ['unclear', 'probed', 'settled'],
};

export const PostKind = z.enum(['answer', 'reply', 'probe', 'probe_answer', 'to_moderator', 'moderator_reply']);
export type PostKind = z.infer<typeof PostKind>;
/** What a participant says about the matter: these posts are scored and coded; a word to the moderator is neither. */
export const CODED_KINDS: readonly PostKind[] = ['answer', 'reply', 'probe_answer'];
export const SkipReason = z.enum(['rather-not', 'not-relevant', 'no-time']);
export type SkipReason = z.infer<typeof SkipReason>;
export const Stance = z.enum(['for', 'against', 'mixed']);
export type Stance = z.infer<typeof Stance>;
export const SentimentLabel = z.enum(['negative', 'neutral', 'positive', 'none']);
export type SentimentLabel = z.infer<typeof SentimentLabel>;
