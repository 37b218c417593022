import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { Group, NavLink, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  isJson,
  listOf,
  missingIn,
  moveElement,
  moveWithin,
  parsePath,
  readAt,
  textsOf,
  wordsOf,
  type Json,
  type JsonPath,
} from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { AddMenu } from './add-menu';
import { useEditing } from './editing';
import classes from './screener-editor.module.css';
import { StructureItem } from './structure-item';

const PAGES: JsonPath = ['form', 'pages'];
const SIDE = ['refusals', 'contradictions', 'attributes', 'settings', 'texts'] as const;

export function Structure({ onLook, onAdded }: { onLook: (path: JsonPath) => void; onAdded: () => void }): ReactNode {
  const t = useTexts('screener.screener');
  const { definition, edit, go, chosen, choose } = useEditing();
  const pages = listOf(readAt(definition, PAGES));
  const drop = ({ source, destination, type }: DropResult): void => {
    if (!destination) return;
    if (type === 'page') {
      edit(moveWithin(definition, PAGES, source.index, destination.index));
      return choose([...PAGES, destination.index]);
    }
    go(
      moveElement(
        definition,
        [...parsePath(source.droppableId), source.index],
        parsePath(destination.droppableId),
        destination.index,
      ),
    );
  };
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h5">
          {t('pages')}
        </Title>
        <AddMenu onAdded={onAdded} />
      </Group>
      <div className={classes.pages}>
        {pages.length === 0 ? (
          <Text size="sm" c="dimmed" py="xs">
            {t('noPages')}. {t('noPagesTodo')}
          </Text>
        ) : null}
        <DragDropContext onDragEnd={drop} dragHandleUsageInstructions={t('dragHint')}>
          <Droppable droppableId="form.pages" type="page">
            {(pageList) => (
              <ol className={classes.list} ref={pageList.innerRef} {...pageList.droppableProps}>
                {pages.map((page, at) => (
                  <Draggable key={idOf(pages, at)} draggableId={`page ${idOf(pages, at)}`} index={at}>
                    {(drag, state) => (
                      <li className={classes.page} ref={drag.innerRef} {...drag.draggableProps}>
                        <StructureItem
                          path={[...PAGES, at]}
                          grip={drag.dragHandleProps}
                          isLifted={state.isDragging}
                          onLook={onLook}
                        />
                        <Elements path={[...PAGES, at, 'elements']} parent={isJson(page) ? page : {}} onLook={onLook} />
                      </li>
                    )}
                  </Draggable>
                ))}
                {pageList.placeholder}
              </ol>
            )}
          </Droppable>
        </DragDropContext>
      </div>
      <nav aria-label={t('rulesHeading')}>
        <Title order={2} size="h5" mb={4}>
          {t('rulesHeading')}
        </Title>
        {SIDE.map((list) => (
          <NavLink
            key={list}
            component="button"
            py={6}
            px="xs"
            label={t(list)}
            active={chosen[0] === list}
            aria-current={chosen[0] === list ? 'true' : undefined}
            onClick={() => onLook([list])}
            rightSection={<SideNote list={list} />}
          />
        ))}
      </nav>
    </Stack>
  );
}

function SideNote({ list }: { list: (typeof SIDE)[number] }): ReactNode {
  const t = useTexts('screener.screener');
  const tr = useTexts('screener.rules');
  const { definition, languages, main, faults } = useEditing();
  const own = list === 'settings' ? /^(contact|discussionQuestion|deleteNot|form\.[^p])/ : new RegExp(`^${list}\\b`);
  if (faults.some((fault) => own.test(fault.path)))
    return (
      <Text size="xs" className={classes.fault}>
        {t('hasFault')}
      </Text>
    );
  if (list === 'texts') {
    const texts = textsOf(definition);
    const count = languages.reduce((sum, language) => sum + missingIn(texts, language, main).length, 0);
    return (
      <Text size="xs" c="dimmed">
        {tr('missing', { count })}
      </Text>
    );
  }
  return list === 'settings' ? null : (
    <Text size="xs" c="dimmed">
      {listOf(definition[list]).length}
    </Text>
  );
}

/** The questions of a page or panel; a panel's own list moves within itself, the page's between pages too. */
function Elements({
  path,
  parent,
  onLook,
}: {
  path: JsonPath;
  parent: Json;
  onLook: (path: JsonPath) => void;
}): ReactNode {
  const elements = listOf(parent['elements']);
  const isInPanel = path.length > PAGES.length + 2;
  return (
    <Droppable droppableId={path.join('.')} type={isInPanel ? path.join('.') : 'element'}>
      {(list, over) => (
        <ol
          className={`${classes.list} ${classes.droppable}`}
          data-over={over.isDraggingOver || undefined}
          ref={list.innerRef}
          {...list.droppableProps}
        >
          {elements.map((element, at) => (
            <Draggable
              key={idOf(elements, at)}
              draggableId={`${isInPanel ? path.join('.') : ''} ${idOf(elements, at)}`}
              index={at}
            >
              {(drag, state) => (
                <li ref={drag.innerRef} {...drag.draggableProps}>
                  <StructureItem
                    path={[...path, at]}
                    grip={drag.dragHandleProps}
                    isLifted={state.isDragging}
                    onLook={onLook}
                  />
                  {isJson(element) && element['type'] === 'panel' ? (
                    <Elements path={[...path, at, 'elements']} parent={element} onLook={onLook} />
                  ) : null}
                </li>
              )}
            </Draggable>
          ))}
          {list.placeholder}
        </ol>
      )}
    </Droppable>
  );
}

/** The name; where a name stands twice (which is a fault, and may be imported) also which of them it is. */
function idOf(list: unknown[], at: number): string {
  const name = (one: unknown): string => (isJson(one) ? wordsOf(one['name']) : '');
  const own = name(list[at]);
  const before = list.slice(0, at).filter((one) => name(one) === own).length;
  return before > 0 || own === '' ? `${own} ${before}` : own;
}
