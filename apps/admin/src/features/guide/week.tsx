import {
  DragDropContext,
  type DragStart,
  type DragUpdate,
  type DropResult,
  type ResponderProvided,
} from '@hello-pangea/dnd';
import type { ReactNode } from 'react';
import type { GuideDayView, GuideQuestionView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { DayColumn } from './day-column';
import classes from './guide.module.css';
import type { QuestionActs } from './question-menu';

interface Props {
  questions: GuideQuestionView[];
  loads: GuideDayView[];
  acts: QuestionActs;
}

const dayOf = (droppableId: string): number => Number(droppableId);

/** Days as columns where there is room for them, as rows on a phone. Within a day the hour decides the order. */
export function Week({ questions, loads, acts }: Props): ReactNode {
  const t = useTexts('guide.guide');
  const { days } = useStudy();
  const last = Math.max(days, ...questions.map((question) => question.day));
  const longest = Math.max(...loads.map((load) => Math.max(load.minutes, load.estimatedMinutes)), 0);
  const onStart = ({ source }: DragStart, { announce }: ResponderProvided): void =>
    announce(t('lifted', { day: dayOf(source.droppableId) }));
  const onUpdate = ({ destination }: DragUpdate, { announce }: ResponderProvided): void =>
    announce(destination ? t('over', { day: dayOf(destination.droppableId) }) : t('overNothing'));
  const onEnd = ({ source, destination, draggableId }: DropResult, { announce }: ResponderProvided): void => {
    const question = questions.find(({ id }) => id === draggableId);
    const to = destination ? dayOf(destination.droppableId) : dayOf(source.droppableId);
    if (!question || to === question.day) return announce(t('putBack', { day: dayOf(source.droppableId) }));
    announce(t('put', { day: to }));
    acts.move(question, to);
  };
  return (
    <DragDropContext
      dragHandleUsageInstructions={t('dragHint')}
      onDragStart={onStart}
      onDragUpdate={onUpdate}
      onDragEnd={onEnd}
    >
      <div className={classes['week']} data-days={Math.min(last, 7)}>
        {Array.from({ length: last }, (_, at) => at + 1).map((day) => (
          <DayColumn
            key={day}
            day={day}
            questions={questions.filter((question) => question.day === day)}
            sections={questions}
            load={loads.find((load) => load.day === day)}
            longest={longest}
            acts={acts}
          />
        ))}
      </div>
    </DragDropContext>
  );
}
