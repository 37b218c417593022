import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { findingsRoutes } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { HypothesisForm } from './hypothesis-form';
import { PlaceLink, usePlace } from './place';
import { mostPeople, WeightBars } from './weight-bars';
import classes from './weight-bars.module.css';

export function HypothesisTable(): ReactNode {
  const t = useTexts('findings.findings');
  const localized = useLocalized();
  const study = useStudy();
  const mayAct = study.may('findings.act');
  const hypotheses = useView(findingsRoutes.hypotheses, {
    params: { studyId: study.id },
    topics: ['findings', 'coding', 'seat', 'post'],
  });
  return (
    <Loaded query={hypotheses}>
      {({ items, partial }) => (
        <Stack gap="md">
          {partial ? <Alert color="gray">{t('partial')}</Alert> : null}
          <Group justify="space-between" align="flex-end">
            <Text c="dimmed" maw="62ch">
              {items.length > 0 ? t('peopleHow') : ''}
            </Text>
            {mayAct && items.length > 0 ? <NewHypothesis /> : null}
          </Group>
          {items.length === 0 ? (
            <Empty title={t('noHypotheses')} todo={t('noHypothesesTodo')} action={mayAct ? <NewHypothesis /> : null} />
          ) : (
            <Table className={classes.table} verticalSpacing="sm" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('hypothesis')}</Table.Th>
                  <Table.Th w="45%">{t('people')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((item) => (
                  <Table.Tr key={item.id}>
                    <Table.Td>
                      <PlaceLink place={{ hypothesis: item.id }} fw={650}>
                        {item.key}
                      </PlaceLink>{' '}
                      {localized(item.text)}
                    </Table.Td>
                    <Table.Td>
                      <WeightBars weights={item.weights} most={mostPeople(items)} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function NewHypothesis(): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const [, go] = usePlace();
  const [opened, { open, close }] = useDisclosure();
  const make = useAct(findingsRoutes.makeHypothesis);
  return (
    <>
      <Button onClick={open}>{t('newHypothesis')}</Button>
      {opened ? (
        <HypothesisForm
          title={t('newHypothesis')}
          label={t('makeHypothesis')}
          begin={{}}
          fault={make.error}
          busy={make.isPending}
          close={close}
          send={(text) =>
            void make
              .mutateAsync({ params: { studyId: study.id }, body: { text } })
              .then(({ id }) => go({ hypothesis: id }), sayRefused)
          }
        />
      ) : null}
    </>
  );
}
