import { Anchor, Badge, Button, Group, Modal, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { studyRoutes } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { NewStudy } from './new-study';

export function StudiesPage(): ReactNode {
  const t = useTexts('study.study');
  const ui = useTexts('house.ui');
  const localized = useLocalized();
  const { day } = useDates();
  const [opened, { open, close }] = useDisclosure(false);
  const studies = useView(studyRoutes.list);
  return (
    <Screen
      title={t('studies')}
      about={t('studiesAbout')}
      actions={
        studies.data?.canCreate && studies.data.items.length > 0 ? <Button onClick={open}>{t('new')}</Button> : null
      }
    >
      <Modal
        opened={opened}
        onClose={close}
        title={t('new')}
        size="xl"
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <NewStudy />
      </Modal>
      <Loaded query={studies}>
        {({ items, canCreate }) =>
          items.length === 0 ? (
            <Stack>
              <Empty title={t('none')} todo={t(canCreate ? 'noneOwner' : 'noneMember')} />
              {canCreate ? <NewStudy /> : null}
            </Stack>
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              {items.map((study) => (
                <Paper key={study.id} withBorder p="lg">
                  <Group justify="space-between" align="flex-start" wrap="nowrap">
                    <Title order={2} size="h4">
                      <Anchor component={Link} to={`/studies/${study.id}`} inherit>
                        {localized(study.title)}
                      </Anchor>
                    </Title>
                    <Badge variant="light" color={study.phase === 'field' ? 'fjord' : 'gray'} style={{ flex: 'none' }}>
                      {t(`phase.${study.phase}`)}
                    </Badge>
                  </Group>
                  <Text c="dimmed" size="sm">
                    {t('begins', { date: day(`${study.startsOn}T12:00:00Z`) })} · {t('role', { role: study.role })}
                  </Text>
                </Paper>
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </Screen>
  );
}
