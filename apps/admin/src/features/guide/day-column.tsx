import { Draggable, Droppable } from '@hello-pangea/dnd';
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { dateOfDay, type GuideDayView, type GuideQuestionView } from '@lytt/shared';
import { useLanguage, useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { DayLoad } from './day-load';
import classes from './guide.module.css';
import { NEW, usePlace } from './place';
import { QuestionCard } from './question-card';
import type { QuestionActs } from './question-menu';
import { sectionOf } from './sections';

interface Props {
  day: number;
  questions: GuideQuestionView[];
  /** The whole guide in its order, which sections run through. */
  sections: GuideQuestionView[];
  load: GuideDayView | undefined;
  longest: number;
  acts: QuestionActs;
}

export function DayColumn({ day, questions, sections, load, longest, acts }: Props): ReactNode {
  const t = useTexts('guide.guide');
  const study = useStudy();
  const { go } = usePlace();
  const { intl } = useLanguage();
  const mayEdit = study.may('guide.edit');
  const date = intl.formatDate(`${dateOfDay(study.startsOn, day)}T12:00:00Z`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return (
    <section className={classes['day']} aria-label={t('day', { day })}>
      <div className={classes['head']}>
        <Group justify="space-between" wrap="nowrap" gap={4}>
          <div>
            <Title order={2} size="h4">
              {t('day', { day })}
            </Title>
            <Text size="sm" c="dimmed">
              {date}
            </Text>
          </div>
          {mayEdit && day <= study.days ? (
            <ActionIcon
              variant="subtle"
              size={36}
              aria-label={t('addOn', { day })}
              onClick={() => go({ question: NEW, day })}
            >
              +
            </ActionIcon>
          ) : null}
        </Group>
        <DayLoad load={load} longest={longest} />
      </div>
      <Droppable droppableId={String(day)} isDropDisabled={!mayEdit || day > study.days}>
        {(drop, over) => (
          <ul
            className={classes['list']}
            data-over={over.isDraggingOver || undefined}
            ref={drop.innerRef}
            {...drop.droppableProps}
          >
            {questions.map((question, at) => (
              <DraggedCard
                key={question.id}
                question={question}
                at={at}
                isFixed={!mayEdit || question.opened}
                heading={at === 0 || question.section ? sectionOf(question, sections) : null}
                acts={acts}
              />
            ))}
            {drop.placeholder}
            {questions.length === 0 && !over.isDraggingOver ? (
              <li>
                <Text size="sm" c="dimmed">
                  {t('noQuestion')}
                </Text>
              </li>
            ) : null}
          </ul>
        )}
      </Droppable>
    </section>
  );
}

interface DraggedProps {
  question: GuideQuestionView;
  at: number;
  isFixed: boolean;
  heading: GuideQuestionView['section'];
  acts: QuestionActs;
}

function DraggedCard({ question, at, isFixed, heading, acts }: DraggedProps): ReactNode {
  const localized = useLocalized();
  return (
    <Draggable draggableId={question.id} index={at} isDragDisabled={isFixed}>
      {(drag, state) => (
        <li ref={drag.innerRef} {...drag.draggableProps}>
          {heading ? (
            <Text size="sm" fw={600} c="dimmed" mb={4}>
              {localized(heading)}
            </Text>
          ) : null}
          <QuestionCard
            question={question}
            acts={acts}
            grip={isFixed ? undefined : drag.dragHandleProps}
            isLifted={state.isDragging}
          />
        </li>
      )}
    </Draggable>
  );
}
