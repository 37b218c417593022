import { Button, CopyButton, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { sourcesRoutes, type SourceFunnel } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import classes from './funnel.module.css';
import { recruitmentTexts } from './texts';

const STEPS = ['visits', 'started', 'completed', 'seated'] as const;
const COUNTS = ['visits', 'started', 'completed', 'refused', 'rated', 'seated'] as const;
type Counts = Pick<SourceFunnel, (typeof COUNTS)[number]>;

/** Nobody has come by its link: it may never have been posted. */
const isSilent = (source: SourceFunnel): boolean => source.visits === 0 && source.started === 0;

/** How far people got, link by link. */
export function FunnelTab(): ReactNode {
  const t = useTexts(recruitmentTexts);
  const { id: studyId } = useStudy();
  const sources = useView(sourcesRoutes.list, { params: { studyId }, topics: ['application', 'seat', 'draw'] });
  const [asTable, setAsTable] = useState(false);
  return (
    <Loaded query={sources} lines={8}>
      {({ items, total }) =>
        items.length === 0 ? (
          <Empty title={t('noSources')} todo={t('noSourcesTodo')} />
        ) : (
          <Stack gap="lg">
            <Group justify="space-between">
              <Text>{t('silent', { count: items.filter(isSilent).length, all: items.length })}</Text>
              <Button variant="default" size="xs" onClick={() => setAsTable(!asTable)}>
                {t(asTable ? 'asBars' : 'asTable')}
              </Button>
            </Group>
            {asTable ? <FunnelTable items={items} total={total} /> : <FunnelBars items={items} total={total} />}
          </Stack>
        )
      }
    </Loaded>
  );
}

function FunnelBars({ items, total }: { items: SourceFunnel[]; total: Counts }): ReactNode {
  const t = useTexts(recruitmentTexts);
  const most = Math.max(1, ...items.flatMap((source) => STEPS.map((step) => source[step])));
  return (
    <div className={classes.sources}>
      <section className={classes.whole}>
        <Title order={2} size="h5" mb={4}>
          {t('allSources')}
        </Title>
        <Steps counts={total} most={Math.max(1, ...STEPS.map((step) => total[step]))} />
      </section>
      {items.map((source) => (
        <section key={source.id} className={classes.source}>
          <Group justify="space-between" gap="xs" mb={4}>
            <Title order={2} size="h6">
              {source.name}
            </Title>
            <CopyLink source={source} />
          </Group>
          {isSilent(source) ? (
            <Text size="sm" c="dimmed">
              {t('neverPosted')}
            </Text>
          ) : (
            <Steps counts={source} most={most} />
          )}
        </section>
      ))}
    </div>
  );
}

function Steps({ counts, most }: { counts: Counts; most: number }): ReactNode {
  const t = useTexts(recruitmentTexts);
  return (
    <dl className={classes.steps}>
      {STEPS.map((step) => (
        <div key={step} className={classes.step}>
          <dt className={classes.label}>{t(step)}</dt>
          <dd className={classes.value}>
            <span
              className={classes.bar}
              data-step={step}
              style={{ width: `${(counts[step] / most) * 100}%` }}
              aria-hidden
            />
            <span className={classes.count}>{counts[step]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FunnelTable({ items, total }: { items: SourceFunnel[]; total: Counts }): ReactNode {
  const t = useTexts(recruitmentTexts);
  return (
    <Table.ScrollContainer
      minWidth={720}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('tabFunnel') } }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('source')}</Table.Th>
            {COUNTS.map((count) => (
              <Table.Th key={count} ta="right">
                {t(count)}
              </Table.Th>
            ))}
            <Table.Th>{t('link')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((source) => (
            <Table.Tr key={source.id}>
              <Table.Th scope="row" fw={500}>
                {source.name}
                {isSilent(source) ? (
                  <Text size="xs" c="dimmed">
                    {t('neverPosted')}
                  </Text>
                ) : null}
              </Table.Th>
              <Numbers counts={source} />
              <Table.Td>
                <CopyLink source={source} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('allSources')}</Table.Th>
            <Numbers counts={total} />
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

const Numbers = ({ counts }: { counts: Counts }): ReactNode =>
  COUNTS.map((count) => (
    <Table.Td key={count} ta="right">
      {counts[count]}
    </Table.Td>
  ));

function CopyLink({ source }: { source: SourceFunnel }): ReactNode {
  const t = useTexts(recruitmentTexts);
  return (
    <CopyButton value={source.link}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="subtle"
          px={0}
          onClick={copy}
          title={source.link}
          aria-label={copied ? t('copied') : t('copyOf', { name: source.name })}
        >
          {copied ? t('copied') : t('copy')}
        </Button>
      )}
    </CopyButton>
  );
}
