import { Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { codingRoutes, type CodeView, type DocumentView, type ViewOf } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import classes from './coding.module.css';
import { CodeTree } from './code-tree';
import { DocumentPane } from './document-pane';
import { DocumentsList } from './documents-list';
import { Filters, filtersOn, NO_FILTER, QuestionChoice, type Filter } from './filters';
import { codesAsTree, inTreeOrder } from './tree-of-codes';

type QuoteActions = ((segmentId: string) => ReactNode) | undefined;

/** Answers on the left, the words in the middle, the codes on the right. */
export function CodingDesk({ quoteActions }: { quoteActions: QuoteActions }): ReactNode {
  const { id: studyId } = useStudy();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<string | undefined>();
  const [worked, setWorked] = useState<string | undefined>();
  const codebook = useView(codingRoutes.codebook, { params: { studyId }, topics: ['coding'] });
  const { starred, uncoded, ...named } = filter;
  const keep = worked !== undefined && filtersOn(filter) > 0 ? worked : undefined;
  const documents = useView(codingRoutes.documents, {
    params: { studyId },
    query: {
      ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '')),
      ...(starred ? { starred: 'yes' as const } : {}),
      ...(uncoded ? { uncoded: 'yes' as const } : {}),
      ...(keep ? { keep } : {}),
      ...(offset > 0 ? { offset } : {}),
    },
    topics: ['coding', 'sentiment', 'post'],
  });
  const change = (part: Partial<Filter>): void => {
    setFilter((before) => ({ ...before, ...part }));
    setOffset(0);
    setWorked(undefined);
  };
  return (
    <Loaded query={codebook} lines={8}>
      {({ items }) => (
        <Loaded query={documents} lines={8}>
          {(view) => (
            <Desk
              view={view}
              codes={inTreeOrder(codesAsTree(items)).map(({ code }) => code)}
              filter={filter}
              offset={offset}
              opened={opened}
              quoteActions={quoteActions}
              onFilter={change}
              onOffset={setOffset}
              onOpen={setOpened}
              onWork={setWorked}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface DeskProps {
  view: ViewOf<typeof codingRoutes.documents>;
  codes: CodeView[];
  filter: Filter;
  offset: number;
  opened: string | undefined;
  quoteActions: QuoteActions;
  onFilter: (change: Partial<Filter>) => void;
  onOffset: (offset: number) => void;
  onOpen: (postId: string) => void;
  onWork: (postId: string) => void;
}

function Desk({
  view,
  codes,
  filter,
  offset,
  opened,
  quoteActions,
  onFilter,
  onOffset,
  onOpen,
  onWork,
}: DeskProps): ReactNode {
  const t = useTexts('coding.coding');
  const [narrowing, { toggle }] = useDisclosure(false);
  const found = view.items.findIndex((each) => each.postId === opened);
  const at = Math.max(0, found);
  const current: DocumentView | undefined = view.items[at];
  const step = (by: 1 | -1): void => {
    const next = view.items[at + by];
    if (next) onOpen(next.postId);
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  const on = filtersOn(filter);
  if (view.questions.length === 0 && on === 0 && !filter.questionId)
    return <Empty title={t('nothingYet')} todo={t('nothingYetTodo')} />;
  return (
    <div className={classes.desk}>
      <Stack gap="sm">
        <QuestionChoice view={view} onChoose={(questionId) => onFilter({ questionId })} />
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={narrowing}
          onClick={toggle}
          style={{ alignSelf: 'flex-start' }}
        >
          {on > 0 ? t('filtersOn', { count: on }) : t('filters')}
        </Button>
        <Collapse expanded={narrowing}>
          <Filters filter={filter} view={view} codes={codes} onFilter={onFilter} />
        </Collapse>
        <DocumentsList
          documents={view.items}
          total={view.total}
          offset={offset}
          current={current?.postId}
          onOpen={onOpen}
          onOffset={onOffset}
        />
      </Stack>
      {current ? (
        <Stack gap="md">
          <Group gap="xs">
            <Button size="compact-sm" variant="default" disabled={at === 0} onClick={() => step(-1)}>
              {t('previous')}
            </Button>
            <Button size="compact-sm" variant="default" disabled={at + 1 >= view.items.length} onClick={() => step(1)}>
              {t('next')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('place', { at: offset + at + 1, total: Math.max(view.total, view.items.length) })}
            </Text>
          </Group>
          <DocumentPane
            key={current.postId}
            document={current}
            codes={codes}
            quoteActions={quoteActions}
            onWork={() => onWork(current.postId)}
          />
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {t('keys')}
          </Text>
        </Stack>
      ) : (
        <Empty
          title={t('nothingFound')}
          todo={t('nothingFoundTodo')}
          action={
            on > 0 ? (
              <Button variant="default" onClick={() => onFilter({ ...NO_FILTER })}>
                {t('clearFilters')}
              </Button>
            ) : undefined
          }
        />
      )}
      <aside className={classes.side} aria-label={t('codes')}>
        <CodeTree
          codes={codes}
          chosen={filter.codeId || undefined}
          onChoose={(codeId) => onFilter({ codeId: codeId ?? '' })}
        />
      </aside>
    </div>
  );
}
