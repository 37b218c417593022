import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { panelFiles, panelRoutes, type DrawView } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';
import { TypedNumber } from '../../../ui/typed-number';

/** The lottery as numbered panels; dice decide, and their number is entered here. */
export function PublicDraw({ draw, mayEnter }: { draw: DrawView; mayEnter: boolean }): ReactNode {
  const t = useTexts('panel.draw');
  const { id: studyId } = useStudy();
  const enter = useAct(panelRoutes.drawNumber);
  const [typed, setTyped] = useState<number | ''>('');
  const [isLate, setLate] = useState(false);
  const panels = draw.numbered?.panels ?? 0;
  const last = panels - 1;
  const isFine = typed !== '' && Number.isInteger(typed) && typed >= 0 && typed <= last;
  const params = { studyId, drawId: draw.id };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setLate(true);
    if (isFine) enter.mutate({ params, body: { number: typed } }, { onError: sayRefused });
  };
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {t('publicTitle')}
      </Title>
      <Text size="sm" maw="70ch">
        {t('publicAbout', { panels })}
      </Text>
      <Anchor size="sm" href={addressOf(panelFiles.numbered, params)} download>
        {t('publicList')}
      </Anchor>
      {mayEnter ? (
        <form noValidate onSubmit={send}>
          <Group align="flex-start" gap="sm">
            <TypedNumber
              w="10rem"
              label={t('publicNumber', { last })}
              hideControls
              max={last}
              value={typed}
              onType={setTyped}
              error={isLate && !isFine ? t('publicFault', { last }) : undefined}
            />
            <Button type="submit" mt={26} loading={enter.isPending}>
              {t('publicEnter')}
            </Button>
          </Group>
        </form>
      ) : null}
    </Stack>
  );
}
