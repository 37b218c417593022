import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { applicantsRoutes, type ApplicationView, type IntegritySign } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useLanguage, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';

/** Why somebody should look twice, each as a sentence with its numbers. Nothing here decides anything. */
export function ApplicantSigns({ view, onRead }: { view: ApplicationView; onRead: (id: string) => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const open = view.signList.filter((sign) => !sign.dismissed);
  const past = view.signList.filter((sign) => sign.dismissed);
  if (view.signList.length === 0) return null;
  return (
    <section>
      {open.length > 0 ? (
        <>
          <Title order={3} size="h6">
            {t('lookTwice')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('lookTwiceAbout')}
          </Text>
          <Stack gap="xs">
            {open.map((sign) => (
              <Sign key={sign.kind} view={view} sign={sign} onRead={onRead} />
            ))}
          </Stack>
        </>
      ) : null}
      {past.length > 0 ? (
        <details>
          <summary>{t('dismissed', { count: past.length })}</summary>
          <Stack gap="xs" mt="xs">
            {past.map((sign) => (
              <Sign key={sign.kind} view={view} sign={sign} onRead={onRead} />
            ))}
          </Stack>
        </details>
      ) : null}
    </section>
  );
}

function Sign({
  view,
  sign,
  onRead,
}: {
  view: ApplicationView;
  sign: IntegritySign;
  onRead: (id: string) => void;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const done = useDone();
  const say = useSignSentence();
  const put = useAct(applicantsRoutes.dismissSign);
  const params = { studyId: study.id, applicationId: view.id, kind: sign.kind };
  const turn = (dismissed: boolean): void =>
    put.mutate(
      { params, body: { dismissed } },
      {
        onSuccess: () =>
          done(t(dismissed ? 'signGone' : 'signBack'), () =>
            put.mutate({ params, body: { dismissed: !dismissed } }, { onError: sayRefused }),
          ),
        onError: sayRefused,
      },
    );
  const others = Array.isArray(sign.detail['others']) ? sign.detail['others'] : [];
  return (
    <Paper
      withBorder
      p="sm"
      {...(sign.dismissed ? {} : { style: { borderInlineStart: '4px solid var(--mantine-color-amber-5)' } })}
    >
      <Text size="sm">{say(sign)}</Text>
      <Group gap="md" mt={4}>
        {others.map((id, at) => (
          <Anchor key={id} component="button" type="button" size="sm" onClick={() => onRead(id)}>
            {t('readOther', { at: at + 1, of: others.length })}
          </Anchor>
        ))}
        {study.may('recruitment.decide') ? (
          <Button size="compact-sm" variant="subtle" px={0} onClick={() => turn(!sign.dismissed)}>
            {t(sign.dismissed ? 'signAgain' : 'nothingWrong')}
          </Button>
        ) : null}
      </Group>
    </Paper>
  );
}

function useSignSentence(): (sign: IntegritySign) => string {
  const t = useTexts('applicants.applicants');
  const { intl } = useLanguage();
  return ({ kind, detail }) => {
    const number = (name: string): number => (typeof detail[name] === 'number' ? detail[name] : 0);
    return t(`sign.${kind}.says`, {
      others: Array.isArray(detail['others']) ? detail['others'].length : 1,
      count: number('count'),
      minutes: number('minutes'),
      seconds: number('seconds'),
      expected: number('expected'),
      share: intl.formatNumber(number('share'), { style: 'percent' }),
      reason: String(detail['reason'] ?? ''),
    });
  };
}
