import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { recruitmentRoutes, type ApplicationSummary } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { ApplicantFilters, NO_FILTER, queryOf, type Filter } from './applicant-filters';
import { ApplicantPane } from './applicant-pane';
import { ApplicantTable } from './applicant-table';
import classes from './applicants.module.css';
import { recruitmentTexts } from './texts';
import { useKeys } from './use-keys';

const A_PAGE = 200;
const ALL = 2_000;

/** Everybody who applied: a dense list left, the one being read right. */
export function ApplicantsTab(): ReactNode {
  const t = useTexts(recruitmentTexts);
  const study = useStudy();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [settled] = useDebouncedValue(filter, 250);
  const [limit, setLimit] = useState(A_PAGE);
  const applicants = useView(recruitmentRoutes.applications, {
    params: { studyId: study.id },
    query: { ...queryOf(settled), limit },
    topics: ['application', 'seat'],
  });
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <Stack gap="md">
      <ApplicantFilters filter={filter} onChange={setFilter} />
      <Loaded query={applicants} lines={10}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty
              title={t(isFiltered ? 'noneFoundTitle' : 'noneTitle')}
              todo={t(isFiltered ? 'noneFoundTodo' : 'noneTodo')}
              action={
                isFiltered ? (
                  <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
                    {t('clear')}
                  </Button>
                ) : undefined
              }
            />
          ) : (
            <Reading items={items} total={total} onMore={() => setLimit(ALL)} />
          )
        }
      </Loaded>
    </Stack>
  );
}

function Reading({
  items,
  total,
  onMore,
}: {
  items: ApplicationSummary[];
  total: number;
  onMore: () => void;
}): ReactNode {
  const t = useTexts(recruitmentTexts);
  const study = useStudy();
  const rate = useAct(recruitmentRoutes.rate);
  const [keys, setKeys] = useState(true);
  // One who is read stays open when a filter (not rated by me) takes them off the list.
  const [chosen, setChosen] = useState<string>();
  const application = useView(recruitmentRoutes.application, {
    params: { studyId: study.id, applicationId: chosen ?? '' },
    topics: ['application'],
    enabled: chosen !== undefined,
  });
  const at = items.findIndex((item) => item.id === chosen);
  const go = (step: number): void =>
    setChosen(items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + step))]?.id);
  const rateAs = (value: number): void => {
    const view = application.data;
    // While the next one is fetched the earlier one still stands there; it must not get the rating.
    if (view?.id !== chosen || view?.state !== 'completed' || !study.may('recruitment.rate')) return;
    rate.mutate(
      {
        params: { studyId: study.id, applicationId: view.id },
        body: { value: view.myRating === value ? null : value },
      },
      { onError: sayRefused },
    );
  };
  useKeys(keys, (key) => {
    if (key === 'j') go(1);
    else if (key === 'k') go(-1);
    else if (/^[1-5]$/.test(key) && chosen) rateAs(Number(key));
    else return false;
    return true;
  });
  return (
    <div className={classes.columns}>
      <Stack gap="xs" miw={0}>
        <Group justify="space-between" gap="xs">
          <Text size="sm" role="status">
            {items.length === total ? t('counted', { shown: total }) : t('countedOf', { shown: items.length, total })}
          </Text>
          <Switch
            size="xs"
            label={t('keysOn')}
            aria-label={`${t('keys')}: ${t('keysOn')}`}
            checked={keys}
            onChange={(event) => setKeys(event.currentTarget.checked)}
          />
        </Group>
        <ApplicantTable items={items} selected={chosen} onSelect={setChosen} />
        {items.length < total ? (
          <Button variant="default" size="xs" onClick={onMore}>
            {t('more', { total })}
          </Button>
        ) : null}
      </Stack>
      <div className={classes.pane}>
        {chosen ? (
          <ApplicantPane
            application={application}
            place={at >= 0 ? t('position', { at: at + 1, of: items.length }) : undefined}
            onStep={go}
            onRate={rateAs}
            onRead={setChosen}
          />
        ) : (
          <Text c="dimmed">{t('choose')}</Text>
        )}
      </div>
    </div>
  );
}
