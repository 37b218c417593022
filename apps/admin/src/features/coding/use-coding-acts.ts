import { useCallback } from 'react';
import {
  codingRoutes,
  sentimentRoutes,
  type BodyOf,
  type DocumentSegment,
  type SegmentView,
  type SentimentLabel,
  type SentimentView,
  type ViewOf,
} from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';

type MarkBody = BodyOf<typeof codingRoutes.mark>;
type Undo = ViewOf<typeof codingRoutes.deleteSegment>;

export interface CodingActs {
  mark: (body: MarkBody) => Promise<SegmentView | undefined>;
  /** Makes a code of this name and gives it to the words at once. */
  markWithNew: (body: MarkBody, name: string) => Promise<void>;
  uncode: (segment: DocumentSegment, code: { id: string; name: string }) => void;
  star: (segment: DocumentSegment, starred: boolean) => void;
  remove: (segment: DocumentSegment) => void;
  correct: (sentiment: SentimentView, label: SentimentLabel | null) => void;
}

/** Everything the analyst does to words. What takes something away offers to put it back. */
export function useCodingActs(): CodingActs {
  const t = useTexts('coding.coding');
  const { id: studyId } = useStudy();
  const done = useDone();
  const marking = useAct(codingRoutes.mark).mutateAsync;
  const creating = useAct(codingRoutes.createCode).mutateAsync;
  const uncoding = useAct(codingRoutes.uncode).mutate;
  const starring = useAct(codingRoutes.star).mutate;
  const removing = useAct(codingRoutes.deleteSegment).mutate;
  const correcting = useAct(sentimentRoutes.correct).mutate;

  const mark = useCallback(
    (body: MarkBody) =>
      marking({ params: { studyId }, body }).catch((fault) => void sayRefused(fault)) as Promise<
        SegmentView | undefined
      >,
    [marking, studyId],
  );
  const putBack =
    ({ gone: _gone, ...place }: Undo) =>
    (): void =>
      void mark(place);
  const correct = (sentiment: SentimentView, label: SentimentLabel | null): void => {
    const { postId, version } = sentiment;
    const before = sentiment.correctedBy ? sentiment.label : null;
    const send = (next: SentimentLabel | null, onSuccess?: () => void): void =>
      correcting(
        { params: { studyId, postId }, body: { version, label: next } },
        { onError: sayRefused, ...(onSuccess ? { onSuccess } : {}) },
      );
    send(label, () =>
      done(label === null ? t('sentimentBack') : t('sentimentChanged', { label: t(label) }), () => send(before)),
    );
  };
  return {
    mark,
    correct,
    markWithNew: async (body, name) => {
      const code = await creating({ params: { studyId }, body: { name } }).catch((fault) => void sayRefused(fault));
      if (!code) return;
      const marked = await mark({ ...body, codeIds: [code.id] });
      if (marked) done(t('codeMade', { name }));
    },
    uncode: (segment, code) =>
      uncoding(
        { params: { studyId, segmentId: segment.id, codeId: code.id } },
        { onError: sayRefused, onSuccess: (undo) => done(t('uncoded', { code: code.name }), putBack(undo)) },
      ),
    star: (segment, starred) =>
      starring(
        { params: { studyId, segmentId: segment.id }, body: { starred } },
        { onError: sayRefused, onSuccess: (undo) => (starred ? undefined : done(t('unstarred'), putBack(undo))) },
      ),
    remove: (segment) =>
      removing(
        { params: { studyId, segmentId: segment.id } },
        { onError: sayRefused, onSuccess: (undo) => done(t('removed'), putBack(undo)) },
      ),
  };
}
