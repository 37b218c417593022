import { Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApplicationView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useMean } from './columns';

/** "Discusses well": five buttons; the chosen one pressed again takes the rating back. */
export function RateApplicant({
  view,
  blind,
  onRate,
}: {
  view: ApplicationView;
  blind: boolean;
  onRate: (value: number) => void;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const sayMean = useMean();
  if (view.state !== 'completed') return <Text c="dimmed">{t('cannotRate')}</Text>;
  const isHidden = blind && view.myRating === null;
  return (
    <div>
      <Title order={3} size="h6" id="discusses">
        {t('discusses')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('rateHint')}
      </Text>
      <Group gap="xs" role="group" aria-labelledby="discusses">
        {[1, 2, 3, 4, 5].map((value) => (
          <Button
            key={value}
            w={48}
            px={0}
            variant={view.myRating === value ? 'filled' : 'default'}
            aria-pressed={view.myRating === value}
            aria-label={t('rateAs', { value })}
            onClick={() => onRate(value)}
          >
            {value}
          </Button>
        ))}
      </Group>
      <Text size="sm" mt="xs" role="status">
        {isHidden
          ? t('othersHidden')
          : view.rating === null
            ? t('nobodyRated')
            : `${t('meanOf', { mean: sayMean(view.rating), count: view.raters })}: ${view.ratings.map((rating) => `${rating.name} ${rating.value}`).join(', ')}`}
      </Text>
    </div>
  );
}
