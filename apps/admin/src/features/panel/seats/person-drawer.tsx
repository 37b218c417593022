import { Drawer, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type PanelView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useNames } from '../words';
import { useChangeWords } from './change-words';
import { Explanation } from './explanation';
import classes from './seats.module.css';

export interface LookedAt {
  title: string;
  applicationId: string;
  traits: string;
  seatId?: string | undefined;
}

/** Everything about one seat that is not its name: why this person, and what has happened since. */
export function PersonDrawer({
  view,
  looked,
  onClose,
}: {
  view: PanelView;
  looked: LookedAt | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useTexts('panel.seats');
  const ui = useTexts('house.ui');
  const names = useNames(view.balance);
  return (
    <Drawer
      opened={looked !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={looked?.title}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {looked ? (
        <Stack gap="lg">
          <Text fw={600}>{looked.traits}</Text>
          <section>
            <Title order={3} size="h6" mb={4}>
              {t('why')}
            </Title>
            {view.draw?.state === 'done' ? (
              <Explanation drawId={view.draw.id} applicationId={looked.applicationId} names={names} />
            ) : (
              <Text size="sm">{t('notConfirmedYet')}</Text>
            )}
          </section>
          {looked.seatId ? (
            <section>
              <Title order={3} size="h6" mb="xs">
                {t('history')}
              </Title>
              <History seatId={looked.seatId} />
            </section>
          ) : null}
        </Stack>
      ) : null}
    </Drawer>
  );
}

function History({ seatId }: { seatId: string }): ReactNode {
  const t = useTexts('panel.seats');
  const panel = useTexts('panel.panel');
  const words = useChangeWords();
  const { id: studyId, timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const changes = useView(panelRoutes.seatChanges, { params: { studyId, seatId }, topics: ['seat'] });
  return (
    <Loaded query={changes}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm">{t('noHistory')}</Text>
        ) : (
          <ol className={classes.history}>
            {items.map((item) => (
              <li key={`${item.at}${item.to}`}>
                <Text size="sm" fw={600}>
                  {item.from ? t('historyStep', { from: panel(item.from), to: panel(item.to) }) : panel(item.to)}
                </Text>
                {words(item) ? <Text size="sm">{words(item)}</Text> : null}
                <Text size="xs" c="dimmed">
                  {when(item.at)}
                </Text>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
