import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { placesOf, type PanelView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { Empty } from '../../../ui/empty';
import type { PlanEditing } from '../use-plan-editing';
import type { CheckedQuotas } from '../use-quota-check';
import { useNames } from '../words';
import { CrossedQuotas } from './crossed-quotas';
import type { PlanRoom } from './plan-room';
import { QuotaFiles } from './quota-files';
import { QuotaTable } from './quota-table';
import classes from './quotas.module.css';
import { SaveBar } from './save-bar';
import { SizeFields } from './size-fields';
import { useAlternative } from './use-alternative';
import { WhyNot } from './verdict';

interface Props {
  view: PanelView;
  editing: PlanEditing;
  check: CheckedQuotas;
}

/** The quota grid, tried against the applicants after every edit; sizes and the verdict beside it. */
export function PlanTab({ view, editing, check }: Props): ReactNode {
  const t = useTexts('panel.plan');
  const names = useNames(view.balance);
  const refused = editing.mayEdit && check.verdict?.feasible === false ? check.verdict : undefined;
  const alternatives = refused?.alternatives ?? [];
  const use = useAlternative(alternatives, editing, names);
  const room: PlanRoom = {
    view,
    editing,
    names,
    places: placesOf(
      refused?.problems ?? [],
      editing.draft.quotas,
      view.balance.map(({ attribute }) => attribute),
    ),
    conflict: refused?.conflict ?? [],
    alternatives,
    onUse: use.begin,
  };
  return (
    <>
      <div className={classes.columns}>
        <Stack gap="md" className={classes.aside}>
          <Paper withBorder p="md" radius="md">
            <SizeFields room={room} />
          </Paper>
          {refused ? (
            <Paper
              withBorder
              p="md"
              radius="md"
              aria-busy={!check.settled}
              // Not faded: what is not sure any more is still to be read.
              style={check.settled ? {} : { borderStyle: 'dashed' }}
            >
              <Text fw={650} mb="xs" className={classes.fault ?? ''}>
                {t('cannotBeMet')}
              </Text>
              <WhyNot
                problems={room.places.whole.length > 0 ? room.places.whole : refused.problems}
                conflict={refused.conflict}
                alternatives={alternatives}
                names={names}
                onUse={use.begin}
              />
            </Paper>
          ) : null}
        </Stack>
        <div className={classes.grid}>
          {view.balance.length === 0 ? <Empty title={t('noAttributes')} todo={t('noAttributesTodo')} /> : null}
          {view.balance.map((of) => (
            <QuotaTable key={of.attribute} of={of} room={room} />
          ))}
          {view.balance.length > 0 && editing.mayEdit ? (
            <Text size="xs" c="dimmed">
              {t('enterHint')}
            </Text>
          ) : null}
          <CrossedQuotas room={room} />
          <section aria-label={t('files')} className={classes.attribute}>
            <QuotaFiles room={room} />
          </section>
        </div>
      </div>
      <SaveBar view={view} editing={editing} check={check} />
      {use.dialog}
    </>
  );
}
