import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { guideFiles, nextRow, stepWithin, type StimulusDraft, type StimulusView } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { useDone } from '../../../ui/toasts';
import classes from '../guide.module.css';
import { PictureUpload } from './picture-upload';
import { RowButtons } from './row-buttons';
import { WordsFields } from './words-fields';
import { useWriting } from './writing';

const MOST = 5;

/** What people look at before they answer. */
export function StimuliFields(): ReactNode {
  const t = useTexts('guide.editor');
  const done = useDone();
  const { draft, change, faultAt } = useWriting();
  const [isUploading, setUploading] = useState(false);
  const { stimuli } = draft;
  const set = (next: StimulusDraft[]): void => change({ stimuli: next });
  const add = (stimulus: StimulusView): void =>
    change((now) => ({ stimuli: [...now.stimuli, { ...stimulus, row: nextRow(now.stimuli) }] }));
  const remove = (stimulus: StimulusDraft, at: number): void => {
    set(stimuli.toSpliced(at, 1));
    done(t('removed', { kind: t(`shown.${stimulus.kind}`), at: at + 1 }), () =>
      change((now) => ({ stimuli: now.stimuli.toSpliced(at, 0, stimulus) })),
    );
  };
  const isFull = stimuli.length >= MOST;
  const fault = faultAt('stimuli');
  return (
    <Fieldset legend={t('shown')}>
      <Stack gap="sm">
        {stimuli.map((stimulus, at) => {
          const name = { kind: t(`shown.${stimulus.kind}`), at: at + 1 };
          return (
            <div key={stimulus.row} className={classes['item']}>
              <Group justify="space-between" wrap="nowrap" mb={4}>
                <Text size="sm" fw={600}>
                  {at + 1}. {name.kind}
                </Text>
                <RowButtons
                  at={at}
                  count={stimuli.length}
                  words={{ up: t('shownEarlier', name), down: t('shownLater', name), remove: t('removeShown', name) }}
                  onStep={(by) => set(stepWithin(stimuli, at, by))}
                  onRemove={() => remove(stimulus, at)}
                />
              </Group>
              <StimulusFields
                stimulus={stimulus}
                at={at}
                onChange={(next) => set(stimuli.with(at, { ...next, row: stimulus.row }))}
              />
            </div>
          );
        })}
        {isUploading && !isFull ? (
          <PictureUpload
            onTaken={(picture) => {
              add({ kind: 'image', ...picture, alt: {} });
              setUploading(false);
            }}
          />
        ) : null}
        {fault ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {fault}
          </Text>
        ) : null}
        <Group gap="xs">
          <Button variant="default" size="xs" disabled={isFull} onClick={() => add({ kind: 'text', text: {} })}>
            {t('addText')}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={isFull}
            onClick={() => add({ kind: 'link', url: 'https://', label: {} })}
          >
            {t('addLink')}
          </Button>
          <Button variant="default" size="xs" disabled={isFull || isUploading} onClick={() => setUploading(true)}>
            {t('addPicture')}
          </Button>
          {isFull ? <Text size="sm">{t('atMost', { count: MOST })}</Text> : null}
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface FieldsProps {
  stimulus: StimulusView;
  at: number;
  onChange: (stimulus: StimulusView) => void;
}

function StimulusFields({ stimulus, at, onChange }: FieldsProps): ReactNode {
  const t = useTexts('guide.editor');
  const { id: studyId } = useStudy();
  const { faultAt } = useWriting();
  if (stimulus.kind === 'text')
    return (
      <WordsFields
        label={(language) => t('shownTextIn', { language: t(language) })}
        path={`stimuli.${at}.text`}
        value={stimulus.text}
        lines={3}
        onChange={(text) => onChange({ ...stimulus, text })}
      />
    );
  if (stimulus.kind === 'link')
    return (
      <Stack gap="xs">
        <TextInput
          type="url"
          label={t('linkAddress')}
          value={stimulus.url}
          onChange={(event) => onChange({ ...stimulus, url: event.currentTarget.value })}
          error={faultAt(`stimuli.${at}.url`)}
        />
        <WordsFields
          label={(language) => t('linkIn', { language: t(language) })}
          path={`stimuli.${at}.label`}
          value={stimulus.label}
          onChange={(label) => onChange({ ...stimulus, label })}
        />
      </Stack>
    );
  const { fileId, width, height } = stimulus;
  return (
    <Stack gap="xs">
      <img
        className={classes['thumb']}
        src={addressOf(guideFiles.picture, { studyId, fileId })}
        width={width}
        height={height}
        alt={t('picture', { at: at + 1, width, height })}
      />
      <WordsFields
        label={(language) => t('altIn', { language: t(language) })}
        description={t('altHint')}
        path={`stimuli.${at}.alt`}
        value={stimulus.alt}
        onChange={(alt) => onChange({ ...stimulus, alt })}
      />
    </Stack>
  );
}
