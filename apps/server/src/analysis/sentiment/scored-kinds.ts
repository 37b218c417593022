import type { PostKind } from '@lytt/shared';

/** What a participant says about the matter; a word to the moderator is not part of the conversation. */
export const SCORED_KINDS: readonly PostKind[] = ['answer', 'reply', 'probe_answer'];
