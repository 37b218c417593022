import { Button, Center, Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/texts';

/** The frame of the pages before one is signed in. */
export function Doorway({
  title,
  about,
  children,
}: {
  title: string;
  about?: string | undefined;
  children: ReactNode;
}): ReactNode {
  const { language, choose } = useLanguage();
  return (
    <Center component="main" mih="100vh" p="md">
      <Container size={440} w="100%" p={0}>
        <Group justify="space-between" mb="sm">
          <Text fw={700}>Lytt</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            lang={language === 'nb' ? 'en' : 'nb'}
            onClick={() => choose(language === 'nb' ? 'en' : 'nb')}
          >
            {language === 'nb' ? 'English' : 'Norsk'}
          </Button>
        </Group>
        <Paper withBorder p="xl">
          <Stack>
            <div>
              <Title order={1} size="h3">
                {title}
              </Title>
              {about ? <Text c="dimmed">{about}</Text> : null}
            </div>
            {children}
          </Stack>
        </Paper>
      </Container>
    </Center>
  );
}
