import { Accordion, Alert, JsonInput, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formPlaces, isJson, readAt, renameElement, samePath, wordsOf, writeAt, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';

const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** What most people need not see: the key, and the JSON as it is. */
export function Advanced({ path, children }: { path: JsonPath; children?: ReactNode }): ReactNode {
  const t = useTexts('screener.question');
  return (
    <Accordion variant="contained" radius="md">
      <Accordion.Item value="advanced">
        <Accordion.Control>{t('advanced')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            <NameField key={path.join('.')} path={path} />
            {children}
            <JsonField path={path} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function NameField({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, edit, isNew } = useEditing();
  const name = wordsOf(readAt(definition, [...path, 'name']));
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? name;
  const isTaken = formPlaces(definition).some(
    (place) => place.name.toLowerCase() === shown.toLowerCase() && !samePath(place.path, path),
  );
  const fault = !KEY.test(shown) ? t('nameWrong') : isTaken ? t('nameTaken') : undefined;
  const commit = (): void => {
    if (typed !== undefined && typed !== name && !fault) edit(renameElement(definition, path, typed));
    setTyped(undefined);
  };
  return (
    <Stack gap="xs">
      <TextInput
        data-own-undo
        label={t('name')}
        description={t('nameHint')}
        value={shown}
        error={fault}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {typed !== undefined && typed !== name && !isNew(name) ? <Alert color="amber">{t('nameInUse')}</Alert> : null}
    </Stack>
  );
}

function JsonField({ path }: { path: JsonPath }): ReactNode {
  const t = useTexts('screener.question');
  const { definition, edit } = useEditing();
  const now = JSON.stringify(readAt(definition, path), null, 2);
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const commit = (): void => {
    if (typed === undefined) return;
    try {
      const json: unknown = JSON.parse(typed);
      if (!isJson(json)) throw new Error('{…}');
      if (JSON.stringify(json) !== JSON.stringify(readAt(definition, path))) edit(writeAt(definition, path, json));
      setTyped(undefined);
      setFault(undefined);
    } catch (reason) {
      setFault(reason instanceof Error ? reason.message : '');
    }
  };
  return (
    <JsonInput
      data-own-undo
      label={t('json')}
      description={t('jsonHint')}
      autosize
      minRows={4}
      maxRows={18}
      ff="monospace"
      value={typed ?? now}
      error={fault === undefined ? undefined : t('jsonWrong', { detail: fault })}
      onChange={setTyped}
      onBlur={commit}
    />
  );
}
