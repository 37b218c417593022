import { useEffect, useRef } from 'react';

/** Somebody who types, or works in a list or dialog, means letters and not commands. */
const BUSY =
  'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=listbox]';

/** Single keys as commands while `on`; they can be switched off (WCAG 2.1.4). */
export function useKeys(on: boolean, press: (key: string) => boolean): void {
  const newest = useRef(press);
  useEffect(() => {
    newest.current = press;
  });
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(BUSY)) return;
      if (newest.current(event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [on]);
}
