import { Button, Group, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { findingsRoutes, type FindingQuote, type HypothesisPage, type Stance } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { QuoteCard } from './quote-card';

const STANCES = ['for', 'mixed', 'against'] as const satisfies readonly Stance[];

/** A quote as evidence: its stance can be changed and it can be taken off, each with a way back. */
export function EvidenceCard({
  hypothesis,
  quote,
  stance,
}: {
  hypothesis: HypothesisPage;
  quote: FindingQuote;
  stance: Stance;
}): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const attach = useAct(findingsRoutes.attachEvidence);
  const detach = useAct(findingsRoutes.detachEvidence);
  const params = { studyId: study.id, hypothesisId: hypothesis.id, segmentId: quote.id };
  const { key } = hypothesis;
  const weighAs = async (next: Stance): Promise<void> => {
    const { before } = await attach.mutateAsync({ params, body: { stance: next } });
    done(
      t('stanceChanged', { key, stance: next }),
      () => void attach.mutateAsync({ params, body: { stance: before ?? stance } }).catch(sayRefused),
    );
  };
  const takeOff = async (): Promise<void> => {
    const { before } = await detach.mutateAsync({ params });
    done(t('takenOff', { key }), () => void attach.mutateAsync({ params, body: { stance: before } }).catch(sayRefused));
  };
  return (
    <QuoteCard quote={quote} size="sm">
      {study.may('findings.act') ? (
        <Group justify="space-between" gap="xs">
          <SegmentedControl
            size="xs"
            value={stance}
            aria-label={t('stanceOf', { alias: quote.alias })}
            data={STANCES.map((value) => ({ value, label: t(value) }))}
            onChange={(value) => void weighAs(value as Stance).catch(sayRefused)}
          />
          <Button
            size="compact-md"
            variant="subtle"
            aria-label={t('takeOffOf', { alias: quote.alias })}
            onClick={() => void takeOff().catch(sayRefused)}
          >
            {t('takeOff')}
          </Button>
        </Group>
      ) : null}
    </QuoteCard>
  );
}
