import type { ReactNode } from 'react';

const SHAPES = {
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  cross: 'M6 6l12 12M18 6 6 18',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
} as const;

/** Always beside words or an aria-label of its button. */
export function Icon({ of }: { of: keyof typeof SHAPES }): ReactNode {
  return (
    <svg
      width={16}
      height={16}
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
