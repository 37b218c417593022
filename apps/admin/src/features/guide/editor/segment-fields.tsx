import { ActionIcon, Button, Group, MultiSelect, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { screenerRoutes, type Segment } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useLocalized, useTexts } from '../../../i18n/texts';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import classes from '../guide.module.css';
import { Icon } from '../../../ui/icon';
import { useWriting } from './writing';

const MOST_RULES = 5;

/** Who is asked, by the attributes that the screener gives. */
export function SegmentFields(): ReactNode {
  const t = useTexts('guide.editor');
  const localized = useLocalized();
  const study = useStudy();
  const { draft, change, opened, faultAt } = useWriting();
  const screener = useView(screenerRoutes.view, {
    params: { studyId: study.id },
    topics: ['study'],
    enabled: study.may('recruitment.read'),
  });
  const attributes = (screener.data?.attributes ?? []).map(({ key, label, values }) => ({
    value: key,
    label: localized(label),
    values: values.map((each) => ({ value: each.value, label: localized(each.label) })),
  }));
  const set = (onlyFor: Segment): void => change({ onlyFor });
  const free = attributes.filter(({ value }) => !draft.onlyFor.some(({ attribute }) => attribute === value));
  const nameOf = (key: string): string => attributes.find(({ value }) => value === key)?.label ?? key;
  return (
    <Stack gap="xs" role="group" aria-label={t('segment')}>
      <Text size="sm" fw={500}>
        {t('segment')}
      </Text>
      <Text size="sm" c="dimmed">
        {t(opened ? 'fixedSegment' : 'segmentHint')}
      </Text>
      {screener.error && !screener.data ? (
        <RefusedNote fault={screener.error} retry={() => void screener.refetch()} />
      ) : null}
      {screener.data && attributes.length === 0 ? <Text size="sm">{t('noAttributes')}</Text> : null}
      {draft.onlyFor.map(({ attribute, values }, at) => {
        const known = attributes.find(({ value }) => value === attribute);
        const offered = known?.values ?? values.map((value) => ({ value, label: value }));
        return (
          <Group key={attribute} className={classes['item']} gap="xs" align="flex-start" justify="flex-end">
            <Stack gap="xs" className={classes['fields']}>
              <Select
                label={t('attribute')}
                allowDeselect={false}
                disabled={opened}
                value={attribute}
                data={[{ value: attribute, label: nameOf(attribute) }, ...free]}
                onChange={(next) =>
                  next && next !== attribute && set(draft.onlyFor.with(at, { attribute: next, values: [] }))
                }
                error={faultAt(`onlyFor.${at}.attribute`)}
              />
              <MultiSelect
                label={t('values')}
                searchable
                disabled={opened}
                value={values}
                data={offered}
                onChange={(next) => set(draft.onlyFor.with(at, { attribute, values: next }))}
                error={faultAt(`onlyFor.${at}.values`) ?? faultAt(`onlyFor.${at}.values.0`)}
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={opened}
              aria-label={t('removeRule', { attribute: nameOf(attribute) })}
              onClick={() => set(draft.onlyFor.toSpliced(at, 1))}
            >
              <Icon of="cross" />
            </ActionIcon>
          </Group>
        );
      })}
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={opened || free.length === 0 || draft.onlyFor.length >= MOST_RULES}
          onClick={() => free[0] && set([...draft.onlyFor, { attribute: free[0].value, values: [] }])}
        >
          {t('addRule')}
        </Button>
      </Group>
    </Stack>
  );
}
