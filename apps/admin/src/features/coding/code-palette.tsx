import { Button, CloseButton, Combobox, Divider, Group, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { CodeView, DocumentSegment } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { CodeDot, CodeTag } from './marks';

const NEW = 'new';

interface Props {
  quote: string;
  /** What these very words are already, if anything. */
  segment: DocumentSegment | undefined;
  codes: CodeView[];
  /** Typing can begin at once; not under a finger, where it would call the keyboard up over the words. */
  typing: boolean;
  quoteActions: ((segmentId: string) => ReactNode) | undefined;
  onCode: (codeId: string) => void;
  onNew: (name: string) => void;
  onUncode: (code: { id: string; name: string }) => void;
  onStar: (starred: boolean) => void;
  onKeep: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** The small palette at selected words: codes by typing, a star, and whatever the findings hang in. */
export function CodePalette({
  quote,
  segment,
  codes,
  typing,
  quoteActions,
  onCode,
  onNew,
  onUncode,
  onStar,
  onKeep,
  onRemove,
  onClose,
}: Props): ReactNode {
  const t = useTexts('coding.coding');
  const [typed, setTyped] = useState('');
  // The box learns the id of its list only after the list is there; one more drawing ties them together.
  const listId = useId();
  const [, tie] = useState(false);
  useEffect(() => tie(true), []);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => void (typing && input.current?.focus({ preventScroll: true })), [typing]);
  useEffect(() => {
    if (typed.trim() === '') resetSelectedOption();
    else selectFirstOption();
  }, [typed, selectFirstOption, resetSelectedOption]);
  useLeaving(onClose);

  const wanted = typed.trim().toLocaleLowerCase();
  const on = new Set(segment?.codes.map((code) => code.id));
  const found = codes.filter((code) => code.name.toLocaleLowerCase().includes(wanted));
  const isNew = wanted !== '' && !codes.some((code) => code.name.toLocaleLowerCase() === wanted);
  return (
    <Stack gap="xs" role="dialog" aria-label={t('paletteLabel')}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed" truncate>
          «{quote}»
        </Text>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </Group>
      {segment && segment.codes.length > 0 ? (
        <Group gap={6}>
          {segment.codes.map((code) => (
            <CodeTag key={code.id} code={code}>
              <CloseButton size="xs" aria-label={t('removeCode', { code: code.name })} onClick={() => onUncode(code)} />
            </CodeTag>
          ))}
        </Group>
      ) : null}
      <Combobox store={combobox} onOptionSubmit={(value) => (value === NEW ? onNew(typed.trim()) : onCode(value))}>
        <Combobox.EventsTarget withAriaAttributes withExpandedAttribute>
          <TextInput
            ref={input}
            size="sm"
            role="combobox"
            aria-autocomplete="list"
            aria-label={t('typeCode')}
            placeholder={t('typeCode')}
            value={typed}
            maxLength={120}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options id={listId} mah={220} style={{ overflowY: 'auto' }} aria-label={t('codes')}>
          {found.map((code) => (
            <Combobox.Option key={code.id} value={code.id} disabled={on.has(code.id)}>
              <Group gap="xs" wrap="nowrap">
                <CodeDot colour={code.colour} />
                <Text size="sm" pl={code.parentId === null ? 0 : 'sm'} fw={code.parentId === null ? 600 : 400}>
                  {code.name}
                  {on.has(code.id) ? ` (${t('alreadyOn')})` : ''}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {isNew ? <Combobox.Option value={NEW}>+ {t('newCode', { name: typed.trim() })}</Combobox.Option> : null}
          {found.length === 0 && !isNew ? <Combobox.Empty>{t('noSuchCode')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox>
      <Divider />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={segment?.starred ?? false}
          onClick={() => onStar(!segment?.starred)}
        >
          {segment?.starred ? `★ ${t('unstar')}` : `☆ ${t('star')}`}
        </Button>
        {segment ? (
          <Button size="compact-sm" variant="subtle" color="red" disabled={segment.uses.length > 0} onClick={onRemove}>
            {t('deleteSegment')}
          </Button>
        ) : quoteActions ? (
          <Button size="compact-sm" variant="default" onClick={onKeep}>
            {t('findings')}
          </Button>
        ) : null}
      </Group>
      {segment && segment.uses.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t('usedIn', { names: segment.uses.map((use) => use.name).join(', ') })}
        </Text>
      ) : null}
      {segment && quoteActions ? <div>{quoteActions(segment.id)}</div> : null}
    </Stack>
  );
}

/** Menus and dialogs that the palette's own buttons open lie in portals too; a press there is still a press within. */
function useLeaving(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => void (latest.current = close));
  useEffect(() => {
    const pressed = (event: PointerEvent): void => {
      if (event.target instanceof Element && !event.target.closest('[data-portal]')) latest.current();
    };
    // An Escape that closes such a menu or dialog is not meant for the palette.
    const escaped = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('[role="menu"], [aria-modal="true"]')) latest.current();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', escaped, true);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', escaped, true);
    };
  }, []);
}
