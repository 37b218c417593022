import { Button, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { readShares } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useNumbers } from '../words';

interface Props {
  opened: boolean;
  attribute: string;
  values: readonly { value: string; label: string }[];
  onClose: () => void;
  onUse: (shares: ReadonlyMap<string, number>) => void;
}

/** Percentages of a population, pasted as they stand in a statistic and looked at before they are used. */
export function PopulationPaste({ opened, attribute, onClose, ...form }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const ui = useTexts('house.ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('populationTitle', { attribute })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form {...form} />
    </Modal>
  );
}

function Form({ values, onUse }: Pick<Props, 'values' | 'onUse'>): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  const [text, setText] = useState('');
  const { shares, unknown, counted } = readShares(text, values);
  const missing = values.filter(({ value }) => !shares.has(value));
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  const adds = Math.abs(sum - 100) <= 0.5;
  return (
    <Stack>
      <Text size="sm">{t('populationAbout')}</Text>
      <Textarea
        data-autofocus
        label={t('populationText')}
        autosize
        minRows={values.length}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() ? (
        <div role="status">
          <Table fz="sm">
            <Table.Tbody>
              {values.map(({ value, label }) => (
                <Table.Tr key={value}>
                  <Table.Th scope="row" fw={400}>
                    {label}
                  </Table.Th>
                  <Table.Td ta="right">{shares.has(value) ? `${number(shares.get(value) ?? 0, 2)} %` : '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {counted ? <Text size="sm">{t('populationCounted')}</Text> : null}
          {unknown.length > 0 ? <Text size="sm">{t('populationUnknown', { lines: unknown.join(' | ') })}</Text> : null}
          {missing.length > 0 ? (
            <Text size="sm">{t('populationMissing', { values: missing.map(({ label }) => label).join(', ') })}</Text>
          ) : adds ? null : (
            <Text size="sm">{t('sharesSum', { sum: number(sum, 2) })}</Text>
          )}
        </div>
      ) : null}
      <Group justify="flex-end">
        <Button disabled={missing.length > 0 || !adds} onClick={() => onUse(shares)}>
          {t('populationUse')}
        </Button>
      </Group>
    </Stack>
  );
}
