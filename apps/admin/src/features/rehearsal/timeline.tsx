import { Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useMemo, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { RehearsedKind, type RehearsalView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { LifeRow, type Scale } from './life-row';
import { Sign } from './marks';
import classes from './rehearsal.module.css';
import { daysOf, instantOf, type Filter, type Happening } from './story';
import { useWords } from './use-words';

const HOURS = [3, 6, 9, 12, 15, 18, 21];

interface Props {
  week: RehearsalView;
  story: readonly Happening[];
  shown: readonly Happening[];
  filter: Filter;
  onFilter: Dispatch<SetStateAction<Filter>>;
  chosen: Happening | undefined;
  onChoose: (one: Happening) => void;
}

/** Person × time. A table, so that names and figures can be read; what is drawn within is told in full by the one below. */
export function Timeline({ week, story, shown, filter, onFilter, chosen, onChoose }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const { timeZone } = useStudy();
  const { ref, width } = useElementSize<HTMLTableCellElement>();
  const scale = useScale(story, filter.day, width);
  const rows = useMemo(() => byPerson(shown), [shown]);
  const onOnly = useCallback((person: string | undefined) => onFilter((before) => ({ ...before, person })), [onFilter]);
  const lives = useMemo(() => byPerson(story), [story]);
  const people = week.people.filter(({ id }) => rows.has(id));
  return (
    <section aria-labelledby="rehearsal-picture">
      <Title order={2} size="h4" id="rehearsal-picture">
        {t('picture')}
      </Title>
      <Text size="sm" c="dimmed" maw="75ch">
        {t('pictureAbout', { zone: timeZone })}
      </Text>
      <Key story={story} />
      <div className={classes['picture']} role="region" aria-label={t('pictureScroll')} tabIndex={0}>
        <table className={classes['strips']}>
          <thead>
            <tr>
              <th scope="col">{t('who')}</th>
              <th scope="col" ref={ref} className={classes['axis']}>
                <VisuallyHidden>{timeZone}</VisuallyHidden>
                <div className={classes['fit']}>{width > 0 ? <Axis scale={scale} /> : null}</div>
              </th>
              <th scope="col">{t('mails')}</th>
              <th scope="col">{t('most')}</th>
              <th scope="col" title={t('nightAbout')}>
                {t('night')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <LifeRow
                key={person.id}
                person={person}
                own={rows.get(person.id) ?? NONE}
                life={lives.get(person.id) ?? NONE}
                scale={width > 0 ? scale : undefined}
                isOnly={filter.person === person.id}
                chosen={chosen?.person.id === person.id ? chosen : undefined}
                onOnly={onOnly}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const NONE: readonly Happening[] = [];

function byPerson(shown: readonly Happening[]): Map<string, Happening[]> {
  const rows = new Map<string, Happening[]>();
  for (const one of shown) {
    const own = rows.get(one.person.id);
    if (own) own.push(one);
    else rows.set(one.person.id, [one]);
  }
  return rows;
}

function useScale(story: readonly Happening[], only: string | undefined, width: number): Scale {
  const { timeZone } = useStudy();
  return useMemo(() => {
    const days = only ? [only] : daysOf(story);
    const from = instantOf(days[0] ?? '', 0, timeZone);
    const to = instantOf(days.at(-1) ?? '', 24, timeZone);
    const x = (ms: number): number => ((ms - from) / (to - from)) * width;
    const clamp = (ms: number): number => Math.min(Math.max(x(ms), 0), width);
    return {
      width,
      x,
      days: days.map((day) => ({ day, at: x(instantOf(day, 0, timeZone)) })),
      hours: only ? HOURS.map((hour) => ({ hour, at: x(instantOf(only, hour, timeZone)) })) : [],
      nights: days.flatMap((day) => [
        { from: clamp(instantOf(day, 0, timeZone)), to: clamp(instantOf(day, 7, timeZone)) },
        { from: clamp(instantOf(day, 22, timeZone)), to: clamp(instantOf(day, 24, timeZone)) },
      ]),
    };
  }, [story, only, width, timeZone]);
}

function Axis({ scale }: { scale: Scale }): ReactNode {
  const words = useWords();
  const room = scale.width / scale.days.length;
  return (
    <svg width={scale.width} height={20} aria-hidden className={classes['strip']}>
      {scale.days.map(({ day, at }) => (
        <text key={day} x={at + 3} y={14} className={classes['day']}>
          {room < 60 ? Number(day.slice(8)) : words.shortDay(day, room > 110 && scale.hours.length === 0)}
        </text>
      ))}
      {scale.hours.map(({ hour, at }) => (
        <text key={hour} x={at} y={14} textAnchor="middle" className={classes['day']}>
          {String(hour).padStart(2, '0')}
        </text>
      ))}
    </svg>
  );
}

function Key({ story }: { story: readonly Happening[] }): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const kinds = RehearsedKind.options.filter((kind) => story.some((one) => one.kind === kind));
  return (
    <Group component="ul" gap="md" my={6} aria-label={t('key')} className={classes['key']}>
      {kinds.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} /> {t(`kind.${kind}`)}
        </li>
      ))}
      <li>
        <svg width={22} height={14} aria-hidden className={classes['sign']}>
          <path d="M1 7H21" className={classes['span']} />
        </svg>{' '}
        {t('keyOpen')}
      </li>
    </Group>
  );
}
