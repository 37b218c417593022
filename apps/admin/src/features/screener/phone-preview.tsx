import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { readAt, screenerPages, wordsOf, type TextLanguage } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { useEditing } from './editing';
import { placeIn, showQuestion, walkTo, type Walk } from './preview-walk';
import classes from './screener-editor.module.css';

const FRAME = 'screener-preview';

interface Shown {
  /** A new frame each time: what is shown in it is then no step of the browser's history. */
  id: number;
  page: string;
  walk: Walk;
}

/**
 * The form as it was last saved, by the pages that applicants meet. It opens at the page being edited, and after a save
 * stays where somebody who tries it has come to.
 */
export function PhonePreview({ revision, isBehind }: { revision: number; isBehind: boolean }): ReactNode {
  const t = useTexts('screener.screener');
  const { id: studyId } = useStudy();
  const { definition, chosen, languages, main, language: written } = useEditing();
  const [picked, setPicked] = useState<{ language: TextLanguage; beside: TextLanguage }>();
  const [shown, setShown] = useState<Shown>({ id: 0, page: '', walk: { answers: {} } });
  const frame = useRef<HTMLIFrameElement>(null);
  const form = useRef<HTMLFormElement>(null);
  /** Set once somebody has gone on in the frame by themselves. */
  const isWalked = useRef(false);
  const isOurs = useRef(false);
  // It follows the language one writes in, until another is picked here.
  const language = picked?.beside === written ? picked.language : languages.includes(written) ? written : main;
  const pageAt = chosen[0] === 'form' && typeof chosen[2] === 'number' ? chosen[2] : undefined;
  const page = pageAt === undefined ? '' : wordsOf(readAt(definition, ['form', 'pages', pageAt, 'name']));
  const question = chosen.length < 5 ? '' : wordsOf(readAt(definition, [...chosen, 'name']));
  // Only a question on a condition needs answers of its own to be seen.
  const place = question && readAt(definition, [...chosen, 'visibleIf']) ? `${page} ${question}` : page;

  const latest = useRef({ definition, page, question });
  const chosenPlace = useRef<string>(undefined);
  useEffect(() => {
    latest.current = { definition, page, question };
  });
  useEffect(() => {
    const now = latest.current;
    const isElsewhere = place !== '' && chosenPlace.current !== place;
    chosenPlace.current = place || chosenPlace.current;
    if (isElsewhere) isWalked.current = false;
    const here = isWalked.current ? placeIn(frame.current) : undefined;
    setShown(({ id, page: before }) => {
      const wish = here?.page ?? (now.page || before);
      return { id: id + 1, page: wish, walk: here?.walk ?? walkTo(now.definition, wish, now.question) };
    });
  }, [revision, language, place]);
  useEffect(() => {
    if (question) showQuestion(frame.current, question);
  }, [question]);
  useEffect(() => {
    if (shown.id === 0) return;
    isOurs.current = true;
    // Without a page it is the letter, to which the frame goes by its own address.
    if (shown.page !== '') form.current?.submit();
  }, [shown.id, shown.page]);
  const base = screenerPages.preview.path.replace(':studyId', studyId);
  const query = `?lang=${language}&of=draft`;
  const start = (): void => {
    isWalked.current = false;
    setShown(({ id }) => ({ id: id + 1, page: '', walk: { answers: {} } }));
  };
  const onLoad = (): void => {
    if (!isOurs.current) isWalked.current = true;
    isOurs.current = false;
    if (question) showQuestion(frame.current, question);
  };
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('previewIn')}
          value={language}
          onChange={(next) => setPicked({ language: next, beside: written })}
          data={languages.map((each) => ({ value: each, label: t(each) }))}
        />
        <Button size="compact-sm" variant="subtle" onClick={start}>
          {t('previewAgain')}
        </Button>
      </Group>
      <form ref={form} method="post" target={FRAME} action={`${base}/${encodeURIComponent(shown.page)}${query}`} hidden>
        <input type="hidden" name="_walk" value={JSON.stringify(shown.walk)} readOnly />
        <input type="hidden" name="_do" value="show" readOnly />
      </form>
      <iframe
        key={shown.id}
        ref={frame}
        name={FRAME}
        {...(shown.id > 0 && shown.page === '' ? { src: `${base}${query}` } : {})}
        className={classes.phone}
        title={t('previewTitle')}
        onLoad={onLoad}
      />
      <Text size="sm" c="dimmed" ta="center">
        {t(isBehind ? 'previewWaits' : 'previewAbout')}
      </Text>
    </Stack>
  );
}
