import { Temporal } from 'temporal-polyfill';

const LAST_MINUTE = '23:59';

/**
 * Until when an invitation sent at `now` may be answered: the last minute of the local day so many days later, because
 * people understand a day and not an hour.
 */
export function answerDeadline(now: Date, days: number, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = today
    .add({ days })
    .toPlainDateTime(Temporal.PlainTime.from(LAST_MINUTE))
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return new Date(last.epochMilliseconds);
}
