import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QuotaDraft } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import classes from './quotas.module.css';

interface Props {
  quota: QuotaDraft;
  /** Named to whoever hears the fields and does not see the row. */
  value: string;
  mayEdit: boolean;
  onType: (typed: Partial<QuotaDraft>) => void;
}

/** A wish within the bounds, where the numbers come from, and how far a suggestion may go. */
export function QuotaDetails({ quota, value, mayEdit, onType }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const middle = (Number(quota.min) + Number(quota.max)) / 2;
  return (
    <Stack gap="xs" role="group" aria-label={value}>
      <Checkbox
        size="sm"
        label={t('wish')}
        disabled={!mayEdit}
        checked={quota.soft !== undefined}
        onChange={(event) => onType({ soft: event.currentTarget.checked ? { target: middle, weight: 1 } : undefined })}
      />
      {quota.soft ? (
        <Group gap="sm" align="flex-start">
          <TypedNumber
            size="xs"
            w="7rem"
            label={t('wishTarget')}
            allowDecimal
            readOnly={!mayEdit}
            value={quota.soft.target}
            onType={(target) => onType({ soft: { weight: 1, ...quota.soft, target } })}
          />
          <TypedNumber
            size="xs"
            w="15rem"
            maw="100%"
            label={t('wishWeight')}
            description={t('wishWeightAbout')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDecimal
            readOnly={!mayEdit}
            value={quota.soft.weight}
            onType={(weight) => onType({ soft: { target: middle, ...quota.soft, weight } })}
          />
        </Group>
      ) : null}
      <TextInput
        size="xs"
        maw="32rem"
        label={t('note')}
        maxLength={300}
        readOnly={!mayEdit}
        value={quota.note ?? ''}
        onChange={(event) => onType({ note: event.currentTarget.value })}
      />
      <details className={classes.advanced}>
        <summary>{t('advanced')}</summary>
        <Text size="xs" c="dimmed" my={4}>
          {t('advancedAbout')}
        </Text>
        <Group gap="sm">
          {(['minFlex', 'maxFlex'] as const).map((flex) => (
            <TypedNumber
              key={flex}
              size="xs"
              w="8rem"
              label={t(flex)}
              readOnly={!mayEdit}
              max={500}
              value={quota[flex]}
              onType={(typed) => onType({ [flex]: typed })}
            />
          ))}
        </Group>
      </details>
    </Stack>
  );
}
