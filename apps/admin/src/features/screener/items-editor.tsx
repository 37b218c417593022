import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { freeName, insertAt, jsonsOf, listOf, readAt, removeAt, wordsOf, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';
import { Icon } from '../../ui/icon';
import { WordsField } from './words-field';

/** The fields of one question of several short texts. */
export function ItemsEditor({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, edit } = useEditing();
  const items = listOf(readAt(definition, path));
  const add = (): void => {
    const name = freeName('field', new Set(jsonsOf(items).map((item) => wordsOf(item['name']).toLowerCase())));
    edit(insertAt(definition, path, items.length, { name }));
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('items')}>
      <Text size="sm" fw={500}>
        {t('items')}
      </Text>
      {items.map((_, at) => (
        <Group key={at} gap={4} wrap="nowrap" align="flex-end">
          <div style={{ flex: 1 }}>
            <WordsField path={[...path, at, 'title']} label={t('itemTitle', { at: at + 1 })} />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('removeItem', { at: at + 1 })}
            onClick={() => edit(removeAt(definition, path, at))}
          >
            <Icon of="cross" size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button size="compact-sm" variant="light" onClick={add}>
          {t('addItem')}
        </Button>
      </Group>
    </Stack>
  );
}
