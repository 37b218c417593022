import { useCallback, useState } from 'react';

const slot = (postId: string): string => `lytt.composer.${postId}`;

/** What a moderator types for one answer, kept in this tab while other answers are read. */
export function useDraft(postId: string): [string, (words: string) => void] {
  const [kept, setKept] = useState({ postId, words: sessionStorage.getItem(slot(postId)) ?? '' });
  const current = kept.postId === postId ? kept : { postId, words: sessionStorage.getItem(slot(postId)) ?? '' };
  if (current !== kept) setKept(current);
  const write = useCallback(
    (words: string) => {
      if (words === '') sessionStorage.removeItem(slot(postId));
      else sessionStorage.setItem(slot(postId), words);
      setKept({ postId, words });
    },
    [postId],
  );
  return [current.words, write];
}
