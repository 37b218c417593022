import { useRef } from 'react';

/** `crypto.randomUUID` is missing on plain http. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The same words sent again, before it is known that they arrived, keep their key: they are one sending, not two. */
export function useSubmissionKey(): { keyOf: (words: unknown) => string; arrived: () => void } {
  const kept = useRef<{ said: string; key: string }>(undefined);
  return {
    keyOf: (words) => {
      const said = JSON.stringify(words);
      if (kept.current?.said !== said) kept.current = { said, key: freshKey() };
      return kept.current.key;
    },
    arrived: () => (kept.current = undefined),
  };
}
