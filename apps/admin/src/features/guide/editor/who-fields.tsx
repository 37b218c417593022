import { Checkbox, Fieldset, Radio, Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Masking } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { SegmentFields } from './segment-fields';
import { useWriting } from './writing';

const MASKINGS: Masking[] = ['after-own-answer', 'open', 'private'];

export function MaskingFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, change, faultAt, opened } = useWriting();
  return (
    <Fieldset legend={t('masking')}>
      <Radio.Group
        aria-label={t('masking')}
        description={opened ? t('fixedMasking') : undefined}
        value={draft.masking}
        onChange={(value) => change({ masking: value as Masking })}
        error={faultAt('masking')}
      >
        <Stack gap="xs">
          {MASKINGS.map((masking) => (
            <Radio
              key={masking}
              value={masking}
              label={t(masking)}
              description={t(`${masking}Hint`)}
              disabled={opened}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        mt="md"
        label={t('peers')}
        description={t(draft.masking === 'private' ? 'peersPrivate' : 'peersHint')}
        allowDeselect={false}
        disabled={draft.masking === 'private' && draft.peers === null}
        value={String(draft.peers ?? 'none')}
        data={(['none', '2', '3'] as const).map((count) => ({ value: count, label: t(`peers.${count}`) }))}
        onChange={(count) => change({ peers: count === 'none' ? null : Number(count) })}
        error={faultAt('peers')}
      />
    </Fieldset>
  );
}

export function WhoFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, change, faultAt, opened, question } = useWriting();
  const isFixed = opened && question?.afterPrevious === false;
  return (
    <Fieldset legend={t('who')}>
      <Stack gap="md">
        <SegmentFields />
        <Checkbox
          label={t('afterPrevious')}
          description={isFixed ? t('fixedPrevious') : undefined}
          disabled={isFixed}
          checked={draft.afterPrevious}
          onChange={(event) => change({ afterPrevious: event.currentTarget.checked })}
          error={faultAt('afterPrevious')}
        />
      </Stack>
    </Fieldset>
  );
}
