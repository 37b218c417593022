import { Button, Code, PinInput, Stack, Text } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Doorway } from './doorway';

/** The second factor: given each time, or set up the first time. */
export function SecondStep({
  setup,
  onDone,
  onBack,
}: {
  setup: boolean;
  onDone: () => void;
  onBack: () => void;
}): ReactNode {
  const t = useTexts('access.access');
  return (
    <Doorway title={t(setup ? 'setupTitle' : 'codeTitle')} about={t(setup ? 'setupAbout' : 'codeAbout')}>
      {setup ? <Setup /> : null}
      <CodeForm onDone={onDone} />
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        {t('back')}
      </Button>
    </Doorway>
  );
}

function Setup(): ReactNode {
  const t = useTexts('access.access');
  const setup = useView(accessRoutes.totpSetup);
  return (
    <Loaded query={setup}>
      {({ qrSvg, secret }) => (
        <Stack gap="xs" align="flex-start">
          <img
            width={200}
            height={200}
            alt={t('qr')}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(qrSvg)}`}
            style={{ background: '#fff' }}
          />
          <Text size="sm">{t('setupSecret')}</Text>
          <Code block data-testid="totp-secret" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {secret}
          </Code>
        </Stack>
      )}
    </Loaded>
  );
}

function CodeForm({ onDone }: { onDone: () => void }): ReactNode {
  const t = useTexts('access.access');
  const give = useAct(accessRoutes.totp);
  const [code, setCode] = useState('');
  const boxes = useRef<HTMLDivElement>(null);
  const anew = (): void => {
    setCode('');
    boxes.current?.querySelector('input')?.focus();
  };
  const send = (value: string): void => give.mutate({ body: { code: value } }, { onSuccess: onDone, onError: anew });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(code);
      }}
    >
      <Stack gap="sm">
        <PinInput
          rootRef={boxes}
          length={6}
          type="number"
          oneTimeCode
          autoFocus
          value={code}
          onChange={setCode}
          onComplete={send}
          error={give.isError}
          aria-label={t('code')}
          getInputProps={(at) => ({ 'aria-label': `${t('code')} ${at + 1}` })}
        />
        {give.error ? (
          <Text c="red" size="sm" role="alert">
            {give.error.faults['code'] ?? give.error.problem.title}
          </Text>
        ) : null}
        <Button type="submit" loading={give.isPending} disabled={code.length < 6}>
          {t('done')}
        </Button>
      </Stack>
    </form>
  );
}
