import { Button, Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { panelRoutes, applicantsRoutes, type PanelView, type PeopleRule } from '@lytt/shared';
import { viewOptions, useAct } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import { Card } from '../card';
import type { Names } from '../words';
import { AddRule } from './add-rule';
import classes from './rules.module.css';

/** Who must be in, who must not, and who not together; each rule with its reason, and a way back. */
export function PeopleRules({ view, names, mayEdit }: { view: PanelView; names: Names; mayEdit: boolean }): ReactNode {
  const t = useTexts('panel.people-rules');
  const [adding, setAdding] = useState(false);
  const people = usePeople(view.rules, names);
  return (
    <Card title={t('rules')} about={t('rulesAbout')}>
      {view.rules.length === 0 ? (
        <Text size="sm" mb="xs">
          {t('none')}
        </Text>
      ) : (
        <ul className={classes.rules}>
          {view.rules.map((rule) => (
            <Rule key={rule.id} rule={rule} people={people(rule)} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {mayEdit ? (
        <Button size="sm" variant="default" disabled={view.poolSize === 0} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      ) : null}
      <AddRule opened={adding} view={view} names={names} onClose={() => setAdding(false)} />
    </Card>
  );
}

/** What the people of the rules are; to those who may not read applications, only how many. */
function usePeople(rules: readonly PeopleRule[], names: Names): (rule: PeopleRule) => string {
  const t = useTexts('panel.people-rules');
  const study = useStudy();
  const ids = [...new Set(rules.flatMap(({ applicationIds }) => applicationIds))];
  const answers = useQueries({
    queries: ids.map((applicationId) =>
      viewOptions(applicantsRoutes.application, {
        params: { studyId: study.id, applicationId },
        query: { blind: '0' },
        enabled: study.may('recruitment.read'),
      }),
    ),
  });
  const found = new Map(ids.map((id, at) => [id, answers[at]?.data]));
  return ({ applicationIds }) => {
    const told = applicationIds.map((id) => {
      const attributes = found.get(id)?.attributes;
      return attributes && names.person(attributes);
    });
    return told.every(Boolean) && told.length > 0 ? told.join(' | ') : t('somebody', { count: applicationIds.length });
  };
}

function Rule({ rule, people, mayEdit }: { rule: PeopleRule; people: string; mayEdit: boolean }): ReactNode {
  const t = useTexts('panel.people-rules');
  const { id: studyId, timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const done = useDone();
  const remove = useAct(panelRoutes.removeRule);
  const add = useAct(panelRoutes.addRule);
  const { kind, applicationIds, reason } = rule;
  const undo = (): void =>
    add.mutate({ params: { studyId }, body: { kind, applicationIds, reason } }, { onError: sayRefused });
  const takeBack = (): void =>
    remove.mutate(
      { params: { studyId, ruleId: rule.id } },
      { onSuccess: () => done(t('removed'), reason ? undo : undefined), onError: sayRefused },
    );
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Text size="sm">
            <strong>{t(kind)}:</strong> {people}
          </Text>
          <Text size="sm">{reason || t('noReason')}</Text>
          <Text size="xs" c="dimmed">
            {rule.by ? t('by', { name: rule.by, when: when(rule.at) }) : t('bySomebody', { when: when(rule.at) })}
          </Text>
        </div>
        {mayEdit ? (
          <Button
            size="compact-sm"
            variant="subtle"
            style={{ flexShrink: 0 }}
            loading={remove.isPending}
            onClick={takeBack}
            aria-label={t('removeOf', { kind: t(kind), people })}
          >
            {t('remove')}
          </Button>
        ) : null}
      </Group>
    </li>
  );
}
