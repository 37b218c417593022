import { getDefaultZIndex, Popover, VisuallyHidden } from '@mantine/core';
import {
  useLayoutEffect,
  useMemo,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import {
  cutAtMarks,
  lanesOf,
  sliceByCodePoints,
  type DecidingWord,
  type DocumentSegment,
  type Stretch,
} from '@lytt/shared';
import classes from './marked-text.module.css';
import { useSelecting, type Hand } from './use-selecting';

/** Words nearer to the window's edges than this are brought to its top before the palette opens at them. */
const HEADER_PX = 64;
const PALETTE_PX = 40;
const BARE = '#7b8079';

interface Props {
  text: string;
  /** Said with the text by screen readers. */
  label: string;
  segments: DocumentSegment[];
  words: DecidingWord[];
  active: Stretch | undefined;
  framed: Stretch | undefined;
  /** The segment whose row is pointed at in the list below. */
  pointed: string | undefined;
  noCode: string;
  textRef: RefObject<HTMLDivElement | null>;
  onSelect: (stretch: Stretch, hand: Hand) => void;
  onKey: (event: KeyboardEvent) => void;
  palette: ReactNode;
}

interface Mark extends Stretch {
  colour: string;
}

const marksOf = (segments: readonly DocumentSegment[]): Mark[] =>
  segments.flatMap(({ from, to, codes }) =>
    (codes.length > 0 ? codes : [{ colour: BARE }]).map(({ colour }) => ({ from, to, colour })),
  );

/** The tags of segments that end where this piece ends. */
const tagsAt = (segments: readonly DocumentSegment[], end: number, noCode: string): string =>
  segments
    .filter((segment) => segment.to === end)
    .map(({ codes, starred }) =>
      `${starred ? '★ ' : ''}${codes.length > 0 ? codes.map((code) => code.name).join(', ') : starred ? '' : noCode}`.trim(),
    )
    .join(' · ');

function stripes(marks: readonly number[], all: readonly Mark[], lanes: readonly number[]): CSSProperties {
  if (marks.length === 0) return {};
  const ink = (colour: string): string => `light-dark(${colour}, color-mix(in srgb, ${colour}, white 45%))`;
  const deepest = Math.max(...marks.map((at) => lanes[at] ?? 0));
  return {
    backgroundImage: marks
      .map((at) => `linear-gradient(${ink(all[at]?.colour ?? BARE)}, ${ink(all[at]?.colour ?? BARE)})`)
      .join(', '),
    backgroundSize: marks.map(() => '100% 3px').join(', '),
    backgroundPosition: marks.map((at) => `0 calc(100% - ${(deepest - (lanes[at] ?? 0)) * 4}px)`).join(', '),
    paddingBottom: `${deepest * 4 + 3}px`,
  };
}

/** A participant's words with stripes under what is coded. The text in the page is the stored text, code point by code point. */
export function MarkedText({
  text,
  label,
  segments,
  words,
  active,
  framed,
  pointed,
  noCode,
  textRef,
  onSelect,
  onKey,
  palette,
}: Props): ReactNode {
  const marks = useMemo(() => marksOf(segments), [segments]);
  const lanes = useMemo(() => lanesOf(marks), [marks]);
  const pieces = useMemo(() => {
    const extra = [active, framed].filter((each) => each !== undefined);
    return cutAtMarks(text, [...marks, ...segments, ...words, ...extra]);
  }, [text, marks, segments, words, active, framed]);
  const { hand, press } = useSelecting(textRef, text, onSelect);
  const covers = (stretch: Stretch | undefined, piece: Stretch): true | undefined =>
    stretch && stretch.from <= piece.from && stretch.to >= piece.to ? true : undefined;

  const clicked = (at: number): void => {
    if (!document.getSelection()?.isCollapsed) return;
    const under = segments
      .filter((segment) => segment.from <= at && segment.to > at)
      .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
    if (under) onSelect({ from: under.from, to: under.to }, hand.current);
  };
  return (
    <div style={{ position: 'relative' }}>
      <div
        ref={textRef}
        className={classes.text}
        style={{ '--lanes': Math.max(1, ...lanes.map((lane) => lane + 1)) } as CSSProperties}
        tabIndex={0}
        role="group"
        aria-label={label}
        onKeyDown={onKey}
        onPointerDown={press}
      >
        {pieces.map((piece) => {
          const under = piece.marks.filter((at) => at < marks.length);
          const feeling = words.find((word) => word.from <= piece.from && word.to >= piece.to);
          const tag = tagsAt(segments, piece.to, noCode);
          const isPointed = segments.some((segment) => segment.id === pointed && covers(segment, piece));
          return (
            <span
              key={piece.from}
              className={classes.piece}
              style={stripes(under, marks, lanes)}
              data-marked={under.length > 0 || undefined}
              data-tag={tag || undefined}
              data-active={covers(active, piece)}
              data-framed={covers(framed, piece)}
              data-pointed={isPointed || undefined}
              data-feeling={feeling ? (feeling.value > 0 ? 'up' : 'down') : undefined}
              onClick={under.length > 0 ? () => clicked(piece.from) : undefined}
            >
              {piece.text}
            </span>
          );
        })}
      </div>
      <VisuallyHidden aria-live="polite">
        {framed ? sliceByCodePoints(text, framed.from, framed.to) : ''}
      </VisuallyHidden>
      <PaletteAnchor textRef={textRef} active={active} palette={palette} />
    </div>
  );
}

/** Hangs the palette under the last line of the active words. */
function PaletteAnchor({
  textRef,
  active,
  palette,
}: {
  textRef: RefObject<HTMLDivElement | null>;
  active: Stretch | undefined;
  palette: ReactNode;
}): ReactNode {
  const [at, setAt] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const container = textRef.current;
    const last = [...(container?.querySelectorAll('[data-active]') ?? [])].at(-1);
    const line = last ? [...last.getClientRects()].at(-1) : undefined;
    if (!container || !line) return;
    const home = container.getBoundingClientRect();
    // Opened from the list below, the words may lie outside of the window.
    if (line.bottom < HEADER_PX || line.bottom > innerHeight - PALETTE_PX) last?.scrollIntoView({ block: 'start' });
    setAt({ left: line.left - home.left, top: line.bottom - home.top });
  }, [textRef, active?.from, active?.to]);
  return (
    // A press outside is judged by whoever owns the palette: menus it opens live outside of it in the page.
    <Popover
      opened={active !== undefined}
      withRoles={false}
      hideDetached={false}
      position="bottom-start"
      width={300}
      shadow="md"
      withArrow
      // Below the dialogs that its own buttons open.
      zIndex={getDefaultZIndex('modal') - 1}
      closeOnClickOutside={false}
      closeOnEscape={false}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span className={classes.anchor} style={at} />
      </Popover.Target>
      <Popover.Dropdown p="sm">{palette}</Popover.Dropdown>
    </Popover>
  );
}
