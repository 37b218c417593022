import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { propertyRuns } from '../../../../../../test-support/property-runs.js';
import { bundleAt, isQuiet, mayGoAt, type MailRule, type Reader, type Waiting } from './when-may-go.js';

const RULE: MailRule = { quietFrom: 21, quietTo: 8, atMost: 3 };
const OSLO: Reader = { timeZone: 'Europe/Oslo', mailHour: null };
const at = (iso: string): Date => new Date(iso);
const local = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
const go = (iso: string, reader: Reader = OSLO, sent: Date[] = [], until: string | null = null): string =>
  mayGoAt({ occurredAt: at(iso), until: until ? at(until) : null }, at(iso), reader, RULE, sent).toISOString();

/** Weeks with a change of the clocks in them, forward and back, north and south. */
const instant = fc
  .tuple(
    fc.constantFrom('2027-03-26', '2027-10-29', '2027-04-02', '2027-10-01', '2028-06-10').map((day) => Date.parse(day)),
    fc.integer({ min: 0, max: 5 * 24 * 60 }),
  )
  .map(([day, minutes]) => new Date(day + minutes * 60_000));
const hour = fc.integer({ min: 0, max: 23 });
const rule: fc.Arbitrary<MailRule> = fc.record({
  quietFrom: hour,
  quietTo: hour,
  atMost: fc.integer({ min: 1, max: 4 }),
});
const reader: fc.Arbitrary<Reader> = fc.record({
  timeZone: fc.constantFrom('Europe/Oslo', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu', 'UTC'),
  mailHour: fc.option(hour),
});
const waiting: fc.Arbitrary<Waiting> = fc.record({ occurredAt: instant, until: fc.option(instant) });

describe('when a mail may go', () => {
  it('is at once by day, and in the morning for what happens at night', () => {
    expect(go('2027-03-01T10:00:00Z')).toBe('2027-03-01T10:00:00.000Z');
    expect(go('2027-03-01T20:00:00Z')).toBe('2027-03-02T07:00:00.000Z');
    expect(go('2027-03-01T03:12:00Z')).toBe('2027-03-01T07:00:00.000Z');
  });

  it('is at the reader’s own hour, today while that is ahead and tomorrow when it is past', () => {
    const evening = { ...OSLO, mailHour: 17 };
    expect(go('2027-03-01T10:00:00Z', evening)).toBe('2027-03-01T16:00:00.000Z');
    expect(go('2027-03-01T16:20:00Z', evening)).toBe('2027-03-02T16:00:00.000Z');
    expect(go('2027-03-01T10:00:00Z', { timeZone: 'America/New_York', mailHour: 8 })).toBe('2027-03-01T13:00:00.000Z');
  });

  it('is at once, for what would be too late at the reader’s own hour', () => {
    expect(go('2027-03-01T17:30:00Z', { ...OSLO, mailHour: 17 }, [], '2027-03-01T22:00:00Z')).toBe(
      '2027-03-01T17:30:00.000Z',
    );
  });

  it('is the next morning when a day has had its mails', () => {
    const three = ['2027-03-01T08:00:00Z', '2027-03-01T09:00:00Z', '2027-03-01T10:00:00Z'].map(at);
    expect(go('2027-03-01T11:00:00Z', OSLO, three.slice(1))).toBe('2027-03-01T11:00:00.000Z');
    expect(go('2027-03-01T11:00:00Z', OSLO, three)).toBe('2027-03-02T07:00:00.000Z');
  });

  it('is 08:00 by the wall on both days of the year on which the clocks are changed', () => {
    expect(go('2027-03-28T00:30:00Z')).toBe('2027-03-28T06:00:00.000Z');
    expect(go('2027-10-31T00:30:00Z')).toBe('2027-10-31T07:00:00.000Z');
    expect(go('2027-10-31T01:30:00Z')).toBe('2027-10-31T07:00:00.000Z');
    // 02:00 is left out that night: the first minute after it.
    const night = { quietFrom: 22, quietTo: 2, atMost: 3 };
    const first = (iso: string): string =>
      mayGoAt({ occurredAt: at(iso), until: null }, at(iso), OSLO, night, []).toISOString();
    expect(first('2027-03-27T23:30:00Z')).toBe('2027-03-28T01:00:00.000Z');
    expect(first('2027-10-30T23:30:00Z')).toBe('2027-10-31T00:00:00.000Z');
  });

  it('is at the own hour of every day once, on the days on which the clocks are changed too', () => {
    const changes = [
      ['Europe/Oslo', '2027-03-28'],
      ['Europe/Oslo', '2027-10-31'],
      ['Australia/Lord_Howe', '2027-04-04'],
      ['Australia/Lord_Howe', '2027-10-03'],
      ['America/Santiago', '2027-04-03'],
      ['America/Santiago', '2027-09-05'],
    ] as const;
    const never: MailRule = { quietFrom: 0, quietTo: 0, atMost: 1 };
    for (const [timeZone, changed] of changes)
      for (const mailHour of [0, 1, 2, 3, 12, 23]) {
        const who: Reader = { timeZone, mailHour };
        const first = Temporal.PlainDate.from(changed).subtract({ days: 2 });
        const start = first.toZonedDateTime(timeZone).epochMilliseconds;
        const gone: Date[] = [];
        let waits: Waiting[] = [];
        // Something happens every half hour, and the service asks as often; what waits longest and shortest speaks for all.
        for (let ms = start; ms < start + 5 * 86_400_000; ms += 1_800_000) {
          const now = new Date(ms);
          waits = [...waits.slice(0, 1), { occurredAt: now, until: null }];
          if (bundleAt(waits, now, who, never, gone) > now) continue;
          gone.push(now);
          waits = [];
        }
        const walls = gone.map((each) => local(each, timeZone));
        const days = [0, 1, 2, 3].map((day) => first.add({ days: day }).toString());
        expect(walls.map((wall) => wall.toPlainDate().toString()).slice(0, 4)).toEqual(days);
        // An hour that is left out comes as much later as the clocks are moved.
        const late = walls.filter((wall) => wall.hour !== mailHour).map((wall) => wall.toPlainDate().toString());
        expect(late.filter((day) => day !== changed)).toEqual([]);
      }
  });

  it('is never before now, in quiet hours or on a full day, and holds nothing for longer than three days', () => {
    fc.assert(
      fc.property(waiting, instant, reader, rule, fc.array(instant, { maxLength: 8 }), (one, now, who, by, sent) => {
        const gone = mayGoAt(one, now, who, by, sent);
        const wall = local(gone, who.timeZone);
        expect(gone.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(isQuiet(wall.hour, by)).toBe(false);
        const sameDay = sent.filter((each) => local(each, who.timeZone).toPlainDate().equals(wall.toPlainDate()));
        expect(sameDay.length).toBeLessThan(by.atMost);
        if (sent.length < by.atMost) {
          const from = Math.max(now.getTime(), one.occurredAt.getTime());
          expect(gone.getTime() - from).toBeLessThan(3 * 86_400_000);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  it('asked again at the answer, is the answer', () => {
    fc.assert(
      fc.property(waiting, instant, reader, rule, (one, now, who, by) => {
        const gone = mayGoAt(one, now, who, by, []);
        expect(mayGoAt(one, gone, who, by, [])).toEqual(gone);
      }),
    );
  });

  it('loses nothing, keeps the order and stays below the ceiling through a whole week, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(instant, { minLength: 1, maxLength: 25 }),
        fc.array(instant, { maxLength: 30 }),
        reader,
        rule,
        (happens, asks, who, by) => {
          const occurred = [...happens].sort((a, b) => a.getTime() - b.getTime());
          const last = (occurred.at(-1)?.getTime() ?? 0) + 10 * 86_400_000;
          // The service asks at odd times, with outages between, and from the last one on without fail.
          const times = [...asks, ...occurred].map((each) => each.getTime());
          for (let late = occurred.at(-1)?.getTime() ?? 0; late < last; late += 600_000) times.push(late);
          const mails: { at: Date; items: Date[] }[] = [];
          let done = 0;
          for (const time of times.sort((a, b) => a - b)) {
            const now = new Date(time);
            const open = occurred.slice(done).filter((each) => each <= now);
            if (open.length === 0) continue;
            const held = open.map((occurredAt) => ({ occurredAt, until: null }));
            const sent = mails.map((mail) => mail.at).slice(-10);
            if (bundleAt(held, now, who, by, sent) > now) continue;
            mails.push({ at: now, items: open });
            done += open.length;
          }
          expect(mails.flatMap((mail) => mail.items)).toEqual(occurred);
          const perDay = new Map<string, number>();
          for (const { at: sentAt } of mails) {
            const wall = local(sentAt, who.timeZone);
            expect(isQuiet(wall.hour, by)).toBe(false);
            const day = wall.toPlainDate().toString();
            perDay.set(day, (perDay.get(day) ?? 0) + 1);
          }
          expect(Math.max(...perDay.values())).toBeLessThanOrEqual(by.atMost);
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });
});
