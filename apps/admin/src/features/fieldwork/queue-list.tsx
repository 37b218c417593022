import { Badge, Box, Group, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { QueueItem } from '@lytt/shared';
import { useDates, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useStudy } from '../../ui/study-context';
import { FreshBar } from './fresh-bar';
import classes from './queue.module.css';
import { DueMark, StateMark } from './state-mark';

/** The left column: answers in a steady order, the one being read marked. */
export function QueueList({
  items,
  selected,
  onSelect,
  fresh,
  onShow,
  more,
  isOpenList,
}: {
  items: QueueItem[];
  selected: string | undefined;
  onSelect: (postId: string) => void;
  fresh: number;
  onShow: () => void;
  more: boolean;
  isOpenList: boolean;
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div>
      <FreshBar fresh={fresh} onShow={onShow} />
      {items.length === 0 ? (
        <Empty title={t('emptyTitle')} todo={isOpenList ? t('emptyOpen') : t('emptyOther')} />
      ) : (
        <div className={classes.list} ref={list} role="region" aria-label={t('listLabel')} tabIndex={0}>
          {items.map((item) => (
            <Row key={item.postId} item={item} selected={item.postId === selected} onSelect={onSelect} />
          ))}
        </div>
      )}
      {more ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('more')}
        </Text>
      ) : null}
    </div>
  );
}

function Row({
  item,
  selected,
  onSelect,
}: {
  item: QueueItem;
  selected: boolean;
  onSelect: (postId: string) => void;
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={selected}
      data-post={item.postId}
      onClick={() => onSelect(item.postId)}
    >
      <Group component="span" justify="space-between" gap="xs" wrap="nowrap">
        <Text component="span" fw={600} size="sm" truncate>
          {item.alias ?? t('somebody')}
          {item.question ? ` · ${item.question.position}` : ''}
        </Text>
        <StateMark item={item} />
      </Group>
      <Box component="span" className={classes.excerpt} fz="sm" mt={2}>
        {item.excerpt}
      </Box>
      <Group gap={6} mt={4} component="span">
        <Text component="span" size="xs" c="dimmed">
          {when(item.lastActivity)}
        </Text>
        {item.holder ? (
          <Text component="span" size="xs" c="dimmed">
            {t('heldBy', { name: item.holder.name })}
          </Text>
        ) : null}
        <DueMark item={item} />
        {item.state === 'unread'
          ? item.hints.map((hint) => (
              <Badge key={hint} component="span" size="xs" variant="outline" color="gray">
                {t(`hint.${hint}`)}
              </Badge>
            ))
          : null}
        {item.editedSince ? (
          <Badge component="span" size="xs" variant="outline" color="amber">
            {t('edited')}
          </Badge>
        ) : null}
      </Group>
    </UnstyledButton>
  );
}
