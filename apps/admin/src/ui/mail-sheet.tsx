import type { ReactNode } from 'react';
import type { Language } from '@lytt/shared';
import classes from './mail-sheet.module.css';

interface SheetProps {
  label: string;
  language: Language;
}

/** A mail as most readers see it. The frame runs nothing and knows nothing of this page. */
export function MailPage({ label, language, html }: SheetProps & { html: string }): ReactNode {
  return <iframe className={classes['page']} title={label} sandbox="" srcDoc={html} lang={language} />;
}

/** The same mail as plain text; it can be scrolled by keyboard. */
export function MailText({ label, language, text }: SheetProps & { text: string }): ReactNode {
  return (
    <pre className={classes['text']} tabIndex={0} aria-label={label} role="region" lang={language}>
      {text}
    </pre>
  );
}
