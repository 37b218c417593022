import { useQueryClient } from '@tanstack/react-query';
import { guideRoutes, movedTo, type GuideQuestionView, type ViewOf } from '@lytt/shared';
import { useAct, viewOptions } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';

type Days = Pick<GuideQuestionView, 'day' | 'closesDay'>;

/** Moves a question to another day at once, tells the server, and offers the way back. */
export function useMoving(): (question: GuideQuestionView, day: number) => void {
  const t = useTexts('guide.guide');
  const { id: studyId, days } = useStudy();
  const client = useQueryClient();
  const done = useDone();
  const { mutateAsync } = useAct(guideRoutes.edit);
  const send = async ({ id }: GuideQuestionView, to: Days): Promise<void> => {
    const { queryKey } = viewOptions(guideRoutes.list, { params: { studyId } });
    await client.cancelQueries({ queryKey });
    client.setQueryData<ViewOf<typeof guideRoutes.list>>(
      queryKey,
      (list) => list && { ...list, items: list.items.map((each) => (each.id === id ? { ...each, ...to } : each)) },
    );
    await mutateAsync({ params: { studyId, questionId: id }, body: to });
  };
  const back = (question: GuideQuestionView): void => {
    const { day, closesDay } = question;
    send(question, { day, closesDay }).then(() => done(t('movedBack', { day })), sayRefused);
  };
  return (question, day) => {
    if (day === question.day) return;
    send(question, movedTo(question, day, days)).then(
      () => done(t('movedTo', { day }), () => back(question)),
      sayRefused,
    );
  };
}
