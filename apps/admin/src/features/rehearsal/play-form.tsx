import { Alert, Button, Group, MultiSelect, Paper, Stack, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './rehearsal.module.css';

const MOST_ZONES = 5;

interface Props {
  questions: readonly GuideQuestionView[];
  timeZones: string[];
  onTimeZones: (zones: string[]) => void;
  isPlaying: boolean;
  wasPlayed: boolean;
  onPlay: () => void;
}

/** What to play, and what it does not do. */
export function PlayForm({ questions, timeZones, onTimeZones, isPlaying, wasPlayed, onPlay }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const { timeZone } = useStudy();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').filter((zone) => zone !== timeZone), [timeZone]);
  const own = questions.filter(({ clock }) => clock === 'own').length;
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Alert color="fjord" variant="light" p="sm">
          <Text size="sm">{t('untouched')}</Text>
        </Alert>
        <Group align="flex-end" gap="md">
          <MultiSelect
            className={classes['zones']}
            label={t('zones')}
            description={own > 0 ? t('zonesSome', { own, zone: timeZone }) : t('zonesNone', { zone: timeZone })}
            {...(timeZones.length === 0 ? { placeholder: t('zonesPlaceholder') } : {})}
            data={zones}
            value={timeZones}
            onChange={onTimeZones}
            maxValues={MOST_ZONES}
            limit={60}
            searchable
            clearable
            disabled={isPlaying}
          />
          <Button onClick={onPlay} loading={isPlaying} variant={wasPlayed ? 'default' : 'filled'}>
            {t(wasPlayed ? 'again' : 'play')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
