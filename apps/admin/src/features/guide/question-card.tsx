import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './guide.module.css';
import { MaskingMark } from './masking';
import { guideTexts } from './texts';

const STATE_WORDS = { coming: 'coming', open: 'stateOpen', closed: 'closed' } as const;

export function QuestionCard({ question, onOpen }: { question: GuideQuestionView; onOpen: () => void }): ReactNode {
  const t = useTexts(guideTexts);
  const localized = useLocalized();
  return (
    <UnstyledButton className={classes.card} data-state={question.state} onClick={onOpen}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('number', { position: question.position })} · {t('opensAt', { time: question.opens })}
        </Text>
        <Badge
          variant={question.state === 'open' ? 'filled' : 'light'}
          color={question.state === 'open' ? 'fjord' : 'gray'}
        >
          {t(question.withdrawn ? 'withdrawn' : STATE_WORDS[question.state])}
        </Badge>
      </Group>
      <Text fw={600} my={6} td={question.withdrawn ? 'line-through' : undefined}>
        {localized(question.title)}
      </Text>
      <Group justify="space-between" gap="xs">
        <MaskingMark masking={question.masking} />
        <Text size="sm">{t('minutes', { minutes: question.minutes })}</Text>
      </Group>
    </UnstyledButton>
  );
}
