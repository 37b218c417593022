import { useMemo, useState, type KeyboardEvent } from 'react';
import { sentencesOf, type Stretch } from '@lytt/shared';

interface Framing {
  framed: Stretch | undefined;
  /** Frames the first sentence when none is. */
  frame: () => Stretch | undefined;
  clear: () => void;
  onKey: (event: KeyboardEvent) => void;
}

/** Words chosen by keyboard, sentence by sentence; Shift with an arrow draws the frame over more of them. */
export function useFrame(text: string, onEnter: (stretch: Stretch) => void): Framing {
  const sentences = useMemo(() => sentencesOf(text, 'nb'), [text]);
  const [at, setAt] = useState<{ text: string; first: number; last: number } | undefined>();
  // A frame belongs to the text it was drawn in.
  const current = at?.text === text ? at : undefined;
  const first = current && sentences[current.first];
  const last = current && sentences[current.last];
  const framed = useMemo(() => (first && last ? { from: first.from, to: last.to } : undefined), [first, last]);

  const move = (step: 1 | -1, extend: boolean): void => {
    const end = sentences.length - 1;
    if (end < 0) return;
    const within = (index: number): number => Math.max(0, Math.min(end, index));
    if (!current) setAt({ text, first: step > 0 ? 0 : end, last: step > 0 ? 0 : end });
    else if (extend) {
      if (step > 0) setAt({ ...current, last: within(current.last + 1) });
      else if (current.last > current.first) setAt({ ...current, last: current.last - 1 });
      else setAt({ ...current, first: within(current.first - 1) });
    } else {
      const next = within(step > 0 ? current.last + 1 : current.first - 1);
      setAt({ text, first: next, last: next });
    }
  };
  return {
    framed,
    frame: () => {
      if (framed) return framed;
      if (sentences[0]) setAt({ text, first: 0, last: 0 });
      return sentences[0];
    },
    clear: () => setAt(undefined),
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight';
      if (forward || event.key === 'ArrowUp' || event.key === 'ArrowLeft') {
        event.preventDefault();
        move(forward ? 1 : -1, event.shiftKey);
      } else if (event.key === 'Enter' && framed) {
        event.preventDefault();
        onEnter(framed);
      } else if (event.key === 'Escape') setAt(undefined);
    },
  };
}
