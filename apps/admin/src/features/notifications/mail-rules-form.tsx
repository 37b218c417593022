import { Button, Checkbox, Fieldset, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { notificationsRoutes, type MailRules } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** When participants may be written to. */
export function MailRulesForm({ rules }: { rules: MailRules }): ReactNode {
  const t = useTexts('notifications.mails');
  const study = useStudy();
  const done = useDone();
  const [typed, setTyped] = useState<Partial<MailRules>>({});
  const now = { ...rules, ...typed };
  const write = useAct(notificationsRoutes.rules);
  const may = study.may('study.edit');
  const set = (change: Partial<MailRules>): void => setTyped({ ...typed, ...change });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const params = { studyId: study.id };
    write.mutate(
      { params, body: typed },
      {
        onSuccess: () => {
          setTyped({});
          done(t('savedRules'), () => write.mutate({ params, body: rules }));
        },
      },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md" maw="40rem">
        <Fieldset legend={t('quiet')} disabled={!may}>
          <Text size="sm" c="dimmed" mb="xs">
            {t('quietAbout')}
          </Text>
          <Group grow>
            {(['quietFrom', 'quietTo'] as const).map((end) => (
              <Select
                key={end}
                label={t(end)}
                allowDeselect={false}
                value={String(now[end])}
                onChange={(value) => set({ [end]: Number(value) })}
                data={HOURS}
              />
            ))}
          </Group>
        </Fieldset>
        <NumberInput
          label={t('atMost')}
          description={t('atMostAbout')}
          min={1}
          max={20}
          maw="22rem"
          allowDecimal={false}
          disabled={!may}
          value={now.atMost}
          onChange={(value) => set({ atMost: Number(value) })}
          error={write.error?.faults['atMost']}
        />
        <Checkbox
          label={t('quoteProbe')}
          description={t('quoteProbeAbout')}
          disabled={!may}
          checked={now.quoteProbe}
          onChange={(event) => set({ quoteProbe: event.currentTarget.checked })}
        />
        <Text size="sm">{t('always')}</Text>
        {write.error && !write.error.faults['atMost'] ? <RefusedNote fault={write.error} /> : null}
        {may ? (
          <Group justify="flex-end">
            <Button type="submit" disabled={Object.keys(typed).length === 0} loading={write.isPending}>
              {t('saveRules')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
