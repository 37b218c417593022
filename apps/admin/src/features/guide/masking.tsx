import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Masking } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';

const EYE = <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />;
const SHAPES: Record<Masking, ReactNode> = {
  open: EYE,
  'after-own-answer': (
    <>
      {EYE}
      <path d="M3 21 21 3" />
    </>
  ),
  private: <path d="M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3" />,
};

/** Who sees the answers: a sign and always its words. */
export function MaskingMark({ masking }: { masking: Masking }): ReactNode {
  const t = useTexts('guide.guide');
  return (
    <Group gap={6} wrap="nowrap">
      <svg
        width="16"
        height="16"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        {SHAPES[masking]}
      </svg>
      <Text size="sm">{t(masking)}</Text>
    </Group>
  );
}
