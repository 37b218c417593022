import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import type { Stretch } from '@lytt/shared';
import { selectedStretch } from './selected-stretch';

export type Hand = 'mouse' | 'touch' | 'keyboard';
/** A finger draws the ends of a selection after letting go; it counts when it has come to rest. */
const REST_MS = 700;

/** Hears when words of the text have been selected, with whichever hand. */
export function useSelecting(
  textRef: RefObject<HTMLDivElement | null>,
  text: string,
  onSelect: (stretch: Stretch, hand: Hand) => void,
): { hand: RefObject<Hand>; press: (event: PointerEvent) => void } {
  const hand = useRef<Hand>('mouse');
  const pressed = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (by: Hand, after: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const stretch = textRef.current ? selectedStretch(textRef.current, text) : undefined;
        if (stretch) onSelect(stretch, by);
      }, after);
    };
    const changed = (): void => {
      if (hand.current === 'touch') look('touch', REST_MS);
    };
    // Anywhere on the page, as a selection may end outside of the text; and a moment later, because a click into a
    // selection dissolves it only after this event.
    const released = (): void => {
      if (pressed.current && hand.current === 'mouse') look('mouse', 0);
      pressed.current = false;
    };
    document.addEventListener('selectionchange', changed);
    document.addEventListener('mouseup', released);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
      document.removeEventListener('mouseup', released);
    };
  }, [textRef, text, onSelect]);
  const press = (event: PointerEvent): void => {
    hand.current = event.pointerType === 'mouse' ? 'mouse' : 'touch';
    pressed.current = true;
  };
  return { hand, press };
}
