import { Button, CloseButton, Group, Select, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import { Card } from '../card';
import { useShares } from '../words';
import type { SettingsProps } from './settings-props';
import classes from './settings.module.css';

const inPercent = (share: number | ''): number | '' => (share === '' ? '' : Math.round(share * 1000) / 10);
const asShare = (percent: number | ''): number | '' => (percent === '' ? '' : percent / 100);

/** How many will drop out, and in which groups it is another share. */
export function DropoutCard({ view, editing, names }: SettingsProps): ReactNode {
  const t = useTexts('panel.settings');
  const share = useShares();
  const { draft, change, mayEdit, faults } = editing;
  const { dropout } = draft;
  const [trait, setTrait] = useState<string | null>(null);
  const [rate, setRate] = useState<number | ''>('');
  const put = (next: Partial<typeof dropout>): void => change({ ...draft, dropout: { ...dropout, ...next } });
  const traits = view.balance.map(({ attribute, rows }) => ({
    group: names.attribute(attribute),
    items: rows.map(({ value }) => ({
      value: JSON.stringify([attribute, value]),
      label: names.value(attribute, value),
    })),
  }));
  const add = (): void => {
    if (!trait || rate === '') return;
    const [attribute = '', value = ''] = JSON.parse(trait) as string[];
    const others = dropout.groups.filter((each) => each.attribute !== attribute || each.value !== value);
    put({ groups: [...others, { attribute, value, rate: rate / 100 }] });
    setTrait(null);
    setRate('');
  };
  return (
    <Card title={t('dropout')} about={t('dropoutAbout')}>
      <TypedNumber
        w="10rem"
        label={t('rate')}
        suffix=" %"
        max={95}
        readOnly={!mayEdit}
        value={inPercent(dropout.rate)}
        onType={(percent) => put({ rate: asShare(percent) })}
        error={faults.has('dropout.rate') ? t('percentFault') : undefined}
      />
      {dropout.groups.length > 0 || mayEdit ? (
        <Title order={3} size="h6" mt="sm" mb={4}>
          {t('groups')}
        </Title>
      ) : null}
      <ul className={classes.groups}>
        {dropout.groups.map((each) => {
          const group = names.quota(each);
          return (
            <li key={group}>
              <Text size="sm" flex={1}>
                {group}
              </Text>
              <Text size="sm">{share(Number(each.rate), 1)}</Text>
              {mayEdit ? (
                <CloseButton
                  size="sm"
                  aria-label={t('removeGroup', { group })}
                  onClick={() => put({ groups: dropout.groups.filter((other) => other !== each) })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayEdit ? (
        <Group align="flex-end" gap="sm" mt="xs">
          <Select
            flex="1 1 10rem"
            size="sm"
            label={t('group')}
            searchable
            value={trait}
            onChange={setTrait}
            data={traits}
          />
          <TypedNumber w="6rem" size="sm" label={t('groupRate')} suffix=" %" max={95} value={rate} onType={setRate} />
          <Button size="sm" variant="default" disabled={!trait || rate === '' || rate > 95} onClick={add}>
            {t('addGroup')}
          </Button>
        </Group>
      ) : null}
    </Card>
  );
}
