import { Alert, Button, Group, Modal, Stack, Stepper, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { STUDY_PHASES, StudyPhase, studyRoutes } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';

const ORDER = StudyPhase.options;
/** These begin or end something for the participants: asked once more. */
const ASKED: readonly string[] = ['field', 'closed'];

/** Where the study stands, and what blocks the next phase. */
export function Phases(): ReactNode {
  const t = useTexts('study.study');
  const ui = useTexts('house.ui');
  const study = useStudy();
  const act = useAct(studyRoutes.changePhase);
  const narrow = useMediaQuery('(max-width: 48em)');
  const [opened, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState<StudyPhase>('field');
  const go = (to: StudyPhase): void => {
    close();
    act.mutate({ params: { studyId: study.id }, body: { to } });
  };
  const at = ORDER.indexOf(study.phase);
  return (
    <Stack gap="sm">
      <Stepper active={at} orientation={narrow ? 'vertical' : 'horizontal'} size="sm" allowNextStepsSelect={false}>
        {ORDER.map((phase) => (
          <Stepper.Step key={phase} label={t(`phase.${phase}`)} component="div" style={{ cursor: 'default' }} />
        ))}
      </Stepper>
      <Text c="dimmed">{t(`phaseAbout.${study.phase}`)}</Text>
      {act.error ? <Alert color="red">{act.error.problem.title}</Alert> : null}
      {study.may('study.phase') ? (
        <Group justify="flex-end">
          {STUDY_PHASES[study.phase].map((to) => {
            const forward = ORDER.indexOf(to) > at;
            const label = to === 'field' && !forward ? t('back.field') : t(`go.${to}`);
            const choose = (): void => {
              setAsked(to);
              if (ASKED.includes(to) && forward) open();
              else go(to);
            };
            return (
              <Button key={to} variant={forward ? 'filled' : 'default'} loading={act.isPending} onClick={choose}>
                {label}
              </Button>
            );
          })}
        </Group>
      ) : null}
      <Modal
        opened={opened}
        onClose={close}
        title={t(asked === 'closed' ? 'go.closed' : 'go.field')}
        centered
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <Text>{t(asked === 'closed' ? 'sure.closed' : 'sure.field')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('no')}
            </Button>
            <Button onClick={() => go(asked)}>{t('yes')}</Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
