import { Button, Menu, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { addElement, addPage, addReady, screenerRoutes, type ReadyQuestion } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { useEditing } from './editing';
import { MENU } from './menu';
import { freshElement, LAYOUT_KINDS, OWN_KINDS, type Kind } from './question-kinds';

export function AddMenu({ onAdded, words }: { onAdded: () => void; words?: string }): ReactNode {
  const t = useTexts('screener.screener');
  const tq = useTexts('screener.question');
  const localized = useLocalized();
  const { id: studyId } = useStudy();
  const { definition, chosen, go } = useEditing();
  const ready = useView(screenerRoutes.ready, { params: { studyId } });
  const add = (kind: Kind): void => {
    go(addElement(definition, chosen, freshElement(kind)));
    onAdded();
  };
  const addOne = (question: ReadyQuestion): void => {
    go(addReady(definition, chosen, question));
    onAdded();
  };
  const page = (): void => {
    const at = typeof chosen[2] === 'number' && chosen[0] === 'form' ? chosen[2] : Infinity;
    go(addPage(definition, at));
    onAdded();
  };
  return (
    <Menu {...MENU} position="bottom-end" width={280}>
      <Menu.Target>
        <Button size="compact-md" variant="light">
          {words ?? t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(32rem, 70vh)" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('addReady')}</Menu.Label>
        {ready.error && !ready.data ? <Menu.Label>{t('readyFailed')}</Menu.Label> : null}
        {ready.data?.items.map((question) => (
          <Menu.Item key={question.key} onClick={() => addOne(question)}>
            <Text size="sm">{localized(question.name)}</Text>
            <Text size="xs" c="dimmed">
              {localized(question.about)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('addOwn')}</Menu.Label>
        {OWN_KINDS.map((kind) => (
          <Menu.Item key={kind} py={6} onClick={() => add(kind)}>
            {tq(`type.${kind}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('addLayout')}</Menu.Label>
        <Menu.Item py={6} onClick={page}>
          {t('addPage')}
        </Menu.Item>
        {LAYOUT_KINDS.map((kind) => (
          <Menu.Item key={kind} py={6} onClick={() => add(kind)}>
            {tq(`type.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
