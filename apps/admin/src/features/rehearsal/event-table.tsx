import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { Sign } from './marks';
import classes from './rehearsal.module.css';
import type { Happening } from './story';
import { useWords, type Words } from './use-words';

/** Narrow ones are higher: date and time stand below one another. As in the style sheet. */
const [ROW, NARROW_ROW] = [52, 76];
const NARROW = '(max-width: 48em)';
const HEAD = 36;
const PAGE = 8;
const rowId = (id: number): string => `rehearsed-${id}`;

interface Props {
  shown: readonly Happening[];
  /** The id of a happening, which a filter may have put out of sight. */
  chosen: number | undefined;
  onChoose: (one: Happening) => void;
}

/** Thousands of rows, of which only those in sight are in the page. One stop for the keyboard; arrows go from row to row. */
export function EventTable({ shown, chosen, onChoose }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const words = useWords();
  const { timeZone } = useStudy();
  const scroll = useRef<HTMLDivElement>(null);
  const at = shown.findIndex(({ id }) => id === chosen);
  const row = useMediaQuery(NARROW, false, { getInitialValueInEffect: false }) ? NARROW_ROW : ROW;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => row,
    overscan: 10,
    scrollPaddingStart: HEAD,
  });
  useEffect(() => virtual.measure(), [row]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, shown]);
  const go = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: shown.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = shown[Math.min(Math.max(step, 0), shown.length - 1)];
    if (next) onChoose(next);
  };
  const rows = virtual.getVirtualItems();
  return (
    <div className={classes['list']} ref={scroll}>
      <table
        className={classes['table']}
        role="grid"
        aria-label={`${t('table')}. ${t('tableHelp')}`}
        aria-rowcount={shown.length + 1}
        aria-activedescendant={at >= 0 ? rowId(shown[at]?.id ?? 0) : undefined}
        tabIndex={0}
        onKeyDown={go}
      >
        <colgroup>
          <col className={classes['colWhen']} />
          <col className={classes['colWho']} />
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" title={t('whenAbout', { zone: timeZone })}>
              {t('when')}
            </th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          <Space height={rows[0]?.start ?? 0} />
          {rows.map(({ index }) => {
            const one = shown[index];
            return one ? (
              <Row key={one.id} one={one} at={index} words={words} isChosen={one.id === chosen} onChoose={onChoose} />
            ) : null;
          })}
          <Space height={virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

const Space = ({ height }: { height: number }): ReactNode =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={3} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

/** Each scrolled step brings a few new rows; those that stay are not made again. */
const Row = memo(function Row({
  one,
  at,
  words,
  isChosen,
  onChoose,
}: {
  one: Happening;
  at: number;
  words: Words;
  isChosen: boolean;
  onChoose: (one: Happening) => void;
}): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const own = words.own(one);
  return (
    <tr
      id={rowId(one.id)}
      aria-rowindex={at + 2}
      aria-selected={isChosen}
      className={classes['row']}
      onClick={() => onChoose(one)}
    >
      <td>
        <span className={classes['first']}>
          <span>{words.date(one)}</span> <span>{words.time(one)}</span>
        </span>
        {own ? <span className={classes['second']}>{t('ownTime', own)}</span> : null}
      </td>
      <td>
        <span className={classes['first']}>{t(`behaviour.${one.person.behaviour}`)}</span>
        <span className={classes['second']}>{words.more(one.person)}</span>
      </td>
      <td>
        <span className={classes['first']}>
          <Sign kind={one.kind} /> {one.mail ? <VisuallyHidden>{t('kind.mail')}: </VisuallyHidden> : null}
          {words.what(one)}
        </span>
        <span className={classes['second']} {...(one.mail ? { lang: one.mail.language } : {})}>
          {words.about(one)}
        </span>
      </td>
    </tr>
  );
});
