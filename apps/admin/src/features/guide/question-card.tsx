import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './guide.module.css';
import { Icon } from '../../ui/icon';
import { MaskingMark } from './masking';
import { usePlace } from './place';
import { QuestionMarks } from './question-marks';
import { QuestionMenu, type QuestionActs } from './question-menu';
import { kindWord, wholeMinutes } from './question-words';

interface Props {
  question: GuideQuestionView;
  acts: QuestionActs;
  /** Undefined: it cannot be dragged. */
  grip: DraggableProvidedDragHandleProps | null | undefined;
  isLifted: boolean;
}

export function QuestionCard({ question, acts, grip, isLifted }: Props): ReactNode {
  const t = useTexts('guide.guide');
  const localized = useLocalized();
  const { go } = usePlace();
  const title = localized(question.title);
  return (
    <div className={classes['card']} data-state={question.state} data-lifted={isLifted || undefined}>
      <Group justify="space-between" wrap="nowrap" gap={0}>
        {grip ? (
          <span className={classes['grip']} {...grip} aria-label={t('drag', { title })}>
            <Icon of="grip" />
          </span>
        ) : null}
        <Text size="sm" c="dimmed" flex={1} style={{ whiteSpace: 'nowrap' }}>
          {question.position} · {question.opens}
        </Text>
        <QuestionMenu question={question} acts={acts} />
      </Group>
      <UnstyledButton className={classes['title']} onClick={() => go({ question: question.id })}>
        <Text fw={600} size="md" td={question.withdrawn ? 'line-through' : undefined}>
          {title}
        </Text>
      </UnstyledButton>
      <Stack gap={4} mt={6}>
        <Text size="sm">{t(kindWord(question.answer))}</Text>
        <Text size="sm">
          {t('minutesOf', { promised: question.minutes, estimated: wholeMinutes(question.estimatedMinutes) })}
          {question.measuredMinutes === null
            ? null
            : `, ${t('measured', { minutes: wholeMinutes(question.measuredMinutes) })}`}
        </Text>
        <MaskingMark masking={question.masking} />
        <QuestionMarks question={question} />
      </Stack>
    </div>
  );
}
