import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { Icon } from '../../ui/icon';
import { usePlace } from './place';

export interface QuestionActs {
  move: (question: GuideQuestionView, day: number) => void;
  /** Takes the question out, or puts it in again. */
  toggle: (question: GuideQuestionView) => void;
}

/** Everything that can be done with a question without dragging. */
export function QuestionMenu({ question, acts }: { question: GuideQuestionView; acts: QuestionActs }): ReactNode {
  const t = useTexts('guide.guide');
  const localized = useLocalized();
  const study = useStudy();
  const { go } = usePlace();
  const mayEdit = study.may('guide.edit');
  const days = Array.from({ length: study.days }, (_, at) => at + 1).filter((day) => day !== question.day);
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      menuItemTabIndex={0}
      portalProps={{ target: '#main' }}
      position="bottom-end"
      width={230}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('more', { title: localized(question.title) })}
        >
          <Icon of="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="min(24rem, 60vh)" style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => go({ question: question.id })}>{t('openIt')}</Menu.Item>
        <Menu.Item onClick={() => go({ see: question.id })}>{t('see')}</Menu.Item>
        {mayEdit && !question.opened && days.length > 0 ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('moveTo')}</Menu.Label>
            {days.map((day) => (
              <Menu.Item key={day} py={6} onClick={() => acts.move(question, day)}>
                {t('day', { day })}
              </Menu.Item>
            ))}
          </>
        ) : null}
        {mayEdit && question.opened ? <Menu.Label>{t('dayFixed')}</Menu.Label> : null}
        {mayEdit ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => acts.toggle(question)}>
              {t(question.withdrawn ? 'restore' : 'withdraw')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
