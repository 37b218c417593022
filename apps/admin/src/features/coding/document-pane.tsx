import { Group, Paper, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import {
  countCodePoints,
  sliceByCodePoints,
  withoutEdges,
  type CodeView,
  type DocumentSegment,
  type DocumentView,
  type Stretch,
} from '@lytt/shared';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import { CodePalette } from './code-palette';
import { MarkedText } from './marked-text';
import { SegmentsList } from './segments-list';
import { DecidingWords, SentimentChip } from './sentiment-chip';
import { codingTexts } from './texts';
import { useCodingActs } from './use-coding-acts';
import { useFrame } from './use-frame';
import type { Hand } from './use-selecting';

export interface DocumentPaneProps {
  document: DocumentView;
  codes: CodeView[];
  quoteActions: ((segmentId: string) => ReactNode) | undefined;
  /** Something was done to this answer: it stays in the list even if it no longer fits the filter. */
  onWork: () => void;
}

const at = (segment: DocumentSegment, stretch: Stretch, version: number): boolean =>
  segment.version === version && segment.from === stretch.from && segment.to === stretch.to;

/** One answer: its words with their stripes, its sentiment, and everything marked in it. */
export function DocumentPane({ document: shown, codes, quoteActions, onWork }: DocumentPaneProps): ReactNode {
  const t = useTexts(codingTexts);
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const acts = useCodingActs();
  const mayCode = study.may('coding.act');
  const [chosen, setChosen] = useState<number | undefined>();
  const version = chosen ?? shown.version;
  const text = shown.texts.find((each) => each.version === version)?.body ?? '';
  const sentiment = shown.sentiments.find((each) => each.version === version);
  const [decided, setDecided] = useState(true);
  const [active, setActive] = useState<{ stretch: Stretch; hand: Hand } | undefined>();
  const [pointed, setPointed] = useState<string | undefined>();
  const textRef = useRef<HTMLDivElement>(null);

  const select = useCallback(
    (stretch: Stretch, hand: Hand) => (mayCode ? setActive({ stretch, hand }) : undefined),
    [mayCode],
  );
  const frame = useFrame(text, (stretch) => select(stretch, 'keyboard'));
  const here = shown.segments.filter((segment) => segment.version === version);
  const segment = active ? here.find((each) => at(each, active.stretch, version)) : undefined;
  const place = (stretch: Stretch): { postId: string; version: number; from: number; to: number } => ({
    postId: shown.postId,
    version,
    ...stretch,
  });

  const close = (): void => {
    if (active?.hand === 'keyboard') textRef.current?.focus();
    setActive(undefined);
  };
  const work = (act: () => unknown): void => {
    onWork();
    act();
  };
  const star = (stretch: Stretch, starred: boolean): void => {
    const marked = here.find((each) => at(each, stretch, version));
    work(() => (marked ? acts.star(marked, starred) : acts.mark({ ...place(stretch), starred })));
  };
  useHotkeys(
    mayCode
      ? [
          ['e', () => (active ? undefined : openFrame())],
          ['s', () => starWords()],
        ]
      : [],
  );
  const openFrame = (): void => {
    const stretch = frame.frame();
    if (stretch) select(stretch, 'keyboard');
  };
  /** The words that are chosen, else the whole answer. */
  const starWords = (): void => {
    const stretch = active?.stretch ?? frame.framed ?? withoutEdges(text, { from: 0, to: countCodePoints(text) });
    if (stretch) star(stretch, !here.some((each) => at(each, stretch, version) && each.starred));
  };
  const words = decided && sentiment ? sentiment.words : [];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2} size="h4">
            {shown.alias ?? t('noAlias')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(
              shown.kind === 'answer' || shown.kind === 'reply' || shown.kind === 'probe_answer' ? shown.kind : 'other',
            )}{' '}
            · {when(shown.createdAt)}
            {shown.attributes.map(({ value }) => ` · ${localized(value)}`).join('')}
          </Text>
        </div>
        <SentimentChip
          sentiment={sentiment}
          onCorrect={
            sentiment && study.may('sentiment.correct')
              ? (label) => work(() => acts.correct(sentiment, label))
              : undefined
          }
        />
      </Group>
      {shown.texts.length > 1 ? (
        <SegmentedControl
          aria-label={t('versions')}
          value={String(version)}
          onChange={(value) => setChosen(Number(value))}
          data={shown.texts.map((each) => ({
            value: String(each.version),
            label: each.version === 1 ? t('firstVersion') : t('editedVersion', { version: each.version }),
          }))}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      {shown.context ? (
        <Paper withBorder p="sm" radius="md">
          <Text size="sm" c="dimmed">
            {shown.context.kind === 'probe'
              ? t('toProbe')
              : t('toPost', { alias: shown.context.alias ?? t('noAlias') })}
          </Text>
          <Words size="sm">{shown.context.body}</Words>
        </Paper>
      ) : null}
      <Words>
        <MarkedText
          text={text}
          label={t('textLabel', { alias: shown.alias ?? t('noAlias') })}
          segments={here}
          words={words}
          active={active?.stretch}
          framed={frame.framed}
          pointed={pointed}
          noCode={t('noCode')}
          textRef={textRef}
          onSelect={select}
          onKey={(event) => {
            // Moving the frame leaves the words that the palette was open for.
            if (event.key.startsWith('Arrow')) setActive(undefined);
            frame.onKey(event);
          }}
          palette={
            active ? (
              <CodePalette
                key={`${active.stretch.from}-${active.stretch.to}`}
                quote={sliceByCodePoints(text, active.stretch.from, active.stretch.to)}
                segment={segment}
                codes={codes}
                typing={active.hand !== 'touch'}
                quoteActions={quoteActions}
                onCode={(codeId) => work(() => (close(), acts.mark({ ...place(active.stretch), codeIds: [codeId] })))}
                onNew={(name) => work(() => (close(), acts.markWithNew(place(active.stretch), name)))}
                onUncode={(code) => segment && work(() => acts.uncode(segment, code))}
                onStar={(starred) => star(active.stretch, starred)}
                onKeep={() => work(() => acts.mark(place(active.stretch)))}
                onRemove={() => segment && work(() => (close(), acts.remove(segment)))}
                onClose={close}
              />
            ) : null
          }
        />
      </Words>
      {sentiment && sentiment.words.length > 0 ? (
        <Switch
          size="sm"
          label={t('showDecided')}
          checked={decided}
          onChange={(event) => setDecided(event.currentTarget.checked)}
        />
      ) : null}
      {sentiment && decided ? <DecidingWords sentiment={sentiment} /> : null}
      <section>
        <Title order={3} size="h5" mb="xs">
          {t('marked')}
        </Title>
        <SegmentsList
          segments={shown.segments}
          version={version}
          onOpen={mayCode ? ({ from, to }) => select({ from, to }, 'mouse') : undefined}
          onVersion={setChosen}
          onPoint={setPointed}
        />
      </section>
    </Stack>
  );
}
