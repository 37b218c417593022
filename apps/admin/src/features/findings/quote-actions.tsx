import { Button, Menu } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { findingsRoutes } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { AttachQuote } from './attach-quote';
import { HypothesisForm } from './hypothesis-form';
import { PutQuote } from './put-quote';

type Step = 'theme' | 'evidence' | 'start';
const STEPS = [
  ['theme', 'putInTheme'],
  ['evidence', 'attach'],
  ['start', 'startFrom'],
] as const satisfies readonly (readonly [Step, string])[];

/** Dialogs lie in portals, yet React carries their events to whatever the buttons were hung into: keys typed here are not its shortcuts. */
const keepInside = (event: SyntheticEvent): void => event.stopPropagation();

/** What findings can do with a segment that is shown elsewhere; says first where it stands already. */
export function QuoteActions({ segmentId }: { segmentId: string }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const [opened, setOpened] = useState(false);
  const [step, setStep] = useState<Step>();
  const mayAct = study.may('findings.act');
  const uses = useView(findingsRoutes.uses, {
    params: { studyId: study.id },
    query: { segments: segmentId },
    topics: ['findings'],
    enabled: mayAct && opened,
  });
  if (!mayAct) return null;
  const here = uses.data?.items[0];
  const standing = [
    ...(here?.themes.map((theme) => theme.name) ?? []),
    ...(here?.hypotheses.map(({ key, stance }) => `${key} · ${t(stance)}`) ?? []),
  ];
  const close = (): void => setStep(undefined);
  return (
    <div onKeyDown={keepInside} onKeyUp={keepInside} onMouseUp={keepInside} onPointerUp={keepInside}>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button size="compact-md" variant="light">
            {t('useQuote')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {standing.length > 0 ? `${t('standsIn')}: ${standing.join(', ')}` : t('standsNowhere')}
          </Menu.Label>
          {STEPS.map(([next, label]) => (
            <Menu.Item key={next} onClick={() => setStep(next)}>
              {t(label)} …
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {step === 'theme' ? <PutQuote segmentId={segmentId} close={close} /> : null}
      {step === 'evidence' ? <AttachQuote segmentId={segmentId} close={close} /> : null}
      {step === 'start' ? <StartFrom segmentId={segmentId} close={close} /> : null}
    </div>
  );
}

function StartFrom({ segmentId, close }: { segmentId: string; close: () => void }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const make = useAct(findingsRoutes.makeHypothesis);
  return (
    <HypothesisForm
      title={t('startFrom')}
      label={t('makeHypothesis')}
      begin={{}}
      fault={make.error}
      busy={make.isPending}
      close={close}
      send={(text) =>
        void make
          .mutateAsync({ params: { studyId: study.id }, body: { text, startedFrom: segmentId } })
          .then(({ key }) => {
            close();
            done(t('hypothesisMade', { key }));
          }, sayRefused)
      }
    />
  );
}
