import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideDayView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import classes from './guide.module.css';
import { wholeMinutes } from './question-words';

/** What experience says people give a day. */
const MOST_MINUTES = 15;

/** The day's minutes as two bars on one scale for the whole week, with their words; what is too much is said. */
export function DayLoad({ load, longest }: { load: GuideDayView | undefined; longest: number }): ReactNode {
  const t = useTexts('guide.guide');
  if (!load || load.questions === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothing')}
      </Text>
    );
  const scale = Math.max(longest, MOST_MINUTES);
  const estimated = wholeMinutes(load.estimatedMinutes);
  const bars = [
    { words: t('promised', { minutes: load.minutes }), minutes: load.minutes, kind: 'promised' },
    { words: t('estimated', { minutes: estimated }), minutes: estimated, kind: 'estimated' },
  ];
  return (
    <div>
      {bars.map(({ words, minutes, kind }) => (
        <div key={kind} className={classes['load']}>
          <Text size="sm">{words}</Text>
          <div
            className={classes['bar']}
            data-kind={kind}
            data-much={minutes > MOST_MINUTES || undefined}
            style={{ width: `${(100 * minutes) / scale}%` }}
            aria-hidden="true"
          />
        </div>
      ))}
      {load.minutes > MOST_MINUTES ? <Warning words={t('tooLong', { limit: MOST_MINUTES })} /> : null}
      {load.full ? <Warning words={t('tooMany', { count: load.questions })} /> : null}
    </div>
  );
}

function Warning({ words }: { words: string }): ReactNode {
  return (
    <Text size="sm" className={classes['warning']}>
      {words}
    </Text>
  );
}
