import { Alert, Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { findingsRoutes, type HypothesisPage as HypothesisView, type Stance } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { EvidenceCard } from './evidence-card';
import { HypothesisForm } from './hypothesis-form';
import { PlaceLink, usePlace } from './place';
import { QuoteCard } from './quote-card';
import { mostPeople, WeightBars } from './weight-bars';

export function HypothesisPage({ hypothesisId }: { hypothesisId: string }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const page = useView(findingsRoutes.hypothesis, {
    params: { studyId: study.id, hypothesisId },
    topics: ['findings', 'coding', 'seat', 'post'],
  });
  return (
    <Stack gap="md">
      <PlaceLink place={{ tab: 'hypotheses' }}>← {t('backToHypotheses')}</PlaceLink>
      <Loaded query={page} lines={8}>
        {(view) => <Weighing hypothesis={view} />}
      </Loaded>
    </Stack>
  );
}

function Weighing({ hypothesis }: { hypothesis: HypothesisView }): ReactNode {
  const t = useTexts('findings.findings');
  const localized = useLocalized();
  const study = useStudy();
  const mayAct = study.may('findings.act');
  const { startedFrom, evidence, weights } = hypothesis;
  const stillEvidence = evidence.some(({ quote }) => quote.id === startedFrom?.id);
  return (
    <Screen
      title={`${hypothesis.key}. ${localized(hypothesis.text)}`}
      about={t('weight', weights.all)}
      actions={mayAct ? <Changes hypothesis={hypothesis} /> : null}
    >
      {hypothesis.partial ? <Alert color="gray">{t('partial')}</Alert> : null}
      <div style={{ maxWidth: '46rem' }}>
        <WeightBars weights={weights} most={mostPeople([hypothesis])} />
      </div>
      {evidence.length === 0 ? <Empty title={t('noneHere')} todo={t('attachTodo')} /> : null}
      {startedFrom && !stillEvidence ? (
        <Paper p={0}>
          <Title order={2} size="h4" mb="xs">
            {t('startedFrom')}
          </Title>
          <QuoteCard quote={startedFrom} size="sm" />
        </Paper>
      ) : null}
      {evidence.length > 0 ? (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <Side hypothesis={hypothesis} stance="for" />
            <Side hypothesis={hypothesis} stance="against" />
          </SimpleGrid>
          <Side hypothesis={hypothesis} stance="mixed" />
        </>
      ) : null}
    </Screen>
  );
}

function Side({ hypothesis, stance }: { hypothesis: HypothesisView; stance: Stance }): ReactNode {
  const t = useTexts('findings.findings');
  const pieces = hypothesis.evidence.filter((piece) => piece.stance === stance);
  return (
    <Stack gap="sm" component="section" aria-label={t(stance)} maw={stance === 'mixed' ? '46rem' : undefined}>
      <div>
        <Title order={2} size="h4">
          {t(stance)}
        </Title>
        <Text size="sm">{pieces.length > 0 ? t('weight', hypothesis.weights[stance]) : t('noneHere')}</Text>
      </div>
      {pieces.map(({ quote }) => (
        <EvidenceCard key={quote.id} hypothesis={hypothesis} quote={quote} stance={stance} />
      ))}
    </Stack>
  );
}

function Changes({ hypothesis }: { hypothesis: HypothesisView }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const [, go] = usePlace();
  const [editing, { open, close }] = useDisclosure();
  const edit = useAct(findingsRoutes.editHypothesis);
  const remove = useAct(findingsRoutes.deleteHypothesis);
  const make = useAct(findingsRoutes.makeHypothesis);
  const params = { studyId: study.id, hypothesisId: hypothesis.id };
  const deleteIt = async (): Promise<void> => {
    const { undo } = await remove.mutateAsync({ params });
    go({ tab: 'hypotheses' });
    done(
      t('hypothesisDeleted', { key: undo.key }),
      () =>
        void make
          .mutateAsync({ params: { studyId: study.id }, body: undo })
          .then(({ id }) => go({ hypothesis: id }), sayRefused),
    );
  };
  return (
    <>
      {hypothesis.evidence.length === 0 ? (
        <Button variant="subtle" color="red" onClick={() => void deleteIt().catch(sayRefused)}>
          {t('deleteHypothesis')}
        </Button>
      ) : null}
      <Button variant="default" onClick={open}>
        {t('editHypothesis')}
      </Button>
      {editing ? (
        <HypothesisForm
          title={t('editHypothesis')}
          label={t('save')}
          begin={hypothesis.text}
          fault={edit.error}
          busy={edit.isPending}
          close={close}
          send={(text) => void edit.mutateAsync({ params, body: { text } }).then(close, sayRefused)}
        />
      ) : null}
    </>
  );
}
