import { StoppableMail } from '@lytt/shared';

/**
 * Kinds that wait for the reader's hour, go bundled, and can be stopped. All others answer what somebody did or asked for (an
 * invitation, a link, an agreement, a decision) and go at once.
 */
export const CAN_WAIT: readonly string[] = StoppableMail.options;
export const canWait = (kind: string): kind is StoppableMail => CAN_WAIT.includes(kind);

const MINUTE_MS = 60_000;
/**
 * What can no longer be done anything about, or comes in a lively group many times a day, waits so many hours for another mail to
 * take it along: by itself it would use up a place under the day's ceiling that a question or a reminder needs.
 */
const WAITS_FOR_COMPANY_HOURS: Readonly<Record<string, number>> = { 'reminder-late': 12, 'peer-reply': 4 };
export const goesAloneAt = ({ kind, createdAt }: { kind: string; createdAt: Date }): Date => {
  const hours = WAITS_FOR_COMPANY_HOURS[kind];
  if (hours === undefined) return createdAt;
  // On a whole minute, as closings are, however many milliseconds after one it was written down.
  return new Date(Math.floor(createdAt.getTime() / MINUTE_MS) * MINUTE_MS + hours * 60 * MINUTE_MS);
};

/** In a participant's wishes: every kind that can be stopped. */
export const ALL_KINDS = 'all';
