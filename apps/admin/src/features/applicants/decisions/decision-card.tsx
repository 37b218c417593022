import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { WhoseWords } from '../../../ui/whose-words';
import { useAddress } from '../../../ui/use-address';
import { useLanguages, type DecisionItem } from './decision-item';
import { DecisionText } from './decision-text';
import { SendDecision } from './send-decision';

/** One answer: who waits for it, what it says, and the button that sends it. */
export function DecisionCard({ item }: { item: DecisionItem }): ReactNode {
  const t = useTexts('applicants.decisions');
  const study = useStudy();
  const { go } = useAddress();
  const [opened, text] = useDisclosure(false);
  const [isChanged, setChanged] = useState(false);
  const languages = useLanguages(item);
  const name = t(`name.${item.decision}`);
  return (
    <Paper withBorder p="lg" component="section" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h4">
              {name} <WhoseWords own={item.text.own} />
            </Title>
            <Text size="sm" c="dimmed" maw="62ch">
              {t(`for.${item.decision}`)}
            </Text>
          </div>
        </Group>
        <div>
          <Group gap="sm">
            <Text>{t('told', { count: item.told })}</Text>
            {item.told > 0 ? (
              <Anchor component="button" type="button" onClick={() => go({ tab: 'applicants', told: item.decision })}>
                {t('seeTold')}
              </Anchor>
            ) : null}
          </Group>
          <Text fw={item.waiting > 0 ? 600 : 400}>
            {t('waiting', { count: item.waiting })}
            {item.waiting > 0 ? ` (${languages.join(', ')})` : ''}
          </Text>
          {item.obstacle ? <Text>{t(`obstacle.${item.obstacle}`)}</Text> : null}
        </div>
        <Group gap="sm">
          {study.may('recruitment.decide') ? <SendDecision item={item} isChanged={isChanged} /> : null}
          <Button variant="default" aria-expanded={opened} onClick={text.toggle}>
            {t(opened ? 'closeText' : 'openText')}
          </Button>
        </Group>
        {opened ? <DecisionText item={item} onChanged={setChanged} /> : null}
      </Stack>
    </Paper>
  );
}
