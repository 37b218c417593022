import type { PostKind } from '@lytt/shared';

/** What a participant says about the matter: these are the documents of the analysis. */
export const CODED_KINDS: readonly PostKind[] = ['answer', 'reply', 'probe_answer'];
