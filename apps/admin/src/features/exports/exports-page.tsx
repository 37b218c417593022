import { Alert, Button, Group, Input, Paper, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { EXPORT_FILES, exportsRoutes, type ExportCounts, type ExportKind } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLanguage, useTexts, type AdminLanguage } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { ExportHistory } from './export-history';
import { LiveSample } from './live-sample';

export function ExportsPage(): ReactNode {
  const t = useTexts('exports.exports');
  const study = useStudy();
  const { language } = useLanguage();
  const [lang, setLang] = useState<AdminLanguage>(language);
  const sample = useView(exportsRoutes.sample, {
    params: { studyId: study.id },
    query: { lang },
    topics: ['findings', 'coding', 'sentiment', 'seat', 'post'],
  });
  const counts = sample.data?.counts;
  return (
    <Screen title={t('title')} about={t('about')}>
      <Input.Wrapper label={t('language')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('language')}
            value={lang}
            onChange={(value) => setLang(value === 'en' ? 'en' : 'nb')}
            data={(['nb', 'en'] as const).map((value) => ({ value, label: t(`lang.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <section>
        <Title order={2} size="h3" mb="sm">
          {t('forClient')}
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Format kind="report" lang={lang} counts={counts} />
          <Alert color="gray" style={{ alignSelf: 'start' }}>
            {t('private')}
          </Alert>
        </SimpleGrid>
      </section>
      <section>
        <Title order={2} size="h3" mb={4}>
          {t('forStatistics')}
        </Title>
        <Text c="dimmed" mb="sm">
          {t('csvHow')}
        </Text>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Format kind="quotes" lang={lang} />
          <Format kind="hypotheses" lang={lang} />
        </SimpleGrid>
      </section>
      <section>
        <Title order={2} size="h3" mb={4}>
          {t('sample')}
        </Title>
        <Loaded query={sample}>{(view) => <LiveSample columns={view.columns} rows={view.rows} />}</Loaded>
      </section>
      <section>
        <Title order={2} size="h3" mb={4}>
          {t('history')}
        </Title>
        <ExportHistory />
      </section>
    </Screen>
  );
}

function Format({
  kind,
  lang,
  counts,
}: {
  kind: ExportKind;
  lang: AdminLanguage;
  counts?: ExportCounts | undefined;
}): ReactNode {
  const t = useTexts('exports.exports');
  const study = useStudy();
  const href = `/api/v1${EXPORT_FILES[kind].path.replace(':studyId', study.id)}?lang=${lang}`;
  return (
    <Paper component="article" withBorder radius="md" p="md">
      <Stack gap="sm" h="100%">
        <Title order={3} size="h4">
          {t(kind)}
        </Title>
        <Text>{t(`${kind}About`)}</Text>
        {counts ? <Text size="sm">{t('holds', counts)}</Text> : null}
        <Group gap="sm" mt="auto">
          <Button component="a" href={href} download>
            {t('download', { file: t(`${kind}File`) })}
          </Button>
          {kind === 'report' ? (
            <Button component="a" variant="default" href={`${href}&open=1`} target="_blank" rel="noreferrer">
              {t('openReport')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}
