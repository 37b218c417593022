import type { PanelView } from '@lytt/shared';
import type { PlanEditing } from '../use-plan-editing';
import type { Names } from '../words';

export interface SettingsProps {
  view: PanelView;
  editing: PlanEditing;
  names: Names;
}
