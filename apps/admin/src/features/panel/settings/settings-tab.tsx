import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PanelView } from '@lytt/shared';
import { PeopleRules } from '../rules/people-rules';
import { SaveBar } from '../plan/save-bar';
import type { PlanEditing } from '../use-plan-editing';
import type { CheckedQuotas } from '../use-quota-check';
import { useNames } from '../words';
import { AnswersCard } from './answers-card';
import { ApartCard } from './apart-card';
import { DropoutCard } from './dropout-card';
import { FloorCard } from './floor-card';
import { MethodCard } from './method-card';
import type { SettingsProps } from './settings-props';
import classes from './settings.module.css';

/** Everything about the draw that is not a quota. */
export function SettingsTab({
  view,
  editing,
  check,
}: {
  view: PanelView;
  editing: PlanEditing;
  check: CheckedQuotas;
}): ReactNode {
  const names = useNames(view.balance);
  const props: SettingsProps = { view, editing, names };
  return (
    <>
      <div className={classes.cards}>
        <Stack gap="lg">
          <MethodCard {...props} />
          <FloorCard {...props} />
        </Stack>
        <Stack gap="lg">
          <PeopleRules view={view} names={names} mayEdit={editing.mayEdit} />
          <ApartCard {...props} />
          <DropoutCard {...props} />
          <AnswersCard {...props} />
        </Stack>
      </div>
      <SaveBar view={view} editing={editing} check={check} />
    </>
  );
}
