import { CloseButton, Drawer, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { NEW, usePlace } from '../place';
import { QuestionEditor } from './question-editor';

interface Props {
  questions: GuideQuestionView[];
  onToggle: (question: GuideQuestionView) => void;
}

/** The question that the address names, or a new one, over the guide. */
export function EditorDrawer({ questions, onToggle }: Props): ReactNode {
  const t = useTexts('guide.editor');
  const study = useStudy();
  const { question: open, day, see, go } = usePlace();
  const chosen = questions.find(({ id }) => id === open);
  const isNew = open === NEW && study.may('guide.edit');
  const heading = chosen ? t('edit', { position: chosen.position, key: chosen.key }) : t('newQuestion');
  const close = (): void => go({ question: undefined, day: undefined });
  return (
    <Drawer.Root
      opened={chosen !== undefined || isNew}
      onClose={close}
      position="right"
      size="min(100%, 68rem)"
      closeOnEscape={see === undefined}
      closeOnClickOutside={see === undefined}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={heading}>
        <Drawer.Body pb={0}>
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Title order={2} size="h4">
              {heading}
            </Title>
            <CloseButton aria-label={t('close')} onClick={close} />
          </Group>
          <QuestionEditor
            key={open}
            question={chosen}
            day={day ?? 1}
            total={questions.filter(({ withdrawn }) => !withdrawn).length}
            onClose={close}
            onToggle={onToggle}
          />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
