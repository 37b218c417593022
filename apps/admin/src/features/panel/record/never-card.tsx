import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrawRecord } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { Card } from '../card';
import { useRuleWords, type Names } from '../words';

/** Who can never be chosen, by the rules that cause it. */
export function NeverCard({ record, names }: { record: DrawRecord; names: Names }): ReactNode {
  const t = useTexts('panel.record');
  const rule = useRuleWords(names);
  if (record.neverSelectable === 0)
    return (
      <Card title={t('neverTitle')}>
        <Text size="sm">{t('neverNobody')}</Text>
      </Card>
    );
  return (
    <Card title={t('neverTitle')} about={t('neverAbout')}>
      <List size="sm" spacing={4}>
        {record.neverCauses.map(({ people, causes }, at) => (
          <List.Item key={at}>
            {causes.length > 0
              ? t('neverBy', { people, causes: causes.map(rule).join(', ') })
              : t('neverUnknown', { people })}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
