import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { sourceFiles, sourcesRoutes, type SourceFunnel } from '@lytt/shared';
import { addressOf } from '../../api/call';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { downloadCsv } from '../../ui/csv-file';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { TableImport } from '../../ui/table-import/table-import';
import { useAddress } from '../../ui/use-address';
import { SourceBars } from './source-bars';
import { SourceDays } from './source-days';
import { AddSource } from './source-form';
import { SourceTable } from './source-table';
import { COUNTS } from './steps';

const KINDS = {
  all: () => true,
  opened: (source: SourceFunnel) => !source.silent,
  silent: (source: SourceFunnel) => source.silent,
  paused: (source: SourceFunnel) => source.paused,
} as const;
type Kind = keyof typeof KINDS;
const VIEWS = ['bars', 'table', 'days'] as const;

/** How far people got, link by link, and the links themselves. */
export function SourcesTab(): ReactNode {
  const t = useTexts('applying.sources');
  const study = useStudy();
  const sources = useView(sourcesRoutes.list, {
    params: { studyId: study.id },
    topics: ['application', 'seat', 'draw', 'source'],
  });
  const [adding, add] = useDisclosure(false);
  const [importing, imports] = useDisclosure(false);
  const acts = study.may('recruitment.edit') ? (
    <Group gap="sm">
      <Button onClick={add.open}>{t('add')}</Button>
      <Button variant="default" onClick={imports.open}>
        {t('importTable')}
      </Button>
    </Group>
  ) : null;
  return (
    <>
      <AddSource opened={adding} onClose={add.close} />
      <TableImport
        opened={importing}
        onClose={imports.close}
        title={t('importTable')}
        about={t('importAbout')}
        route={sourcesRoutes.importTable}
        studyId={study.id}
      />
      <Loaded query={sources} lines={8}>
        {(view) =>
          view.items.length === 0 ? (
            <Empty title={t('noSources')} todo={t('noSourcesTodo')} action={acts} />
          ) : (
            <Shown {...view} acts={acts} />
          )
        }
      </Loaded>
    </>
  );
}

type View = Parameters<typeof SourceBars>[0] & { total: NonNullable<Parameters<typeof SourceBars>[0]['total']> };

function Shown({ items, total, acts }: View & { acts: ReactNode }): ReactNode {
  const t = useTexts('applying.sources');
  const study = useStudy();
  const { search, go } = useAddress();
  const [words, setWords] = useState('');
  const view = VIEWS.find((each) => each === search['view']) ?? 'bars';
  const kind: Kind =
    search['show'] === 'opened' || search['show'] === 'silent' || search['show'] === 'paused' ? search['show'] : 'all';
  const place = (to: Record<string, string>): void =>
    go({ tab: 'sources', view, show: kind, ...to }, { replace: true });
  const wanted = words.trim().toLocaleLowerCase();
  const shown = items.filter((source) => KINDS[kind](source) && source.name.toLocaleLowerCase().includes(wanted));
  const isWhole = shown.length === items.length;
  const save = (): void =>
    downloadCsv(t('fileSources'), [
      [t('source'), t('code'), ...COUNTS.map((count) => t(count)), t('copy')],
      ...shown.map((source) => [source.name, source.code, ...COUNTS.map((count) => source[count]), source.link]),
    ]);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text>{t('silentCount', { count: items.filter(KINDS.silent).length, all: items.length })}</Text>
        {acts}
      </Group>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(next) => place({ view: next })}
          data={VIEWS.map((value) => ({ value, label: t(value) }))}
        />
        <Button
          component="a"
          variant="default"
          href={addressOf(sourceFiles.posters, { studyId: study.id })}
          target="_blank"
          rel="noreferrer"
        >
          {t('posters')}
        </Button>
        {view === 'days' ? null : (
          <Button variant="default" onClick={save}>
            {t('csv')}
          </Button>
        )}
      </Group>
      {view === 'days' ? (
        <SourceDays sources={items} />
      ) : (
        <>
          <Group gap="sm" align="flex-end">
            <Group gap={4} role="group" aria-label={t('show')}>
              {(Object.keys(KINDS) as Kind[]).map((each) => (
                <Button
                  key={each}
                  size="compact-sm"
                  variant={each === kind ? 'light' : 'subtle'}
                  aria-pressed={each === kind}
                  onClick={() => place({ show: each })}
                >
                  {t(`show.${each}`, { count: items.filter(KINDS[each]).length })}
                </Button>
              ))}
            </Group>
            <TextInput
              size="xs"
              type="search"
              label={t('find')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </Group>
          {shown.length === 0 ? (
            <Text c="dimmed">{t('noneShown')}</Text>
          ) : view === 'table' ? (
            <SourceTable items={shown} total={isWhole ? total : undefined} />
          ) : (
            <SourceBars items={shown} total={isWhole ? total : undefined} />
          )}
        </>
      )}
    </Stack>
  );
}
