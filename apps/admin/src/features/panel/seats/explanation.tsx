import { List, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawExplanation } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useRuleWords, useShares, type Names } from '../words';

/** Why somebody was drawn, is a reserve, or neither: chance, what held it, and the quotas that count the person. */
export function Explanation({
  drawId,
  applicationId,
  names,
}: {
  drawId: string;
  applicationId: string;
  names: Names;
}): ReactNode {
  const { id: studyId } = useStudy();
  const found = useView(panelRoutes.explain, { params: { studyId, drawId, applicationId } });
  return <Loaded query={found}>{(said) => <Said said={said} names={names} />}</Loaded>;
}

function Said({ said, names }: { said: DrawExplanation; names: Names }): ReactNode {
  const t = useTexts('panel.seats');
  const share = useShares();
  const rule = useRuleWords(names);
  const hasChance = said.outcome === 'drawn' || said.outcome === 'reserve' || said.outcome === 'notDrawn';
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t(`outcome.${said.outcome}`, { place: said.reservePlace, reason: said.reason || t('noReason') })}
      </Text>
      {hasChance ? (
        <Text size="sm">
          {t('chanceSaid', { chance: share(said.chance, 2), average: share(said.averageChance, 2) })}
        </Text>
      ) : null}
      {said.causes.length > 0 ? (
        <div>
          <Text size="sm">{t('causes')}</Text>
          <List size="sm">
            {said.causes.map((cause) => (
              <List.Item key={JSON.stringify(cause)}>{rule(cause)}</List.Item>
            ))}
          </List>
        </div>
      ) : null}
      {said.heldBy.map(({ quota, bound }) => (
        <Text key={`${names.quota(quota)}${bound}`} size="sm">
          {t(bound === 'max' ? 'heldDown' : 'heldUp', { bound: rule({ rule: bound, quota }) })}
        </Text>
      ))}
      {said.groups.length > 0 ? (
        <Table fz="sm" horizontalSpacing={4} aria-label={t('groups')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('group')}</Table.Th>
              <Table.Th ta="right">{t('wanted')}</Table.Th>
              <Table.Th ta="right">{t('couldBeDrawn')}</Table.Th>
              <Table.Th ta="right">{t('drawn')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {said.groups.map(({ min, max, available, drawn, expected: _e, tight: _t, ...quota }) => (
              <Table.Tr key={names.quota(quota)}>
                <Table.Th scope="row" fw={400}>
                  {names.quota(quota)}
                </Table.Th>
                <Table.Td ta="right">
                  {min}–{max}
                </Table.Td>
                <Table.Td ta="right">{available}</Table.Td>
                <Table.Td ta="right">{drawn}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </Stack>
  );
}
