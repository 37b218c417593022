import { Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { panelRoutes, type PanelPlan, type PanelView } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { Balance } from './balance';
import { DrawCard } from './draw-card';
import classes from './panel.module.css';
import { People } from './people';
import { draftOf, same, type PlanDraft } from './plan-draft';
import { PlanEditor } from './plan-editor';
import { panelTexts } from './texts';
import { WhyThisPanel } from './why-this-panel';

/** Quotas on the left, the drawn people in the middle, the balance and its reasons on the right. */
export function PanelPage(): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const panel = useView(panelRoutes.view, { params: { studyId: study.id }, topics: ['draw', 'seat', 'application'] });
  return (
    <Screen title={t('title')} about={t('about')}>
      <Loaded query={panel} lines={8}>
        {(view) => <Room view={view} />}
      </Loaded>
    </Screen>
  );
}

function Room({ view }: { view: PanelView }): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const done = useDone();
  const edit = useAct(panelRoutes.edit);
  /** Only what was typed and not saved; without it the server's numbers show, also when a colleague changes them. */
  const [typed, setTyped] = useState<PlanDraft>();
  const stored = draftOf(view);
  const draft = typed ?? stored;
  const dirty = !same(draft, stored);
  const mayEdit = study.may('panel.draw') && !view.fixed;

  const send = (plan: PanelPlan, afterwards: () => void): void =>
    edit.mutate(
      { params: { studyId: study.id }, body: plan },
      {
        onSuccess: () => {
          setTyped(undefined);
          afterwards();
        },
        onError: sayRefused,
      },
    );
  const save = (plan: PanelPlan): void => {
    const before = view.plan;
    send(plan, () => done(t('saved'), () => send(before, () => undefined)));
  };

  return (
    <div className={classes.columns}>
      <div className={`${classes.plan} ${classes.notPrinted}`}>
        <PlanEditor
          view={view}
          draft={draft}
          dirty={dirty}
          mayEdit={mayEdit}
          saving={edit.isPending}
          onChange={setTyped}
          onSave={save}
          onDiscard={() => setTyped(undefined)}
        />
      </div>
      <Stack gap="lg" className={`${classes.people} ${classes.notPrinted}`}>
        <DrawCard view={view} dirty={dirty} saving={edit.isPending} onSave={save} />
        <People view={view} />
      </Stack>
      <Stack gap="lg" className={classes.balance ?? ''}>
        <Balance view={view} />
        <WhyThisPanel draw={view.draw} />
      </Stack>
    </div>
  );
}
