import { StoppableMail } from '@lytt/shared';

/**
 * Kinds that wait for the reader's hour, go bundled, and can be stopped. All others answer what somebody did or asked for (an
 * invitation, a link, an agreement, a decision) and go at once.
 */
export const CAN_WAIT: readonly string[] = StoppableMail.options;
export const canWait = (kind: string): kind is StoppableMail => CAN_WAIT.includes(kind);

/** In a participant's wishes: every kind that can be stopped. */
export const ALL_KINDS = 'all';
