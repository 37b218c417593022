import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { guideFiles, type AnswerDraft, type Localized, type QuestionDraft, type StimulusView } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import classes from '../guide.module.css';
import type { Language } from './writing';

interface Props {
  draft: QuestionDraft;
  position: number;
  total: number;
}

/** The question as plainly as a phone shows it, while it is written. */
export function QuestionPreview({ draft, position, total }: Props): ReactNode {
  const t = useTexts('guide.editor');
  const { languages } = useStudy();
  const [language, setLanguage] = useState<Language>(languages[0] ?? 'nb');
  const say = (words: Localized): string => words[language] ?? '';
  const paragraphs = say(draft.text)
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '');
  const minutes = draft.minutes === '' ? 0 : draft.minutes;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('preview')}
      </Title>
      {languages.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('previewIn')}
          value={language}
          onChange={setLanguage}
          data={languages.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
      <div className={classes['phone']} lang={language}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('previewLine', { position, total, minutes })}
        </Text>
        <Text fw={650} fz="1.4rem" lh={1.25} mb="sm">
          {say(draft.title)}
        </Text>
        {paragraphs.map((part, at) => (
          <p key={at}>{part}</p>
        ))}
        {draft.stimuli.map((stimulus) => (
          <Shown key={stimulus.row} stimulus={stimulus} say={say} />
        ))}
        <Offered answer={draft.answer} say={say} />
        {draft.answer.kind === 'text' || draft.answer.words !== 'none' ? (
          <div className={classes['box']}>
            <Text size="sm" c="dimmed">
              {t('previewBox')}
            </Text>
          </div>
        ) : null}
      </div>
    </Stack>
  );
}

function Shown({ stimulus, say }: { stimulus: StimulusView; say: (words: Localized) => string }): ReactNode {
  const { id: studyId } = useStudy();
  if (stimulus.kind === 'text') return <p style={{ whiteSpace: 'pre-line' }}>{say(stimulus.text)}</p>;
  if (stimulus.kind === 'link') return <p style={{ textDecoration: 'underline' }}>{say(stimulus.label)}</p>;
  const { fileId, width, height, alt } = stimulus;
  return <img src={addressOf(guideFiles.picture, { studyId, fileId })} width={width} height={height} alt={say(alt)} />;
}

/** What there is to choose, rate, order or photograph; nothing here can be touched. */
function Offered({ answer, say }: { answer: AnswerDraft; say: (words: Localized) => string }): ReactNode {
  const t = useTexts('guide.editor');
  if (answer.kind === 'text') return null;
  if (answer.kind === 'photo') return <p>▢ {t('previewPhoto', { count: answer.most === '' ? 0 : answer.most })}</p>;
  const rows =
    answer.kind === 'rating'
      ? scaleOf(answer).map((number) => ({
          key: number,
          mark: '○',
          words: [
            String(number),
            number === answer.from ? say(answer.low) : number === answer.to ? say(answer.high) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        }))
      : answer.choices.map(({ row, label }, at) => ({
          key: row,
          mark: answer.kind === 'ranking' ? `${at + 1}.` : answer.several ? '▢' : '○',
          words: say(label),
        }));
  return (
    <ul className={classes['offered']}>
      {rows.map(({ key, mark, words }) => (
        <li key={key}>
          <span aria-hidden="true">{mark}</span> {words}
        </li>
      ))}
    </ul>
  );
}

const MOST_NUMBERS = 11;
const scaleOf = ({ from, to }: AnswerDraft): number[] =>
  from === '' || to === '' || to < from
    ? []
    : Array.from({ length: Math.min(MOST_NUMBERS, to - from + 1) }, (_, at) => from + at);
