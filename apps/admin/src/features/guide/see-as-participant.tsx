import {
  CloseButton,
  Group,
  Modal,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { dateOfDay, guideRoutes, instantOf, wallTimeAt, type GuideQuestionView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import classes from './guide.module.css';
import { usePlace } from './place';

/** The page of the question that the address names, as a participant would meet it at a moment. */
export function SeeAsParticipant({ questions }: { questions: GuideQuestionView[] }): ReactNode {
  const t = useTexts('guide.see-as-participant');
  const tg = useTexts('guide.guide');
  const { see, go } = usePlace();
  const question = questions.find(({ id }) => id === see);
  const close = (): void => go({ see: undefined }, { replace: true });
  return (
    <Modal.Root opened={question !== undefined} onClose={close} size="min(100%, 56rem)">
      <Modal.Overlay />
      <Modal.Content aria-label={t('heading')}>
        <Modal.Body p="md">
          <Group justify="space-between" wrap="nowrap" mb="sm">
            <Title order={2} size="h4">
              {t('heading')}
            </Title>
            <CloseButton aria-label={tg('close')} onClick={close} />
          </Group>
          {question ? <Moment key={question.id} question={question} /> : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const TYPING_MS = 400;
const MINUTE_MS = 60_000;
type Language = 'nb' | 'nn' | 'en';

function Moment({ question }: { question: GuideQuestionView }): ReactNode {
  const t = useTexts('guide.see-as-participant');
  const tg = useTexts('guide.guide');
  const localized = useLocalized();
  const study = useStudy();
  const dates = useDates(study.timeZone);
  const [wall, setWall] = useState(() =>
    wallTimeAt(
      new Date(question.state === 'open' ? study.now : Date.parse(question.opensAt) + MINUTE_MS),
      study.timeZone,
    ),
  );
  const [language, setLanguage] = useState<Language>(study.languages[0] ?? 'nb');
  const [answered, setAnswered] = useState(false);
  const at = instantOf(wall, study.timeZone)?.toISOString();
  const [settled] = useDebouncedValue(at, TYPING_MS);
  const page = useView(guideRoutes.seeAsParticipant, {
    params: { studyId: study.id, questionId: question.id },
    query: { at: settled ?? question.opensAt, language, answered: answered ? 'yes' : 'no' },
    topics: ['question'],
    enabled: settled !== undefined,
  });
  const days = Array.from({ length: study.days }, (_, index) => dateOfDay(study.startsOn, index + 1));
  const dayOptions = [...new Set([...days, wall.date])].sort().map((date) => {
    const day = days.indexOf(date) + 1;
    const name = dates.day(`${date}T12:00:00Z`);
    return { value: date, label: day > 0 ? `${tg('day', { day })}, ${name}` : name };
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t('about', { title: localized(question.title) })}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('day')}
          allowDeselect={false}
          data={dayOptions}
          value={wall.date}
          onChange={(date) => date && setWall({ ...wall, date })}
        />
        <TextInput
          type="time"
          label={t('time', { zone: study.timeZone })}
          value={wall.time}
          onChange={(event) => setWall({ ...wall, time: event.currentTarget.value })}
          error={at === undefined ? t('noTime') : undefined}
        />
      </SimpleGrid>
      <Group justify="space-between">
        <Switch
          label={t('answered')}
          checked={answered}
          onChange={(event) => setAnswered(event.currentTarget.checked)}
        />
        {study.languages.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={t('language')}
            value={language}
            onChange={setLanguage}
            data={study.languages.map((value) => ({ value, label: tg(value) }))}
          />
        ) : null}
      </Group>
      <Loaded query={page} lines={6}>
        {({ html }) =>
          html === null ? (
            <Text role="status" p="md" ta="center">
              {t('none', { opens: dates.when(question.opensAt) })}
            </Text>
          ) : (
            // Its pictures need the session, so it shares the origin; without scripts and forms it can do nothing with it.
            <iframe
              className={classes['frame']}
              title={t('frame', { title: localized(question.title) })}
              sandbox="allow-same-origin"
              srcDoc={html}
              lang={language}
              aria-busy={page.isFetching}
            />
          )
        }
      </Loaded>
    </Stack>
  );
}
