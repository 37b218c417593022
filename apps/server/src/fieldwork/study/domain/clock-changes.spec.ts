import { Temporal } from 'temporal-polyfill';
import { instantOf } from './study-day.js';

/**
 * Both clock changes of each year, as governments have announced them: Europe on the last Sunday of March and October at
 * 01:00 UTC (directive 2000/84/EC); Canada on the second Sunday of March and the first of November at 02:00 (Newfoundland
 * too, since 2011); the Chatham Islands on the first Sunday of April and the last of September, at 02:45 standard time
 * (New Zealand Time Order 2007).
 */
const DAYS = {
  'Europe/Oslo': {
    forward: ['2026-03-29', '2027-03-28', '2028-03-26', '2029-03-25', '2030-03-31'],
    back: ['2026-10-25', '2027-10-31', '2028-10-29', '2029-10-28', '2030-10-27'],
  },
  'America/St_Johns': {
    forward: ['2026-03-08', '2027-03-14', '2028-03-12', '2029-03-11', '2030-03-10'],
    back: ['2026-11-01', '2027-11-07', '2028-11-05', '2029-11-04', '2030-11-03'],
  },
  'Pacific/Chatham': {
    forward: ['2026-09-27', '2027-09-26', '2028-09-24', '2029-09-30', '2030-09-29'],
    back: ['2026-04-05', '2027-04-04', '2028-04-02', '2029-04-01', '2030-04-07'],
  },
} as const;
type Zone = keyof typeof DAYS;

/** Wall time → what it is in UTC on that day; `+1` and `-1` name the UTC day beside the local one. */
const FORWARD: Record<Zone, [wall: string, utc: string][]> = {
  'Europe/Oslo': [
    ['01:59', '00:59'],
    ['02:00', '01:00'],
    ['02:30', '01:00'],
    ['02:59', '01:00'],
    ['03:00', '01:00'],
    ['03:01', '01:01'],
    ['09:00', '07:00'],
  ],
  'America/St_Johns': [
    ['01:59', '05:29'],
    ['02:00', '05:30'],
    ['02:30', '05:30'],
    ['02:59', '05:30'],
    ['03:00', '05:30'],
    ['03:01', '05:31'],
    ['09:00', '11:30'],
  ],
  'Pacific/Chatham': [
    ['02:44', '-1 13:59'],
    ['02:45', '-1 14:00'],
    ['03:00', '-1 14:00'],
    ['03:44', '-1 14:00'],
    ['03:45', '-1 14:00'],
    ['03:46', '-1 14:01'],
    ['09:00', '-1 19:15'],
  ],
};
const BACK: Record<Zone, [wall: string, utc: string][]> = {
  'Europe/Oslo': [
    ['01:59', '-1 23:59'],
    ['02:00', '00:00'],
    ['02:30', '00:30'],
    ['02:59', '00:59'],
    ['03:00', '02:00'],
    ['09:00', '08:00'],
  ],
  'America/St_Johns': [
    ['00:59', '03:29'],
    ['01:00', '03:30'],
    ['01:30', '04:00'],
    ['01:59', '04:29'],
    ['02:00', '05:30'],
    ['09:00', '12:30'],
  ],
  'Pacific/Chatham': [
    ['02:44', '-1 12:59'],
    ['02:45', '-1 13:00'],
    ['03:00', '-1 13:15'],
    ['03:44', '-1 13:59'],
    ['03:45', '-1 15:00'],
    ['09:00', '-1 20:15'],
  ],
};

const rows = (Object.keys(DAYS) as Zone[]).flatMap((zone) =>
  (['forward', 'back'] as const).flatMap((change) =>
    DAYS[zone][change].map((day) => [zone, change, day, change === 'forward' ? FORWARD[zone] : BACK[zone]] as const),
  ),
);

describe('a question on the day on which clocks change', () => {
  it.each(rows)(
    'in %s, %s on %s, opens at the first valid instant of a missing time and the first of a repeated one',
    (zone, _, day, table) => {
      const opened = table.map(([wall]) => [wall, instantOf(day, 1, wall, zone).toISOString()]);
      expect(opened).toEqual(
        table.map(([wall, utc]) => {
          const [time = '', before] = utc.split(' ').reverse();
          const date = Temporal.PlainDate.from(day).add({ days: Number(before ?? 0) });
          return [wall, `${date.toString()}T${time}:00.000Z`];
        }),
      );
    },
  );

  it.each(rows)('in %s, %s on %s, never goes back when its wall time goes on', (zone, _, day) => {
    let last = 0;
    for (let minute = 0; minute < 24 * 60; minute++) {
      const wall = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const instant = instantOf(day, 1, wall, zone).getTime();
      expect(instant).toBeGreaterThanOrEqual(last);
      last = instant;
    }
  });
});
