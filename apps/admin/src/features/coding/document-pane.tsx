import { Stack, Switch, Title } from '@mantine/core';
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
import { useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import { CodePalette } from './code-palette';
import { DocumentHeader } from './document-header';
import { MarkedText } from './marked-text';
import { SegmentsList } from './segments-list';
import { DecidingWords } from './sentiment-chip';
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
  const t = useTexts('coding.coding');
  const study = useStudy();
  const acts = useCodingActs();
  const mayCode = study.may('coding.act');
  // Stays although the participant edits meanwhile: words are marked in the version that is read.
  const [version, setVersion] = useState(shown.version);
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
      <DocumentHeader
        document={shown}
        version={version}
        onVersion={setVersion}
        sentiment={sentiment}
        onCorrect={
          sentiment && study.may('sentiment.correct')
            ? (label) => work(() => acts.correct(sentiment, label))
            : undefined
        }
      />
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
          onVersion={setVersion}
          onPoint={setPointed}
        />
      </section>
    </Stack>
  );
}
