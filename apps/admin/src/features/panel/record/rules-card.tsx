import { List, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrawView } from '@lytt/shared';
import { useDates, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { Card } from '../card';
import type { Names } from '../words';

/** What people decided about this draw besides the quotas as they were first set, each with its reason. */
export function RulesCard({ draw, names }: { draw: DrawView; names: Names }): ReactNode {
  const t = useTexts('panel.record');
  const plan = useTexts('panel.plan');
  const rules = useTexts('panel.people-rules');
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const none = draw.relaxations.length + draw.rules.length + draw.apart.length === 0;
  return (
    <Card title={t('decided')}>
      {none ? <Text size="sm">{t('decidedNothing')}</Text> : null}
      <Stack gap="sm">
        {draw.relaxations.map(({ changes, reason, by, at }) => (
          <div key={at}>
            <List size="sm">
              {changes.map(({ bound, from, to, ...quota }) => (
                <List.Item key={`${names.quota(quota)}${bound}`}>
                  {plan(bound === 'min' ? 'changeMin' : 'changeMax', { quota: names.quota(quota), from, to })}
                </List.Item>
              ))}
            </List>
            <Text size="sm">{t('because', { reason })}</Text>
            <Text size="xs" c="dimmed">
              {by ? rules('by', { name: by, when: when(at) }) : when(at)}
            </Text>
          </div>
        ))}
        {draw.rules.length > 0 ? (
          <div>
            <Title order={3} size="h6">
              {rules('rules')}
            </Title>
            <List size="sm">
              {draw.rules.map(({ kind, people, reason }, at) => (
                <List.Item key={at}>
                  {t('ruleSaid', {
                    kind: rules(kind),
                    people: rules('somebody', { count: people }),
                    reason: reason || rules('noReason'),
                  })}
                </List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {draw.apart.length > 0 ? (
          <Text size="sm">{t('apartSaid', { attributes: draw.apart.map(names.attribute).join(', ') })}</Text>
        ) : null}
      </Stack>
    </Card>
  );
}
