import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDates, useTexts } from '../../i18n/texts';
import type { Day } from './days';
import classes from './funnel.module.css';
import { STEPS, type Step } from './steps';

/** Drawn in units: one day is this wide, a row this high. The picture is stretched to the room there is. */
const DAY = 10;
const HIGH = 44;

/** Small multiples: a row for each step, all on the same days, each on its own scale with its highest day named. */
export function DaysChart({ days }: { days: Day[] }): ReactNode {
  const t = useTexts('applying.sources');
  const { shortDay } = useShortDay();
  return (
    <div>
      <Text size="sm" c="dimmed" mb="sm">
        {t('daysAbout')}
      </Text>
      {STEPS.map((step) => (
        <Row key={step} step={step} days={days} />
      ))}
      <div className={classes.dates} aria-hidden>
        <span>{shortDay(days[0]?.day ?? '')}</span>
        {days.length > 1 ? <span>{shortDay(days.at(-1)?.day ?? '')}</span> : null}
      </div>
    </div>
  );
}

function Row({ step, days }: { step: Step; days: Day[] }): ReactNode {
  const t = useTexts('applying.sources');
  const { shortDay } = useShortDay();
  const most = Math.max(0, ...days.map((day) => day[step]));
  const highest = days.findIndex((day) => day[step] === most);
  const total = days.reduce((sum, day) => sum + day[step], 0);
  const label = t('chart', { step: t(step), total, day: shortDay(days[highest]?.day ?? ''), most });
  return (
    <div className={classes.dayRow}>
      <div>
        <Text size="sm" fw={600}>
          {t(step)}
        </Text>
        <Text size="sm">{total}</Text>
      </div>
      <div className={classes.dayBars}>
        <svg viewBox={`0 0 ${days.length * DAY} ${HIGH}`} preserveAspectRatio="none" role="img" aria-label={label}>
          {days.map((day, at) => (
            <rect
              key={day.day}
              data-step={step}
              x={at * DAY + 1}
              width={DAY - 2}
              y={HIGH - (most ? (day[step] / most) * HIGH : 0)}
              height={most ? (day[step] / most) * HIGH : 0}
            >
              <title>{`${shortDay(day.day)}: ${day[step]}`}</title>
            </rect>
          ))}
          <line x1={0} x2={days.length * DAY} y1={HIGH} y2={HIGH} vectorEffect="non-scaling-stroke" />
        </svg>
        {most > 0 ? (
          <span
            className={classes.most}
            style={{ insetInlineStart: `${((highest + 0.5) / days.length) * 100}%` }}
            aria-hidden
          >
            {most}
          </span>
        ) : null}
      </div>
    </div>
  );
}

/** A calendar day is the same day in every time zone. */
export function useShortDay(): { shortDay: (day: string) => string } {
  const { day } = useDates('UTC');
  return { shortDay: (iso) => (iso ? day(`${iso}T12:00:00Z`) : '') };
}
