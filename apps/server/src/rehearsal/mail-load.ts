import { Temporal } from 'temporal-polyfill';

export interface MailLoad {
  mails: number;
  /** On one day of the reader's. */
  mostInADay: number;
  /** Between 22 and 7 by the reader's clock, whatever quiet hours the study has set. */
  atNight: number;
}

const [NIGHT_FROM, NIGHT_TO] = [22, 7];

/** How much somebody in this zone is written to. */
export function mailLoad(sent: readonly Date[], timeZone: string): MailLoad {
  const times = sent.map((at) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone));
  const days = new Map<string, number>();
  for (const time of times) {
    const day = time.toPlainDate().toString();
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return {
    mails: times.length,
    mostInADay: Math.max(0, ...days.values()),
    atNight: times.filter(({ hour }) => hour >= NIGHT_FROM || hour < NIGHT_TO).length,
  };
}
