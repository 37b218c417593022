import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { ActionIcon, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import {
  chosenAt,
  duplicateElement,
  formPlaces,
  isJson,
  listOf,
  moveElement,
  moveWithin,
  parsePath,
  readAt,
  removeElement,
  samePath,
  startsWith,
  stepElement,
  usesOf,
  wordsOf,
  type JsonPath,
} from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useDone } from '../../ui/toasts';
import { useEditing } from './editing';
import { MENU } from './menu';
import { Icon } from '../../ui/icon';
import { kindOf } from './question-kinds';
import classes from './screener-editor.module.css';
import { useNames } from './use-names';

export function StructureItem({
  path,
  grip,
  isLifted,
  onLook,
}: {
  path: JsonPath;
  grip: DraggableProvidedDragHandleProps | null;
  isLifted: boolean;
  onLook: (path: JsonPath) => void;
}): ReactNode {
  const t = useTexts('screener.screener');
  const tq = useTexts('screener.question');
  const { definition, chosen, faults } = useEditing();
  const nameAt = useNames();
  const element = readAt(definition, path);
  const isPage = path.length === 3;
  const what = nameAt(path);
  const isChosen = samePath(chosen, path);
  const isFaulty = faults.some((fault) => samePath(chosenAt(definition, parsePath(fault.path)), path));
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div ref={item} className={classes.item} data-chosen={isChosen || undefined} data-lifted={isLifted || undefined}>
      <span className={classes.grip} {...grip} aria-label={t('drag', { what })}>
        <Icon of="grip" size={16} />
      </span>
      <UnstyledButton
        className={classes.name}
        onClick={() => onLook(path)}
        aria-current={isChosen ? 'true' : undefined}
        title={what}
      >
        <span className={classes.words} data-page={isPage || undefined}>
          {what}
        </span>
        {isPage ? null : (
          <span className={classes.kind}>
            {isJson(element) ? tq(kindOf(element), { type: wordsOf(element['type']) }) : null}
          </span>
        )}
      </UnstyledButton>
      {isJson(element) && element['visibleIf'] ? (
        <Mark words={t('hasCondition')} of="branch" className={classes.mark} />
      ) : null}
      {isFaulty ? <Mark words={t('hasFault')} of="fault" className={classes.fault} /> : null}
      <ItemMenu path={path} what={what} />
    </div>
  );
}

function Mark({ words, of, className }: { words: string; of: 'branch' | 'fault'; className?: string }): ReactNode {
  return (
    <Tooltip label={words}>
      <span className={className}>
        <Icon of={of} size={15} />
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

function ItemMenu({ path, what }: { path: JsonPath; what: string }): ReactNode {
  const t = useTexts('screener.screener');
  const { definition, go } = useEditing();
  const nameAt = useNames();
  const remove = useRemove();
  const isPage = path.length === 3;
  const at = Number(path.at(-1));
  const step = (by: -1 | 1): void => {
    if (!isPage) return go(stepElement(definition, path, by));
    const list = path.slice(0, -1);
    const moved = moveWithin(definition, list, at, at + by);
    if (moved !== definition) go({ definition: moved, chosen: [...list, at + by] });
  };
  const homes = isPage
    ? []
    : formPlaces(definition).filter(
        (place) =>
          place.kind !== 'question' && !startsWith(place.path, path) && !samePath(place.path, path.slice(0, -2)),
      );
  return (
    <Menu {...MENU} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('more', { what })}>
          <Icon of="dots" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => step(-1)}>{t('moveUp')}</Menu.Item>
        <Menu.Item onClick={() => step(1)}>{t('moveDown')}</Menu.Item>
        <Menu.Item onClick={() => go(duplicateElement(definition, path))}>{t('duplicate')}</Menu.Item>
        <Menu.Item onClick={() => remove(path)}>{t('remove')}</Menu.Item>
        {homes.length > 0 ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('moveTo')}</Menu.Label>
            {homes.map((home) => (
              <Menu.Item
                key={home.path.join('.')}
                pl={12 + home.depth * 12}
                maw={300}
                onClick={() =>
                  go(moveElement(definition, path, [...home.path, 'elements'], listOf(home.element['elements']).length))
                }
              >
                {home.kind === 'page' ? `${t('pageNumber', { at: home.page + 1 })}: ` : ''}
                {nameAt(home.path)}
              </Menu.Item>
            ))}
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Takes a place out, says what went or now dangles with it, and offers to undo. */
function useRemove(): (path: JsonPath) => void {
  const t = useTexts('screener.screener');
  const done = useDone();
  const { definition, go, restore } = useEditing();
  const nameAt = useNames();
  return (path) => {
    const edited = removeElement(definition, path);
    const attributes = listOf(definition['attributes']).length - listOf(edited.definition['attributes']).length;
    const conditions = formPlaces(definition)
      .filter((place) => place.kind === 'question' && startsWith(place.path, path))
      .reduce((sum, place) => sum + usesOf(edited.definition, place.name).conditions, 0);
    const what = nameAt(path);
    go(edited);
    const both = attributes > 0 && conditions > 0 ? 'yes' : 'no';
    done(
      attributes + conditions > 0 ? t('removedWith', { what, attributes, conditions, both }) : t('removed', { what }),
      () => restore(definition, path),
    );
  };
}
