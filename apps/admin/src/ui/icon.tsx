import type { ReactNode } from 'react';

const SHAPES = {
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  cross: 'M6 6l12 12M18 6 6 18',
  branch: 'M6 4v8a4 4 0 0 0 4 4h8m-4-4 4 4-4 4',
  fault: 'M12 8v5m0 3h.01M12 3l9 17H3z',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
} as const;

/** Always beside words or an aria-label of its button. */
export function Icon({ of, size = 18 }: { of: keyof typeof SHAPES; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={of === 'grip' || of === 'dots' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flexShrink: 0 }}
    >
      <path d={SHAPES[of]} />
    </svg>
  );
}
