import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PanelView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import type { PlanEditing } from '../use-plan-editing';
import type { CheckedQuotas } from '../use-quota-check';
import classes from './quotas.module.css';
import { VerdictLine } from './verdict';

/** Always in sight while numbers are edited: whether they can be met, and whether they are saved. */
export function SaveBar({
  view,
  editing,
  check,
}: {
  view: PanelView;
  editing: PlanEditing;
  check: CheckedQuotas;
}): ReactNode {
  const t = useTexts('panel.plan');
  if (!editing.mayEdit && !editing.dirty)
    return (
      <Text size="sm" c="dimmed" mt="md">
        {t(view.fixed ? 'fixedNumbers' : 'readOnly')}
      </Text>
    );
  return (
    <div className={classes.saveBar}>
      <Group justify="space-between" gap="xs">
        <div role="status" style={{ flex: '1 1 14rem' }}>
          {editing.mayEdit ? (
            <VerdictLine check={check} readable={editing.plan !== undefined} anybody={view.poolSize > 0} />
          ) : null}
          <Text size="xs" c="dimmed">
            {t(editing.dirty ? 'unsaved' : 'allSaved')}
          </Text>
        </div>
        <Group gap={4}>
          {editing.dirty ? (
            <Button size="sm" px="xs" variant="subtle" onClick={editing.discard}>
              {t('discard')}
            </Button>
          ) : null}
          <Button
            size="sm"
            variant={editing.dirty ? 'filled' : 'default'}
            disabled={!editing.dirty || !editing.plan}
            loading={editing.saving}
            onClick={editing.save}
          >
            {t('save')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
