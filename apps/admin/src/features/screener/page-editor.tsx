import { Anchor, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { listOf, type Json, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { AddMenu } from './add-menu';
import { Advanced } from './advanced';
import { ConditionField } from './condition-field';
import classes from './screener-editor.module.css';
import { useNames } from './use-names';
import { WordsField } from './words-field';

export function PageEditor({
  path,
  page,
  onLook,
}: {
  path: JsonPath;
  page: Json;
  onLook: (path: JsonPath) => void;
}): ReactNode {
  const t = useTexts('screener.question');
  const ts = useTexts('screener.screener');
  return (
    <Stack gap="md">
      <Title order={2} size="h5">
        {ts('pageNumber', { at: Number(path.at(-1)) + 1 })}
      </Title>
      <WordsField path={[...path, 'title']} label={t('pageTitle')} />
      <WordsField path={[...path, 'description']} label={t('pageDescription')} />
      <ConditionField path={[...path, 'visibleIf']} label={t('pageShowOnlyIf')} />
      <Contents path={path} parent={page} onLook={onLook} />
      <Advanced path={path} />
    </Stack>
  );
}

/** What stands on a page or in a panel, and the way to more. */
export function Contents({
  path,
  parent,
  onLook,
}: {
  path: JsonPath;
  parent: Json;
  onLook: (path: JsonPath) => void;
}): ReactNode {
  const t = useTexts('screener.question');
  const nameAt = useNames();
  const elements = listOf(parent['elements']);
  return (
    <Stack gap={4} align="flex-start">
      <Text fw={600} size="sm">
        {t('contentsOf')}
      </Text>
      {elements.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      ) : (
        <ol className={classes.list}>
          {elements.map((_, at) => (
            <li key={at}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                onClick={() => onLook([...path, 'elements', at])}
              >
                {nameAt([...path, 'elements', at])}
              </Anchor>
            </li>
          ))}
        </ol>
      )}
      <AddMenu words={t('addHere')} onAdded={() => undefined} />
    </Stack>
  );
}
