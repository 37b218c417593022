import { Button, CloseButton, Drawer, Group, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { guideRoutes, type GuideQuestionView } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { QuestionEditor } from './question-editor';
import { guideTexts } from './texts';
import { Week } from './week';

const NEW = 'new';

export function GuidePage(): ReactNode {
  const t = useTexts(guideTexts);
  const study = useStudy();
  const list = useView(guideRoutes.list, { params: { studyId: study.id }, topics: ['question', 'study'] });
  /** The question in the drawer; its id, or `new`. */
  const [open, setOpen] = useState<string>();
  const [dirty, setDirty] = useState(false);
  const close = (): void => {
    setOpen(undefined);
    setDirty(false);
  };
  const questions = list.data?.items ?? [];
  const chosen = questions.find((question) => question.id === open);
  const heading = chosen ? t('edit', { position: chosen.position, key: chosen.key }) : t('newQuestion');
  const total = questions.filter((question) => !question.withdrawn).length;
  const done = useDone();
  const act = useAct(guideRoutes.withdraw);
  const withdraw = ({ id: questionId }: GuideQuestionView, withdrawn: boolean, undo?: () => void): void =>
    act.mutate(
      { params: { studyId: study.id, questionId }, body: { withdrawn } },
      { onSuccess: () => done(t(withdrawn ? 'wasWithdrawn' : 'wasRestored'), undo), onError: sayRefused },
    );
  const toggle = (question: GuideQuestionView): void => {
    close();
    withdraw(question, !question.withdrawn, () => withdraw(question, question.withdrawn));
  };
  const addButton = study.may('guide.edit') ? <Button onClick={() => setOpen(NEW)}>{t('add')}</Button> : undefined;
  return (
    <Screen title={t('heading')} about={t('about')} actions={questions.length > 0 ? addButton : undefined}>
      <Loaded query={list} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('empty')} todo={t('emptyTodo')} action={addButton} />
          ) : (
            <Week questions={items} onOpen={setOpen} />
          )
        }
      </Loaded>
      <Drawer.Root
        opened={open !== undefined}
        onClose={close}
        position="right"
        size="lg"
        closeOnClickOutside={!dirty}
        closeOnEscape={!dirty}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={heading}>
          <Drawer.Body>
            <Group justify="space-between" mb="md">
              <Title order={2} size="h4">
                {heading}
              </Title>
              <CloseButton aria-label={t('close')} onClick={close} />
            </Group>
            {open !== undefined ? (
              <QuestionEditor
                key={open}
                question={chosen}
                total={total}
                onClose={close}
                onDirty={() => setDirty(true)}
                onWithdraw={toggle}
              />
            ) : null}
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </Screen>
  );
}
