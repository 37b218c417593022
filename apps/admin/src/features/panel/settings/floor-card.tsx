import { Group, Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import { Card } from '../card';
import { useNumbers } from '../words';
import { FloorCurveOf } from './floor-curve';
import type { SettingsProps } from './settings-props';

/** A floor on the sum of the ratings; what it costs stands beside it before it is chosen. */
export function FloorCard({ view, editing }: SettingsProps): ReactNode {
  const t = useTexts('panel.settings');
  const number = useNumbers();
  const { draft, change, mayEdit, faults } = editing;
  const { floor } = draft;
  const people = Number(draft.invite || draft.seats);
  const put = (next: Partial<NonNullable<typeof floor>>): void =>
    change({ ...draft, floor: { total: '', unrated: 1, ...floor, ...next } });
  return (
    <Card title={t('floor')} about={t('floorAbout')}>
      <Stack gap="sm">
        <Switch
          label={t('floorOn')}
          disabled={!mayEdit}
          checked={floor !== null}
          onChange={(event) =>
            change({ ...draft, floor: event.currentTarget.checked ? { total: 3 * people, unrated: 1 } : null })
          }
        />
        {floor ? (
          <Group gap="sm" align="flex-start">
            <TypedNumber
              flex="1 1 9rem"
              label={t('floorTotal')}
              description={
                floor.total === '' || !people ? undefined : t('floorMean', { mean: number(floor.total / people, 1) })
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              styles={{ wrapper: { maxWidth: '7rem' } }}
              max={2_500}
              readOnly={!mayEdit}
              value={floor.total}
              onType={(total) => put({ total })}
              error={faults.has('floor.total') ? t('dayFault', { from: 0, to: 2_500 }) : undefined}
            />
            <TypedNumber
              flex="1 1 12rem"
              label={t('unrated')}
              description={t('notRatedYet', { count: view.notRated })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              styles={{ wrapper: { maxWidth: '7rem' } }}
              max={5}
              readOnly={!mayEdit}
              value={floor.unrated}
              onType={(unrated) => put({ unrated })}
              error={faults.has('floor.unrated') ? t('dayFault', { from: 0, to: 5 }) : undefined}
            />
          </Group>
        ) : (
          <Text size="sm">{t('notRatedYet', { count: view.notRated })}</Text>
        )}
        <FloorCurveOf
          floor={floor ? Number(floor.total) : undefined}
          unrated={typeof floor?.unrated === 'number' ? floor.unrated : 1}
          mayEdit={mayEdit}
          mayStart={mayEdit && view.poolSize > 0 && !editing.dirty}
          onChoose={(total) => put({ total })}
        />
      </Stack>
    </Card>
  );
}
