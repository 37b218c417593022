import { Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { moderationRoutes, type QueueItem } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { KeyHelp, useKeysOn } from '../../ui/key-help';
import { useStudy } from '../../ui/study-context';
import { useKeys } from '../../ui/use-keys';
import { Composer } from './composer';
import { ItemPane } from './item-pane';
import { QUEUE_KEYS } from './keys';
import { usePlace } from './place';
import { QueueFilters } from './queue-filters';
import { QueueList } from './queue-list';
import classes from './queue.module.css';
import { useSteadyOrder } from './steady-order';
import { useItemActs } from './use-acts';

const TOPICS = ['post', 'clarity', 'sentiment', 'seat'];

/** Three columns: the queue, the answer being read, and the question to its author. */
export function QueueTab(): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const { place, go } = usePlace();
  const query = {
    list: place.list,
    ...(place.mine ? { mine: 'yes' as const } : {}),
    ...(place.question ? { question: place.question } : {}),
    ...(place.person ? { person: place.person } : {}),
  };
  const queue = useView(moderationRoutes.queue, { params: { studyId: study.id }, query, topics: TOPICS });
  const here = queue.isPlaceholderData ? undefined : queue.data?.items;
  const steady = useSteadyOrder(
    JSON.stringify(query),
    here?.map((item) => item.postId),
    place.post,
  );
  const reading = place.post ?? steady.order[0];

  const item = useView(moderationRoutes.item, {
    params: { studyId: study.id, postId: reading ?? '' },
    topics: TOPICS,
    enabled: reading !== undefined,
  });
  // While the next answer loads, the one before is still there: what is not the one being read is not shown and not acted upon.
  const view = item.data?.item.postId === reading ? item.data : undefined;
  const byId = new Map((queue.data?.items ?? []).map((one) => [one.postId, one]));
  const rows = steady.order.flatMap((id): QueueItem[] => {
    const row = byId.get(id) ?? (view?.item.postId === id ? view.item : undefined);
    return row ? [row] : [];
  });

  // What one reads stays what one reads, also when the list changes: it stands in the address.
  useEffect(() => {
    if (!place.post && reading) go({ post: reading }, { replace: true });
  }, [place.post, reading, go]);

  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  // Keys come faster than the address changes: the next step counts from the last one.
  const at = useRef(reading);
  useEffect(() => {
    at.current = reading;
  }, [reading]);
  const goTo = (postId: string): void => {
    at.current = postId;
    go({ post: postId }, { replace: true });
  };
  const step = (by: 1 | -1, from = at.current): void => {
    const next = rows[rows.findIndex((row) => row.postId === from) + by];
    if (next) goTo(next.postId);
  };
  const acts = useItemActs((postId) => step(rows.at(-1)?.postId === postId ? -1 : 1, postId), goTo);
  const choose = (postId: string): void => {
    go({ post: postId });
    if (window.matchMedia('(max-width: 62em)').matches)
      requestAnimationFrame(() => heading.current?.scrollIntoView({ block: 'start' }));
  };

  const onlyPerson = (seatId: string): void => go({ list: 'all', person: seatId, question: undefined, mine: false });

  const [keysOn, setKeysOn] = useKeysOn();
  const [helpOpen, setHelpOpen] = useState(false);
  useKeys(keysOn, {
    j: () => step(1),
    k: () => step(-1),
    '?': () => setHelpOpen((open) => !open),
    ...(view
      ? {
          c: () => acts.mark(view, 'clear'),
          u: () => acts.mark(view, 'unclear'),
          s: () => acts.mark(view, 'settle'),
          a: () => acts.hold(view),
          p: () => box.current?.focus(),
        }
      : {}),
  });

  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <div style={{ flex: '1 1 18rem', minWidth: 0 }}>
          <QueueFilters
            place={place}
            go={go}
            counts={queue.data?.counts}
            personAlias={rows.find((row) => row.seatId === place.person)?.alias ?? undefined}
          />
        </div>
        <KeyHelp
          keys={QUEUE_KEYS.map(([key, text]) => [key, t(text)])}
          on={keysOn}
          onSwitch={setKeysOn}
          opened={helpOpen}
          onOpen={setHelpOpen}
        />
      </Group>
      <Loaded query={queue}>
        {({ more }) => (
          <div className={classes.columns}>
            <QueueList
              items={rows}
              selected={reading}
              onSelect={choose}
              fresh={steady.fresh}
              onShow={steady.show}
              more={more}
              isOpenList={place.list === 'open'}
            />
            {reading === undefined ? (
              <Text c="dimmed">{rows.length > 0 ? t('choose') : null}</Text>
            ) : view ? (
              <>
                <ItemPane
                  view={view}
                  acts={acts}
                  onPerson={() => onlyPerson(view.person.seatId)}
                  headingRef={heading}
                />
                <div className={classes.side}>
                  <Composer view={view} box={box} />
                </div>
              </>
            ) : item.error ? (
              <Loaded query={{ ...item, data: undefined } as typeof item}>{() => null}</Loaded>
            ) : (
              <div />
            )}
          </div>
        )}
      </Loaded>
    </Stack>
  );
}
