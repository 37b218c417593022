import type { Language } from '@lytt/shared';
import type { InputType } from '../../screener/screener.facade.js';

const LOCALE: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHAPES: Partial<Record<InputType, Intl.DateTimeFormatOptions>> = {
  date: DAY,
  month: { month: 'long', year: 'numeric' },
  'datetime-local': { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

/** A bound as the reader writes it: `2026-12-31` is 31. desember 2026, `0.5` is 0,5. Years are numbers too, so none is grouped. */
export function sayBound(bound: string, input: InputType, language: Language): string {
  if (bound === '') return bound;
  if (input === 'time' || input === 'week') return bound;
  const shape = SHAPES[input];
  if (!shape)
    return Number.isFinite(Number(bound))
      ? new Intl.NumberFormat(LOCALE[language], { useGrouping: false, maximumFractionDigits: 6 }).format(Number(bound))
      : bound;
  // Wall time of no zone in particular.
  const instant = new Date(`${bound}${input === 'month' ? '-01' : ''}${input === 'datetime-local' ? 'Z' : ''}`);
  return Number.isNaN(instant.getTime())
    ? bound
    : new Intl.DateTimeFormat(LOCALE[language], { ...shape, timeZone: 'UTC' }).format(instant);
}
