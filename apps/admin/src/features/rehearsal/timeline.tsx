import { Group, Text, Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { memo, useMemo, type MouseEvent, type ReactNode } from 'react';
import { RehearsedKind, type RehearsalView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { markAt, Sign } from './marks';
import classes from './rehearsal.module.css';
import { daysOf, instantOf, TOO_MANY, type Filter, type Happening, type Person } from './story';
import { rehearsalTexts } from './texts';
import { useWords } from './use-words';

const HEIGHT = 24;
/** Mails above, the rest below: a mail goes at the very moment of the opening that it tells of. */
const [MAIL_Y, OTHER_Y] = [6.5, 16.5];
const NEAR_PX = 10;
const HOURS = [3, 6, 9, 12, 15, 18, 21];

interface Props {
  week: RehearsalView;
  story: readonly Happening[];
  shown: readonly Happening[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  chosen: Happening | undefined;
  onChoose: (one: Happening) => void;
}

interface Scale {
  width: number;
  x: (ms: number) => number;
  days: { day: string; at: number }[];
  /** Of a single day. */
  hours: { hour: number; at: number }[];
  nights: { from: number; to: number }[];
}

/** Person × time. A table, so that names and figures can be read; what is drawn within is told in full by the one below. */
export function Timeline({ week, story, shown, filter, onFilter, chosen, onChoose }: Props): ReactNode {
  const t = useTexts(rehearsalTexts);
  const { timeZone } = useStudy();
  const words = useWords();
  const { ref, width } = useElementSize<HTMLTableCellElement>();
  const scale = useScale(story, filter.day, width);
  const rows = useMemo(() => byPerson(shown), [shown]);
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
                {width > 0 ? <Axis scale={scale} /> : null}
              </th>
              <th scope="col">{t('mails')}</th>
              <th scope="col">{t('most')}</th>
              <th scope="col" title={t('nightAbout')}>
                {t('night')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const isOnly = filter.person === person.id;
              return (
                <tr key={person.id}>
                  <th scope="row">
                    <UnstyledButton
                      className={classes['name']}
                      aria-pressed={isOnly}
                      aria-label={t('onlyPerson', { who: words.who(person) })}
                      title={`${t(`behaviour.${person.behaviour}`)}: ${t(`does.${person.behaviour}`)}; ${howMailed(person, t)}; ${person.timeZone}`}
                      onClick={() => onFilter({ ...filter, person: isOnly ? undefined : person.id })}
                    >
                      <span className={classes['long']}>{words.who(person)}</span>
                      <span className={classes['short']}>
                        {t(`behaviour.${person.behaviour}`)} {person.language} {person.mailHour}
                      </span>
                    </UnstyledButton>
                  </th>
                  <td>
                    {width > 0 ? (
                      <Strip
                        own={rows.get(person.id) ?? NONE}
                        life={lives.get(person.id) ?? NONE}
                        scale={scale}
                        chosen={chosen?.person.id === person.id ? chosen : undefined}
                        onChoose={onChoose}
                      />
                    ) : null}
                  </td>
                  <td>{person.load.mails}</td>
                  <td data-much={person.load.mostInADay >= TOO_MANY}>{person.load.mostInADay}</td>
                  <td data-much={person.load.atNight > 0}>{person.load.atNight}</td>
                </tr>
              );
            })}
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

const howMailed = (
  { mailHour }: Person,
  t: (key: 'atHour' | 'atOnce', values?: Record<string, number>) => string,
): string => (mailHour === null ? t('atOnce') : t('atHour', { hour: mailHour }));

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

/** One path a kind: some thousand marks are a handful of elements. */
const Strip = memo(function Strip({
  own,
  life,
  scale,
  chosen,
  onChoose,
}: {
  own: readonly Happening[];
  /** Whatever the filter: what stands open is the ground that the marks lie on. */
  life: readonly Happening[];
  scale: Scale;
  chosen: Happening | undefined;
  onChoose: (one: Happening) => void;
}): ReactNode {
  const t = useTexts(rehearsalTexts);
  const { x, width } = scale;
  const count = (kind: RehearsedKind): number => own.filter((one) => one.kind === kind).length;
  const pick = (event: MouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const far = (one: Happening): number => Math.abs(x(one.ms) - px) + Math.abs(yOf(one) - py) / 2;
    const [nearest] = [...own].sort((a, b) => far(a) - far(b));
    if (nearest && Math.abs(x(nearest.ms) - px) <= NEAR_PX) onChoose(nearest);
  };
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={t('strip', { opened: count('opened'), answered: count('answered'), mails: count('mail') })}
      className={classes['strip']}
      onClick={pick}
    >
      {scale.nights.map(({ from, to }) => (
        <rect key={from} x={from} width={Math.max(0, to - from)} height={HEIGHT} className={classes['night']} />
      ))}
      {scale.days.map(({ day, at }) => (
        <path key={day} d={`M${at} 0v${HEIGHT}`} className={classes['midnight']} />
      ))}
      <path d={spans(life, x, width)} className={classes['span']} />
      {RehearsedKind.options.map((kind) => (
        <path
          key={kind}
          data-kind={kind}
          className={classes['mark']}
          d={own
            .filter((one) => one.kind === kind)
            .map((one) => markAt(kind, x(one.ms), yOf(one)))
            .join('')}
        />
      ))}
      {chosen ? <circle cx={x(chosen.ms)} cy={yOf(chosen)} r={7} className={classes['ring']} /> : null}
    </svg>
  );
});

const yOf = ({ kind }: Happening): number => (kind === 'mail' ? MAIL_Y : OTHER_Y);

/** From each opening to its closing, one over the other: the darker, the more stand open. */
function spans(life: readonly Happening[], x: (ms: number) => number, width: number): string {
  const opened = new Map<string, number>();
  const parts: string[] = [];
  for (const { kind, question, ms } of life) {
    if (!question) continue;
    if (kind === 'opened') opened.set(question.id, ms);
    const from = opened.get(question.id);
    if (kind !== 'closed' || from === undefined) continue;
    const [left, right] = [Math.max(0, x(from)), Math.min(width, x(ms))];
    if (left < right) parts.push(`M${left.toFixed(1)} ${OTHER_Y}H${right.toFixed(1)}`);
  }
  return parts.join('');
}

function Key({ story }: { story: readonly Happening[] }): ReactNode {
  const t = useTexts(rehearsalTexts);
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
