import { Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { missingTexts, type GuideQuestionView } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';

const STATE_WORDS = { coming: 'coming', open: 'stateOpen', closed: 'closed' } as const;

/** What is out of the ordinary with a question; amber for what needs somebody. */
export function QuestionMarks({ question }: { question: GuideQuestionView }): ReactNode {
  const t = useTexts('guide.guide');
  const { languages } = useStudy();
  const lacks = [...new Set(missingTexts(question, languages).map(({ language }) => language))];
  const state = question.withdrawn ? 'withdrawn' : STATE_WORDS[question.state];
  const marks = [
    ...(state === 'coming' ? [] : [{ words: t(state), color: question.state === 'open' ? 'fjord' : 'gray' }]),
    ...(question.movedOpenings.length > 0 ? [{ words: t('moved'), color: 'amber' }] : []),
    ...(lacks.length > 0
      ? [{ words: t('missing', { languages: lacks.map((each) => t(each)).join(', ') }), color: 'amber' }]
      : []),
    ...(question.onlyFor.length > 0 ? [{ words: t('forSome'), color: 'gray' }] : []),
    ...(question.afterPrevious ? [{ words: t('waits'), color: 'gray' }] : []),
    ...(question.clock === 'own' ? [{ words: t('ownClock'), color: 'gray' }] : []),
    ...(question.peers === null ? [] : [{ words: t('peerRound'), color: 'gray' }]),
  ];
  if (marks.length === 0) return null;
  return (
    <Group gap={4}>
      {marks.map(({ words, color }) => (
        <Badge
          key={words}
          variant="light"
          color={color}
          size="sm"
          h="auto"
          styles={{ label: { whiteSpace: 'normal' } }}
        >
          {words}
        </Badge>
      ))}
    </Group>
  );
}
