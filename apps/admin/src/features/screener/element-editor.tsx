import { Alert, Select, Stack, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { freshName, readAt, readAnyLanguage, renameElement, usesOf, wordsOf, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { Advanced } from './advanced';
import { ConditionField } from './condition-field';
import { useEditing } from './editing';
import type { ElementProps } from './element-props';
import { Contents } from './page-editor';
import { ALIKE, kindOf, KINDS, type Kind } from './question-kinds';
import { RoleField } from './role-field';
import { TypeFields } from './type-fields';
import { UpkeepFields } from './upkeep-fields';
import { WordsField } from './words-field';

export function ElementEditor({
  path,
  element,
  onLook,
}: ElementProps & { onLook: (path: JsonPath) => void }): ReactNode {
  const t = useTexts('screener.question');
  const type = wordsOf(element['type']);
  const kind = kindOf(element);
  const isPanel = type === 'panel';
  const isQuestion = !isPanel && type !== 'html';
  const nameFromTitle = useNameFromTitle(path);
  const { isNew } = useEditing();
  const [isFresh] = useState(() => isNew(wordsOf(element['name'])));
  return (
    <Stack gap="md">
      <Title order={2} size="h5">
        {t(kind, { type })}
      </Title>
      {kind === 'type.other' ? <Alert color="gray">{t('unknownType')}</Alert> : null}
      {type === 'html' ? (
        <WordsField
          path={[...path, 'html']}
          label={t('html')}
          description={t('htmlHint')}
          rows={4}
          isFirst={isFresh && !element['html']}
        />
      ) : (
        <>
          <WordsField
            path={[...path, 'title']}
            label={t(isPanel ? 'panelTitle' : 'title')}
            isFirst={isFresh && !element['title']}
            onBlur={nameFromTitle}
          />
          <WordsField path={[...path, 'description']} label={t('description')} />
        </>
      )}
      {isQuestion ? (
        <>
          <PurposeField path={path} />
          <KindField path={path} element={element} />
          <TypeFields path={path} element={element} />
          <UpkeepFields path={path} element={element} />
          <RoleField element={element} />
        </>
      ) : null}
      <ConditionField path={[...path, 'visibleIf']} label={t('showOnlyIf')} />
      {isPanel ? <Contents path={path} parent={element} onLook={onLook} /> : null}
      <Advanced path={path}>
        {isQuestion ? <ConditionField path={[...path, 'requiredIf']} label={t('requiredIf')} /> : null}
      </Advanced>
    </Stack>
  );
}

/** A key made from the type says nothing in an export; the first words of a new question make a better one. */
function useNameFromTitle(path: JsonPath): () => void {
  const { definition, main, edit, isNew } = useEditing();
  return () => {
    const name = wordsOf(readAt(definition, [...path, 'name']));
    const words = readAnyLanguage(readAt(definition, [...path, 'title']), main, main);
    const isOfType = Object.keys(KINDS).some((kind) => new RegExp(`^${kind}(_\\d+)?$`).test(name));
    const { conditions, attributes } = usesOf(definition, name);
    if (!words || !isNew(name) || !isOfType || conditions + attributes > 0) return;
    const wish = words.split(/\s+/).slice(0, 4).join(' ');
    edit(renameElement(definition, path, freshName(definition, wish)), `${path.join('.')}.title ${main}`);
  };
}

function PurposeField({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, language, main } = useEditing();
  const isMissing = readAnyLanguage(readAt(definition, [...path, 'purpose']), language, main) === '';
  return (
    <WordsField
      path={[...path, 'purpose']}
      label={t('purpose')}
      description={t('purposeHint')}
      error={isMissing ? t('purposeMissing') : undefined}
    />
  );
}

/** Only kinds that keep what was written. */
function KindField({ path, element }: ElementProps): ReactNode {
  const t = useTexts('screener.question');
  const { set } = useEditing();
  const type = wordsOf(element['type']);
  const alike = ALIKE.find((kinds) => (kinds as readonly string[]).includes(type));
  if (!alike || element['places'] !== undefined) return null;
  return (
    <Select
      label={t('typeField')}
      data={alike.map((kind: Kind) => ({ value: kind, label: t(`type.${kind}`) }))}
      value={type}
      allowDeselect={false}
      onChange={(next) => set([...path, 'type'], next)}
    />
  );
}
