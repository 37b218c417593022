import { Badge, Button, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawSummary } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { Card } from '../card';

/** Every draw that was ever made here: nobody can draw until the result pleases without leaving it on this list. */
export function EarlierDraws({
  shown,
  onShow,
}: {
  shown: string | undefined;
  onShow: (drawId: string) => void;
}): ReactNode {
  const t = useTexts('panel.record');
  const { id: studyId } = useStudy();
  const draws = useView(panelRoutes.draws, { params: { studyId }, topics: ['draw'] });
  return (
    <div data-print="no">
      <Card title={t('earlier')} about={t('earlierAbout')}>
        <Loaded query={draws}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm">{t('noDraws')}</Text>
            ) : (
              <Table fz="sm" horizontalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('when')}</Table.Th>
                    <Table.Th visibleFrom="xs">{t('method')}</Table.Th>
                    <Table.Th>{t('state')}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((draw) => (
                    <Row key={draw.id} draw={draw} isShown={draw.id === shown} onShow={() => onShow(draw.id)} />
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </Loaded>
      </Card>
    </div>
  );
}

function Row({ draw, isShown, onShow }: { draw: DrawSummary; isShown: boolean; onShow: () => void }): ReactNode {
  const t = useTexts('panel.record');
  const methods = useTexts('panel.settings');
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const at = when(draw.createdAt);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {draw.requestedBy ? t('drawnBy', { when: at, name: draw.requestedBy }) : at}
      </Table.Th>
      <Table.Td visibleFrom="xs">{methods(draw.method)}</Table.Td>
      <Table.Td>
        {t(`state.${draw.state}`)} {draw.confirmed ? <Badge size="sm">{t('confirmed')}</Badge> : null}
      </Table.Td>
      <Table.Td ta="right">
        {isShown ? (
          <Text size="sm" c="dimmed">
            {t('shown')}
          </Text>
        ) : draw.state === 'done' ? (
          <Button size="compact-sm" variant="subtle" onClick={onShow} aria-label={t('showOf', { when: at })}>
            {t('show')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
