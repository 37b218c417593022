import { Badge } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import type { SentimentLabel } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import classes from './code-colour.module.css';

/** A code's colour; its name always stands beside it. */
export function CodeDot({ colour }: { colour: string }): ReactNode {
  return <span className={classes.dot} style={{ '--code': colour } as CSSProperties} aria-hidden />;
}

export function CodeTag({
  code,
  children,
}: {
  code: { name: string; colour: string };
  children?: ReactNode;
}): ReactNode {
  return (
    <Badge
      variant="default"
      leftSection={<CodeDot colour={code.colour} />}
      rightSection={children}
      maw="100%"
      styles={{ section: { marginInline: '0 0.3rem' } }}
    >
      {code.name}
    </Badge>
  );
}

/** Blue, grey, orange; the word always stands beside it. */
export const FeelingDot = ({ label }: { label: SentimentLabel }): ReactNode => (
  <span className={classes.feeling} data-label={label} aria-hidden />
);

export function useCounts(): (of: { people: number; segments: number }) => string {
  const t = useTexts('coding.coding');
  return ({ people, segments }) => `${t('people', { count: people })} · ${t('segments', { count: segments })}`;
}
