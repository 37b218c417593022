import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DrawMethod } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { Card } from '../card';
import type { SettingsProps } from './settings-props';

/** Five methods, each in one plain sentence. */
export function MethodCard({ editing }: SettingsProps): ReactNode {
  const t = useTexts('panel.settings');
  const { draft, change, mayEdit } = editing;
  return (
    <Card title={t('method')} about={t('methodAbout')}>
      <Radio.Group
        aria-label={t('method')}
        value={draft.method}
        onChange={(method) => change({ ...draft, method: DrawMethod.parse(method) })}
      >
        <Stack gap="sm">
          {DrawMethod.options.map((method) => (
            <Radio
              key={method}
              value={method}
              disabled={!mayEdit && draft.method !== method}
              readOnly={!mayEdit}
              label={t(method)}
              description={t(`${method}.about`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Card>
  );
}
