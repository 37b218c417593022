import { StoppableMail } from '@lytt/shared';

/**
 * Kinds that wait for the reader's hour, go bundled, and can be stopped. All others answer what somebody did or asked for (an
 * invitation, a link, an agreement, a decision) and go at once.
 */
export const CAN_WAIT: readonly string[] = StoppableMail.options;
export const canWait = (kind: string): kind is StoppableMail => CAN_WAIT.includes(kind);

/**
 * What can no longer be done anything about waits so many hours for another mail to take it along: by itself it would use up
 * a place under the day's ceiling that a question or a reminder needs.
 */
const WAITS_FOR_COMPANY_HOURS: Readonly<Record<string, number>> = { 'reminder-late': 12 };
export const goesAloneAt = ({ kind, createdAt }: { kind: string; createdAt: Date }): Date =>
  new Date(createdAt.getTime() + (WAITS_FOR_COMPANY_HOURS[kind] ?? 0) * 3_600_000);

/** In a participant's wishes: every kind that can be stopped. */
export const ALL_KINDS = 'all';
