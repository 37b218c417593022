import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { guideRoutes, type GuideQuestionView } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { EditorDrawer } from './editor/editor-drawer';
import { GuideList } from './guide-list';
import { MovedOpenings } from './moved-openings';
import { NEW, usePlace } from './place';
import { SeeAsParticipant } from './see-as-participant';
import { useMoving } from './use-moving';
import { Week } from './week';

export function GuidePage(): ReactNode {
  const t = useTexts('guide.guide');
  const study = useStudy();
  const { view, go } = usePlace();
  const list = useView(guideRoutes.list, { params: { studyId: study.id }, topics: ['question', 'study', 'post'] });
  const done = useDone();
  const act = useAct(guideRoutes.withdraw);
  const withdraw = ({ id: questionId }: GuideQuestionView, withdrawn: boolean, undo?: () => void): void =>
    void act
      .mutateAsync({ params: { studyId: study.id, questionId }, body: { withdrawn } })
      .then(() => done(t(withdrawn ? 'wasWithdrawn' : 'wasRestored'), undo), sayRefused);
  const acts = {
    move: useMoving(),
    toggle: (question: GuideQuestionView): void =>
      withdraw(question, !question.withdrawn, () => withdraw(question, question.withdrawn)),
  };
  const mayEdit = study.may('guide.edit');
  const addButton = mayEdit ? <Button onClick={() => go({ question: NEW })}>{t('add')}</Button> : undefined;
  const isEmpty = list.data?.items.length === 0;
  const actions = isEmpty ? undefined : (
    <>
      <SegmentedControl
        aria-label={t('view')}
        value={view ?? 'week'}
        onChange={(next) => go({ view: next === 'list' ? 'list' : undefined })}
        data={[
          { value: 'week', label: t('week') },
          { value: 'list', label: t('list') },
        ]}
      />
      {addButton}
    </>
  );
  return (
    <Screen title={t('heading')} about={t('about')} actions={actions}>
      <Loaded query={list} lines={8}>
        {({ items, days }) => (
          <Stack gap="lg">
            {items.length === 0 ? (
              <Empty title={t('empty')} todo={t(mayEdit ? 'emptyTodo' : 'emptyRead')} action={addButton} />
            ) : (
              <>
                <MovedOpenings questions={items.filter(({ withdrawn }) => !withdrawn)} />
                {view === 'list' ? (
                  <GuideList questions={items} acts={acts} />
                ) : (
                  <Week questions={items} loads={days} acts={acts} />
                )}
              </>
            )}
            <EditorDrawer questions={items} onToggle={acts.toggle} />
            <SeeAsParticipant questions={items} />
          </Stack>
        )}
      </Loaded>
      {list.data && list.error ? (
        <Text size="sm" c="dimmed" role="status">
          {list.error.message}
        </Text>
      ) : null}
    </Screen>
  );
}
