import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { panelRoutes, type PanelPlan, type PanelView, type ViewOf } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useStudy } from '../../ui/study-context';
import classes from './panel.module.css';
import { planOf, relaxed, sizeFault, withBound, withoutQuotas, withQuotas, type PlanDraft } from './plan-draft';
import { Problems } from './problems';
import { QuotaTable } from './quota-table';
import { panelTexts } from './texts';

const AFTER_TYPING_MS = 500;

interface Props {
  view: PanelView;
  draft: PlanDraft;
  dirty: boolean;
  mayEdit: boolean;
  saving: boolean;
  onChange: (draft: PlanDraft) => void;
  onSave: (plan: PanelPlan) => void;
  onDiscard: () => void;
}

/** Seats, reserves and quotas, tried against the applicants while they are typed. */
export function PlanEditor({ view, draft, dirty, mayEdit, saving, onChange, onSave, onDiscard }: Props): ReactNode {
  const t = useTexts(panelTexts);
  const plan = planOf(draft);
  const size = (name: 'seats' | 'reserves'): ReactNode => (
    <NumberInput
      label={t(name)}
      w="7rem"
      min={name === 'seats' ? 1 : 0}
      max={500}
      allowDecimal={false}
      clampBehavior="none"
      value={draft[name]}
      readOnly={!mayEdit}
      onChange={(typed) => onChange({ ...draft, [name]: typeof typed === 'number' ? typed : '' })}
    />
  );
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('quotas')}
        </Title>
        <Group gap="md">
          {size('seats')}
          {size('reserves')}
        </Group>
        {sizeFault(draft) ? (
          <Text size="sm" role="alert" className={classes.fault ?? ''}>
            {t('seatsFault')}
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('poolOf', { count: view.poolSize })}
          {view.notRated > 0 ? `. ${t('notRated', { count: view.notRated })}` : null}
        </Text>
        {view.balance.length === 0 ? <Empty title={t('noAttributes')} todo={t('noAttributesTodo')} /> : null}
        {view.balance.map((of) => (
          <QuotaTable
            key={of.attribute}
            of={of}
            draft={draft}
            mayEdit={mayEdit}
            onBound={(value, bound, typed) => onChange(withBound(draft, of.attribute, value, bound, typed))}
            onAdd={() => onChange(withQuotas(draft, of))}
            onRemove={() => onChange(withoutQuotas(draft, of.attribute))}
          />
        ))}
        {mayEdit && plan && view.poolSize > 0 ? (
          <Feasibility plan={plan} view={view} onUse={onSave} busy={saving} />
        ) : null}
        {mayEdit ? (
          <Group gap="sm">
            <Button
              variant={dirty ? 'filled' : 'default'}
              disabled={!dirty || !plan}
              loading={saving}
              onClick={() => plan && onSave(plan)}
            >
              {t('save')}
            </Button>
            {dirty ? (
              <Button variant="subtle" onClick={onDiscard}>
                {t('discard')}
              </Button>
            ) : null}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t(view.fixed ? 'fixedNumbers' : 'readOnly')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Feasibility({
  plan,
  view,
  onUse,
  busy,
}: {
  plan: PanelPlan;
  view: PanelView;
  onUse: (plan: PanelPlan) => void;
  busy: boolean;
}): ReactNode {
  const t = useTexts(panelTexts);
  const { id: studyId } = useStudy();
  const [asked] = useDebouncedValue(plan, AFTER_TYPING_MS);
  const check = useQuery<ViewOf<typeof panelRoutes.check>, Refused>({
    queryKey: ['panel-check', studyId, view.poolSize, asked],
    queryFn: () => call(panelRoutes.check, { params: { studyId }, body: asked }),
    retry: false,
    staleTime: 60_000,
  });
  const settled = check.data !== undefined && JSON.stringify(asked) === JSON.stringify(plan);
  return (
    <div role="status">
      {!settled && !check.error ? (
        <Text size="sm" c="dimmed">
          {t('checking')}
        </Text>
      ) : null}
      {check.error ? (
        <Text size="sm" className={classes.fault ?? ''}>
          {check.error.problem.title}
        </Text>
      ) : null}
      {settled && check.data.feasible ? <Text size="sm">✓ {t('canBeMet')}</Text> : null}
      {settled && !check.data.feasible ? (
        <Stack gap="xs">
          <Text size="sm" className={classes.fault ?? ''}>
            {t('cannotBeMet')}
          </Text>
          <Problems
            problems={check.data.problems}
            relaxations={check.data.relaxations}
            balance={view.balance}
            onUse={() => onUse(relaxed(plan, check.data.relaxations))}
            busy={busy}
          />
        </Stack>
      ) : null}
    </div>
  );
}
