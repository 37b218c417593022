/** A view that a module opens to the modules above it: they read its rows by this name and never by its tables' names. */
export interface DeclaredView {
  /** With its schema, as SQL names it. */
  name: `${'research' | 'platform'}.${string}`;
  sql: string;
}
