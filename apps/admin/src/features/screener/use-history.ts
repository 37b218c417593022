import { useCallback, useMemo, useReducer, useRef } from 'react';
import {
  beginHistory,
  chosenAt,
  formPlaces,
  putBack,
  travel,
  writeAt,
  type Edited,
  type History,
  type HistoryStep,
  type Json,
  type JsonPath,
  type ScreenerFault,
  type TextLanguage,
} from '@lytt/shared';
import type { Editing } from './editing';

type Do = HistoryStep<Edited> | { type: 'change'; change: (now: Edited) => HistoryStep<Edited> };

/** Two edits in one moment must not forget each other, so that each is made from what is there then. */
const reduce = (history: History<Edited>, step: Do): History<Edited> =>
  travel(history, step.type === 'change' ? step.change(history.present) : step);

const FIRST: JsonPath = ['form', 'pages', 0];

export interface Table {
  editing: Editing;
  definition: Json;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
  /** Another document altogether. */
  begin: (definition: Json) => void;
}

export function useHistory(
  first: Json,
  languages: TextLanguage[],
  language: TextLanguage,
  faults: ScreenerFault[],
): Table {
  const [history, step] = useReducer(reduce, undefined, () =>
    beginHistory<Edited>({ definition: first, chosen: chosenAt(first, FIRST) }),
  );
  const known = useRef(new Set(formPlaces(first).map((place) => place.name)));
  const { definition, chosen } = history.present;
  const main = languages[0] ?? 'nb';
  const undo = useCallback(() => step({ type: 'undo' }), []);
  const redo = useCallback(() => step({ type: 'redo' }), []);
  const begin = useCallback((next: Json) => {
    known.current = new Set(formPlaces(next).map((place) => place.name));
    step({ type: 'begin', next: { definition: next, chosen: chosenAt(next, FIRST) } });
  }, []);
  const editing = useMemo<Editing>(
    () => ({
      definition,
      chosen,
      language,
      main,
      languages,
      faults,
      edit: (next, run) =>
        step({ type: 'change', change: (now) => ({ type: 'edit', next: { ...now, definition: next }, run }) }),
      go: (edited) => step({ type: 'edit', next: edited }),
      set: (path, value, run) =>
        step({
          type: 'change',
          change: (now) => ({ type: 'edit', next: { ...now, definition: writeAt(now.definition, path, value) }, run }),
        }),
      choose: (path) => step({ type: 'change', change: (now) => ({ type: 'look', next: { ...now, chosen: path } }) }),
      restore: (before, path) =>
        step({
          type: 'change',
          change: (now) => ({
            type: 'edit',
            next: { definition: putBack(now.definition, before, path), chosen: now.chosen },
          }),
        }),
      isNew: (name) => !known.current.has(name),
    }),
    [definition, chosen, language, main, languages, faults],
  );
  return {
    editing,
    definition,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo,
    redo,
    begin,
  };
}
