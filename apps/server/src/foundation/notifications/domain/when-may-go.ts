import { Temporal } from 'temporal-polyfill';

/** Hours of the day, 0–23, by the reader's clock. `quietFrom` = `quietTo`: no quiet hours. */
export interface MailRule {
  quietFrom: number;
  quietTo: number;
  /** Mails to one reader on one of their days. */
  atMost: number;
}
export interface Reader {
  timeZone: string;
  /** The hour of the one mail a day; null: when it happens. */
  mailHour: number | null;
}
export interface Waiting {
  occurredAt: Date;
  /** From then on it says nothing new. */
  until: Date | null;
}

/**
 * The first instant, not before `now`, at which a mail may go to this reader. `sent`: the mails of the last two days that
 * count towards the ceiling. What waits for the reader's own hour and would be too late by then goes when it happens.
 */
export function mayGoAt(waiting: Waiting, now: Date, reader: Reader, rule: MailRule, sent: readonly Date[]): Date {
  const occurred = zoned(waiting.occurredAt, reader);
  const own = reader.mailHour === null ? occurred : nextHour(occurred, reader.mailHour);
  const tooLate = waiting.until !== null && own.epochMilliseconds >= waiting.until.getTime();
  const wished = Math.max((tooLate ? occurred : own).epochMilliseconds, now.getTime());
  let at = zoned(new Date(wished), reader);
  // Each step goes forward, and a day without mails follows a full one: it ends after two rounds at most.
  for (;;) {
    const next = afterFullDay(afterQuiet(at, rule), rule, sent);
    if (next.epochMilliseconds === at.epochMilliseconds) return new Date(at.epochMilliseconds);
    at = next;
  }
}

/** When somebody's waiting notices may go together: as soon as the first of them may, so that one mail takes all along. */
export const bundleAt = (
  waiting: readonly Waiting[],
  now: Date,
  reader: Reader,
  rule: MailRule,
  sent: readonly Date[],
): Date => new Date(Math.min(...waiting.map((each) => mayGoAt(each, now, reader, rule, sent).getTime())));

/** In the quiet hours of the reader's day; they may run over midnight. */
export function isQuiet(hour: number, { quietFrom, quietTo }: Pick<MailRule, 'quietFrom' | 'quietTo'>): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

const zoned = (instant: Date, { timeZone }: Reader): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

/** The start of this hour on a day: the first of two; where the clocks leave it out, as much later as they are moved. */
const hourOf = (day: Temporal.PlainDate, hour: number, timeZone: string): Temporal.ZonedDateTime =>
  day.toPlainDateTime({ hour }).toZonedDateTime(timeZone, { disambiguation: 'compatible' });

function nextHour(from: Temporal.ZonedDateTime, hour: number): Temporal.ZonedDateTime {
  const today = hourOf(from.toPlainDate(), hour, from.timeZoneId);
  return Temporal.ZonedDateTime.compare(today, from) >= 0
    ? today
    : hourOf(from.toPlainDate().add({ days: 1 }), hour, from.timeZoneId);
}

function afterQuiet(at: Temporal.ZonedDateTime, rule: MailRule): Temporal.ZonedDateTime {
  if (!isQuiet(at.hour, rule)) return at;
  let end = nextHour(at, rule.quietTo);
  // In a repeated hour the first 02:00 may lie behind and the second before.
  while (isQuiet(end.hour, rule)) end = nextHour(end.add({ minutes: 1 }), rule.quietTo);
  return end;
}

function afterFullDay(at: Temporal.ZonedDateTime, rule: MailRule, sent: readonly Date[]): Temporal.ZonedDateTime {
  const today = sent.filter((one) => {
    const day = Temporal.Instant.fromEpochMilliseconds(one.getTime()).toZonedDateTimeISO(at.timeZoneId).toPlainDate();
    return day.equals(at.toPlainDate());
  }).length;
  return today < rule.atMost ? at : at.toPlainDate().add({ days: 1 }).toZonedDateTime(at.timeZoneId);
}
