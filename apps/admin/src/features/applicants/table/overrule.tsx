import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent, type ReactNode } from 'react';
import { applicantsRoutes, type ApplicationView } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useDone } from '../../../ui/toasts';

/** Why a form ended, and the way in against the rule. */
export function Refusal({ view }: { view: ApplicationView }): ReactNode {
  const t = useTexts('applicants.applicants');
  const ui = useTexts('house.ui');
  const study = useStudy();
  const [opened, dialog] = useDisclosure(false);
  if (view.overruled) return <Alert color="gray">{t('overruled', { reason: view.refusal ?? '' })}</Alert>;
  if (view.refusal === null) return null;
  // A withdrawn person's form stays completed, but its answers are gone.
  if (view.state !== 'refused') return <Alert color="gray">{t('withdrawn')}</Alert>;
  return (
    <Alert color="gray" title={t('refusedBecause', { reason: view.refusal })}>
      {study.may('recruitment.decide') ? (
        <Group gap="sm">
          <Button size="compact-sm" variant="default" disabled={!view.canOverrule} onClick={dialog.open}>
            {t('overrule')}
          </Button>
          {view.canOverrule ? null : <Text size="sm">{t('cannotOverrule')}</Text>}
        </Group>
      ) : null}
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('overruleTitle')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Form view={view} onClose={dialog.close} />
      </Modal>
    </Alert>
  );
}

function Form({ view, onClose }: { view: ApplicationView; onClose: () => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const done = useDone();
  const send = useAct(applicantsRoutes.overrule);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate(
      { params: { studyId: study.id, applicationId: view.id }, body: { reason } },
      {
        onSuccess: () => {
          done(t('overruleDone'));
          onClose();
        },
      },
    );
  };
  const fault = send.error?.faults['reason'];
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('overruleAbout', { reason: view.refusal ?? '' })}</Text>
        <Textarea
          data-autofocus
          required
          autosize
          minRows={3}
          maxLength={500}
          label={t('overruleReason')}
          description={t('overruleReasonAbout')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fault}
        />
        {send.error && !fault ? <RefusedNote fault={send.error} /> : null}
        <Group justify="flex-end">
          <Button type="submit" loading={send.isPending}>
            {t('overrule')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
