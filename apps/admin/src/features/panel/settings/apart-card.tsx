import { MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { Card } from '../card';
import type { SettingsProps } from './settings-props';

/** Attributes of which the panel may hold each value once. */
export function ApartCard({ view, editing, names }: SettingsProps): ReactNode {
  const t = useTexts('panel.settings');
  const { draft, change, mayEdit } = editing;
  const keys = [...new Set([...view.balance.map(({ attribute }) => attribute), ...draft.apart])];
  return (
    <Card title={t('apart')} about={t('apartAbout')}>
      <MultiSelect
        aria-label={t('apart')}
        placeholder={draft.apart.length === 0 ? t('apartNone') : ''}
        readOnly={!mayEdit}
        maxValues={10}
        value={draft.apart}
        onChange={(apart) => change({ ...draft, apart })}
        data={keys.map((key) => ({ value: key, label: names.attribute(key) }))}
      />
    </Card>
  );
}
