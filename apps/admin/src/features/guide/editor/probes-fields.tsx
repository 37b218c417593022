import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { nextRow, type ProbeDraft } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useDone } from '../../../ui/toasts';
import classes from '../guide.module.css';
import { Icon } from '../../../ui/icon';
import { WordsFields } from './words-fields';
import { useWriting } from './writing';

const MOST = 10;

export function ProbesFields(): ReactNode {
  const t = useTexts('guide.editor');
  const done = useDone();
  const { draft, change } = useWriting();
  const { probes } = draft;
  const remove = (probe: ProbeDraft, at: number): void => {
    change({ probes: probes.toSpliced(at, 1) });
    done(t('undoRemoved'), () => change((now) => ({ probes: now.probes.toSpliced(at, 0, probe) })));
  };
  return (
    <Fieldset legend={t('probes')}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('probesHint')}
        </Text>
        {probes.map((probe, at) => (
          <Group key={probe.row} className={classes['item']} gap="xs" align="flex-start" justify="flex-end">
            <div className={classes['fields']}>
              <WordsFields
                label={(language) => t('probeIn', { at: at + 1, language: t(language) })}
                path={`probes.${at}`}
                value={probe.words}
                lines={2}
                onChange={(next) => change({ probes: probes.with(at, { ...probe, words: next }) })}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('removeProbe', { at: at + 1 })}
              onClick={() => remove(probe, at)}
            >
              <Icon of="cross" />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            disabled={probes.length >= MOST}
            onClick={() => change({ probes: [...probes, { row: nextRow(probes), words: {} }] })}
          >
            {t('addProbe')}
          </Button>
          {probes.length >= MOST ? <Text size="sm">{t('atMost', { count: MOST })}</Text> : null}
        </Group>
      </Stack>
    </Fieldset>
  );
}
