import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { Empty } from '../../../ui/empty';
import { Loaded, RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useAddress } from '../../../ui/use-address';
import { ApplicantList } from './applicant-list';
import { useAttributes } from './attribute-words';
import { ExportApplicants } from './export-applicants';
import { FilterBar } from './filter-bar';
import {
  asked,
  filterFrom,
  FIRST_ORDER,
  isSame,
  NO_FILTER,
  orderFrom,
  queryOf,
  type Filter,
  type Order,
} from './filter';
import { ImportApplicants } from './import-applicants';
import { SavedFilters } from './saved-filters';
import { useApplicants } from './use-applicants';

/** Everybody who applied: filters above, a dense list, and the one being read beside it. */
export function ApplicantsTab(): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const { search: place, go } = useAddress();
  const [blind, setBlind] = useLocalStorage({
    key: `lytt.blind.${study.id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const filter = filterFrom(place);
  const order = orderFrom(place);
  const attributes = useAttributes(blind);
  const applicants = useApplicants(study.id, { ...queryOf(filter, blind), ...order });
  const [exporting, exports] = useDisclosure(false);
  const [importing, imports] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  const show = (next: Filter, by: Order = order): void =>
    go(
      {
        tab: 'applicants',
        who: place['who'],
        ...asked(next),
        ...(by.sort === FIRST_ORDER.sort && by.direction === 'up' ? {} : by),
      },
      { replace: true },
    );
  const isFiltered = !isSame(filter, NO_FILTER);
  const { total } = applicants;
  const importButton = (
    <Button variant="default" size="compact-md" onClick={imports.open}>
      {t('importTitle')}
    </Button>
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <SavedFilters filter={filter} onChange={show} />
        <Group gap="xs">
          <Switch
            size="xs"
            label={t('blind')}
            checked={blind}
            onChange={(event) => setBlind(event.currentTarget.checked)}
          />
          {study.may('recruitment.decide') ? (
            <>
              <Button variant="default" size="compact-md" onClick={exports.open} disabled={!total}>
                {t('exportTitle')}
              </Button>
              {importButton}
            </>
          ) : null}
        </Group>
      </Group>
      <FilterBar filter={filter} attributes={attributes} onChange={show} search={search} />
      {blind ? <Text size="sm">{t('blindAbout')}</Text> : null}
      {applicants.fault && total !== undefined ? (
        <RefusedNote fault={applicants.fault} retry={applicants.retry} />
      ) : null}
      <Loaded query={applicants.first} lines={10}>
        {() =>
          total === 0 ? (
            <Empty
              title={t(isFiltered ? 'noneFoundTitle' : 'noneTitle')}
              todo={t(isFiltered ? 'noneFoundTodo' : 'noneTodo')}
              action={
                isFiltered ? (
                  <Button variant="default" onClick={() => show(NO_FILTER)}>
                    {t('clear')}
                  </Button>
                ) : undefined
              }
            />
          ) : (
            <ApplicantList
              applicants={applicants}
              total={total ?? 0}
              filter={filter}
              order={order}
              onOrder={(by) => show(filter, by)}
              attributes={attributes}
              blind={blind}
              search={search}
            />
          )
        }
      </Loaded>
      <ExportApplicants opened={exporting} onClose={exports.close} filter={filter} blind={blind} total={total ?? 0} />
      <ImportApplicants opened={importing} onClose={imports.close} />
    </Stack>
  );
}
