import type { PanelView, ProblemPlaces, RelaxationSet, NamedRule } from '@lytt/shared';
import type { PlanEditing } from '../use-plan-editing';
import type { Names } from '../words';

/** What every part of the quota grid needs to show its rows. */
export interface PlanRoom {
  view: PanelView;
  editing: PlanEditing;
  names: Names;
  places: ProblemPlaces;
  conflict: readonly NamedRule[];
  alternatives: readonly RelaxationSet[];
  /** Asks for the reason and takes the alternative over. */
  onUse: (alternative: number) => void;
}

export const letterOf = (alternative: number): string => String.fromCharCode(65 + alternative);
