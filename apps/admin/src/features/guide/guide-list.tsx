import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './guide.module.css';
import { MaskingMark } from './masking';
import { usePlace } from './place';
import { QuestionMarks } from './question-marks';
import { QuestionMenu, type QuestionActs } from './question-menu';
import { kindWord, wholeMinutes } from './question-words';

interface Part {
  heading: GuideQuestionView['section'];
  questions: GuideQuestionView[];
}

const partsOf = (questions: readonly GuideQuestionView[]): Part[] =>
  questions.reduce<Part[]>((parts, question) => {
    const last = parts.at(-1);
    if (!last || question.section) return [...parts, { heading: question.section, questions: [question] }];
    return [...parts.slice(0, -1), { ...last, questions: [...last.questions, question] }];
  }, []);

/** The guide from beginning to end, by its sections. */
export function GuideList({ questions, acts }: { questions: GuideQuestionView[]; acts: QuestionActs }): ReactNode {
  const t = useTexts('guide.guide');
  const localized = useLocalized();
  return (
    <Stack gap="lg">
      {partsOf(questions).map(({ heading, questions: ofPart }) => (
        <section key={ofPart[0]?.id}>
          <Title order={2} size="h4" mb="xs">
            {heading ? localized(heading) : t('noSection')}
          </Title>
          <ol className={classes['rows']} start={ofPart[0]?.position}>
            {ofPart.map((question) => (
              <li key={question.id} className={classes['row']}>
                <Row question={question} acts={acts} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  );
}

function Row({ question, acts }: { question: GuideQuestionView; acts: QuestionActs }): ReactNode {
  const t = useTexts('guide.guide');
  const localized = useLocalized();
  const { go } = usePlace();
  const { day, opens, closesDay, closes } = question;
  const answers = question.answersByVersion.reduce((sum, each) => sum + each.answers, 0);
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
      <Stack gap={4} miw={0}>
        <Anchor
          component="button"
          type="button"
          ta="left"
          fw={600}
          td={question.withdrawn ? 'line-through' : undefined}
          onClick={() => go({ question: question.id })}
        >
          {question.position}. {localized(question.title)}
        </Anchor>
        <Text size="sm">
          {t('lasts', { day, opens, closesDay, closes })} · {t(kindWord(question.answer))}
        </Text>
        <Text size="sm" hiddenFrom="xs">
          {t('minutesOf', { promised: question.minutes, estimated: wholeMinutes(question.estimatedMinutes) })}
        </Text>
        <Group gap="xs">
          <MaskingMark masking={question.masking} />
          <QuestionMarks question={question} />
        </Group>
      </Stack>
      <Group gap="sm" wrap="nowrap" align="flex-start" style={{ flexShrink: 0 }}>
        <Stack gap={0} ta="right" visibleFrom="xs">
          <Text size="sm">{t('promised', { minutes: question.minutes })}</Text>
          <Text size="sm">{t('estimated', { minutes: wholeMinutes(question.estimatedMinutes) })}</Text>
          {question.measuredMinutes === null ? null : (
            <Text size="sm">{t('measured', { minutes: wholeMinutes(question.measuredMinutes) })}</Text>
          )}
          {answers > 0 ? <Text size="sm">{t('answers', { count: answers })}</Text> : null}
        </Stack>
        <QuestionMenu question={question} acts={acts} />
      </Group>
    </Group>
  );
}
