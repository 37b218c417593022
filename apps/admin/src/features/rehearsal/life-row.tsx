import { UnstyledButton } from '@mantine/core';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { RehearsedKind } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { markAt } from './marks';
import classes from './rehearsal.module.css';
import { TOO_MANY, type Happening, type Person } from './story';
import { useWords } from './use-words';

const HEIGHT = 24;
/** Mails above, the rest below: a mail goes at the very moment of the opening that it tells of. */
const [MAIL_Y, OTHER_Y] = [6.5, 16.5];
const NEAR_PX = 10;

/** Pixels along a strip. */
export interface Scale {
  width: number;
  x: (ms: number) => number;
  days: { day: string; at: number }[];
  /** Of a single day. */
  hours: { hour: number; at: number }[];
  nights: { from: number; to: number }[];
}

interface Props {
  person: Person;
  /** What the filter lets through. */
  own: readonly Happening[];
  /** Whatever the filter: what stands open is the ground that the marks lie on. */
  life: readonly Happening[];
  /** Undefined until the width is known. */
  scale: Scale | undefined;
  isOnly: boolean;
  chosen: Happening | undefined;
  onOnly: (personId: string | undefined) => void;
  onChoose: (one: Happening) => void;
}

/** One person: who, what is drawn of them, and how much they are written to. */
export const LifeRow = memo(function LifeRow(props: Props): ReactNode {
  const { person, own, life, scale, isOnly, chosen, onOnly, onChoose } = props;
  const t = useTexts('rehearsal.rehearsal');
  const words = useWords();
  const mailed = person.mailHour === null ? t('atOnce') : t('atHour', { hour: person.mailHour });
  return (
    <tr>
      <th scope="row">
        <UnstyledButton
          className={classes['name']}
          aria-pressed={isOnly}
          aria-label={t('onlyPerson', { who: words.who(person) })}
          title={`${t(`behaviour.${person.behaviour}`)}: ${t(`does.${person.behaviour}`)}; ${mailed}; ${person.timeZone}`}
          onClick={() => onOnly(isOnly ? undefined : person.id)}
        >
          <span className={classes['long']}>{words.who(person)}</span>
          <span className={classes['short']}>
            {t(`behaviour.${person.behaviour}`)} {person.language} {person.mailHour}
          </span>
        </UnstyledButton>
      </th>
      <td>
        <div className={classes['fit']}>
          {scale ? <Strip own={own} life={life} scale={scale} chosen={chosen} onChoose={onChoose} /> : null}
        </div>
      </td>
      <td>{person.load.mails}</td>
      <td data-much={person.load.mostInADay >= TOO_MANY}>{person.load.mostInADay}</td>
      <td data-much={person.load.atNight > 0}>{person.load.atNight}</td>
    </tr>
  );
});

/** One path a kind: some thousand marks are a handful of elements. */
function Strip({
  own,
  life,
  scale,
  chosen,
  onChoose,
}: Pick<Props, 'own' | 'life' | 'chosen' | 'onChoose'> & { scale: Scale }): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
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
}

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
