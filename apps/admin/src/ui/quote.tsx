import type { ReactNode } from 'react';
import classes from './quote.module.css';

/** A participant's words: always in the reading face, so that a quote looks like a quote. Line breaks are kept. */
export function Words({ children, size = 'md' }: { children: ReactNode; size?: 'sm' | 'md' | 'lg' }): ReactNode {
  return (
    <div className={classes.words} data-size={size}>
      {children}
    </div>
  );
}
