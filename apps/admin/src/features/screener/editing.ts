import { createContext, useContext } from 'react';
import type { Edited, Json, JsonPath, ScreenerFault, TextLanguage } from '@lytt/shared';

/** The document on the table, and the only ways to change it. */
export interface Editing {
  definition: Json;
  chosen: JsonPath;
  /** The language that is being written. */
  language: TextLanguage;
  /** The study's first: what a text without a language is in. */
  main: TextLanguage;
  languages: TextLanguage[];
  faults: ScreenerFault[];
  /** `run` names a field: typing in it is one step of undo. */
  edit: (next: Json, run?: string) => void;
  /** An edit that also says what to look at afterwards. */
  go: (edited: Edited) => void;
  set: (path: JsonPath, value: unknown, run?: string) => void;
  choose: (path: JsonPath) => void;
  /** Undoes one removal and nothing that was done since: what stood at the path in `before` comes back. */
  restore: (before: Json, path: JsonPath) => void;
  /** Made in this sitting, so that its key is nobody's yet. */
  isNew: (name: string) => boolean;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('a part of the screener editor outside of it');
  return editing;
}
