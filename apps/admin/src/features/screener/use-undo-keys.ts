import { useEffect } from 'react';

/**
 * Ctrl+Z and Ctrl+Shift+Z (⌘ on a Mac, Ctrl+Y too) over the whole document. Fields of the editor hold nothing of their own,
 * so that the browser's own undo would only fight with it; a field that does is marked `data-own-undo`.
 */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      if (event.target instanceof Element && event.target.closest('[data-own-undo], [role="dialog"]')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}
