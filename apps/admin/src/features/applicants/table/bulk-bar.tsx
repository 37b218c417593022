import { Button, Group, Menu, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { applicantsRoutes } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { SetAside } from './set-aside';
import { TagForm } from './tag-form';
import { useApplicantActs, type On } from './use-applicant-acts';
import type { Selection } from './use-selection';

/** What can be done with everybody who is ticked. */
export function BulkBar({ selection, on, total }: { selection: Selection; on: On; total: number }): ReactNode {
  const t = useTexts('applicants.applicants');
  const { id: studyId } = useStudy();
  const act = useApplicantActs();
  const tags = useView(applicantsRoutes.tags, { params: { studyId }, topics: ['application'] });
  const [asking, ask] = useDisclosure(false);
  const [tagging, tag] = useDisclosure(false);
  const known = tags.data?.items ?? [];
  return (
    <Group gap="xs" role="group" aria-label={t('bulk')}>
      <Text size="sm" fw={600} role="status">
        {t('chosen', { count: selection.count })}
      </Text>
      {selection.chosen !== 'all' && selection.count < total ? (
        <Button size="compact-sm" variant="subtle" onClick={selection.all}>
          {t('chooseFound', { count: total })}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => act(on, { kind: 'status', status: 'shortlisted', reason: '' })}
      >
        {t('shortlist')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={ask.open}>
        {t('setAside')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => act(on, { kind: 'status', status: 'new', reason: '' })}
      >
        {t('backToNew')}
      </Button>
      <Popover opened={tagging} onChange={tag.close} trapFocus returnFocus>
        <Popover.Target>
          <Button size="compact-sm" variant="default" onClick={tag.toggle}>
            {t('tagThem')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('tagThem')}>
          <TagForm
            known={known.map((each) => each.tag)}
            onTag={(name) => {
              tag.close();
              act(on, { kind: 'add-tag', tag: name });
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {known.length > 0 ? (
        <Menu>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {t('untagThem')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
            {known.map((each) => (
              <Menu.Item key={each.tag} onClick={() => act(on, { kind: 'remove-tag', tag: each.tag })}>
                {each.tag}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <Button size="compact-sm" variant="subtle" onClick={selection.clear}>
        {t('chooseNobody')}
      </Button>
      <SetAside
        opened={asking}
        count={selection.count}
        onClose={ask.close}
        onSend={(reason) => act(on, { kind: 'status', status: 'set-aside', reason })}
      />
    </Group>
  );
}
