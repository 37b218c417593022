import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState, type ReactNode } from 'react';
import type { CodeView, codingRoutes, SentimentLabel, ViewOf } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import { codesAsTree, inTreeOrder } from './tree-of-codes';

const TYPING_MS = 300;
const LABELS: readonly SentimentLabel[] = ['positive', 'neutral', 'negative', 'none'];

/** What the list of answers is narrowed to; empty strings are "all". */
export interface Filter {
  questionId: string;
  seatId: string;
  codeId: string;
  label: SentimentLabel | '';
  starred: boolean;
  uncoded: boolean;
  text: string;
}
export const NO_FILTER: Filter = {
  questionId: '',
  seatId: '',
  codeId: '',
  label: '',
  starred: false,
  uncoded: false,
  text: '',
};
/** How many narrow the list, besides the question. */
export const filtersOn = ({ questionId: _, ...rest }: Filter): number => Object.values(rest).filter(Boolean).length;

interface Props {
  filter: Filter;
  view: Pick<ViewOf<typeof codingRoutes.documents>, 'people'>;
  codes: CodeView[];
  onFilter: (change: Partial<Filter>) => void;
}

export function Filters({ filter, view, codes, onFilter }: Props): ReactNode {
  const t = useTexts('coding.coding');
  return (
    <Stack gap="xs">
      <SearchBox text={filter.text} onText={(text) => onFilter({ text })} />
      <NativeSelect
        size="sm"
        label={t('person')}
        value={filter.seatId}
        onChange={(event) => onFilter({ seatId: event.currentTarget.value })}
        data={[
          { value: '', label: t('everyone') },
          ...view.people.map(({ seatId, alias }) => ({ value: seatId, label: alias })),
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('code')}
        value={filter.codeId}
        onChange={(event) => onFilter({ codeId: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyCode') },
          ...inTreeOrder(codesAsTree(codes)).map(({ code, depth }) => ({
            value: code.id,
            label: `${'\u2003'.repeat(depth)}${code.name}`,
          })),
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('sentiment')}
        value={filter.label}
        onChange={(event) => onFilter({ label: event.currentTarget.value as Filter['label'] })}
        data={[{ value: '', label: t('anySentiment') }, ...LABELS.map((label) => ({ value: label, label: t(label) }))]}
      />
      <Checkbox
        size="sm"
        label={t('onlyStarred')}
        checked={filter.starred}
        onChange={(event) => onFilter({ starred: event.currentTarget.checked })}
      />
      <Checkbox
        size="sm"
        label={t('onlyUncoded')}
        checked={filter.uncoded}
        onChange={(event) => onFilter({ uncoded: event.currentTarget.checked })}
      />
      {filtersOn(filter) > 0 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onFilter({ ...NO_FILTER, questionId: filter.questionId })}
        >
          {t('clearFilters')}
        </Button>
      ) : null}
    </Stack>
  );
}

function SearchBox({ text, onText }: { text: string; onText: (text: string) => void }): ReactNode {
  const t = useTexts('coding.coding');
  const [typed, setTyped] = useState(text);
  const tell = useDebouncedCallback(onText, TYPING_MS);
  useEffect(() => {
    if (text === '') setTyped('');
  }, [text]);
  return (
    <TextInput
      size="sm"
      type="search"
      label={t('searchWords')}
      value={typed}
      maxLength={200}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

export function QuestionChoice({
  view,
  onChoose,
}: {
  view: ViewOf<typeof codingRoutes.documents>;
  onChoose: (questionId: string) => void;
}): ReactNode {
  const t = useTexts('coding.coding');
  const localized = useLocalized();
  return (
    <NativeSelect
      size="sm"
      label={t('question')}
      value={view.questionId ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={view.questions.map(({ id, day, title, documents }) => ({
        value: id,
        label: t('questionOption', { day, title: localized(title), count: documents }),
      }))}
    />
  );
}
