import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { codingRoutes, type CodeView } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { CodeForm } from './code-form';
import classes from './codebook.module.css';
import { CodeDot, useCounts } from './marks';
import { codesAsTree, inTreeOrder } from './tree-of-codes';

/** The codebook to read and to edit: name, definition, place and how much each code is used. */
export function CodebookTab(): ReactNode {
  const { id: studyId } = useStudy();
  const codebook = useView(codingRoutes.codebook, { params: { studyId }, topics: ['coding'] });
  return (
    <Loaded query={codebook} lines={8}>
      {({ items }) => <Codebook codes={items} />}
    </Loaded>
  );
}

function Codebook({ codes }: { codes: CodeView[] }): ReactNode {
  const t = useTexts('coding.coding');
  const study = useStudy();
  const [typed, setTyped] = useState('');
  const [form, setForm] = useState<{ code?: CodeView } | undefined>();
  const may = study.may('coding.act');
  const wanted = typed.trim().toLocaleLowerCase();
  const rows = inTreeOrder(codesAsTree(codes)).filter(({ code }) =>
    `${code.name} ${code.definition}`.toLocaleLowerCase().includes(wanted),
  );
  const add = may ? <Button onClick={() => setForm({})}>{t('addCode')}</Button> : null;
  return (
    <Stack gap="md">
      {codes.length === 0 ? (
        <Empty title={t('noCodes')} todo={t('noCodesTodo')} action={add} />
      ) : (
        <>
          <Group justify="space-between" align="flex-end">
            <TextInput
              label={t('filterCodes')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {add}
          </Group>
          {rows.length === 0 ? <Text c="dimmed">{t('noSuchCode')}</Text> : null}
          <ul className={classes.book} aria-label={t('tabCodebook')}>
            {rows.map(({ code, depth }) => (
              <li
                key={code.id}
                className={classes.entry}
                style={{ paddingInlineStart: `${(wanted ? 0 : depth) * 1.5}rem` }}
              >
                <Entry
                  code={code}
                  onEdit={may ? () => setForm({ code }) : undefined}
                  hasBelow={codes.some((each) => each.parentId === code.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal
        opened={form !== undefined}
        onClose={() => setForm(undefined)}
        title={form?.code ? t('editCode', { code: form.code.name }) : t('addCode')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {form ? <CodeForm code={form.code} codes={codes} onDone={() => setForm(undefined)} /> : null}
      </Modal>
    </Stack>
  );
}

function Entry({
  code,
  hasBelow,
  onEdit,
}: {
  code: CodeView;
  hasBelow: boolean;
  onEdit: (() => void) | undefined;
}): ReactNode {
  const t = useTexts('coding.coding');
  const counts = useCounts();
  const { id: studyId } = useStudy();
  const done = useDone();
  const remove = useAct(codingRoutes.deleteCode);
  const create = useAct(codingRoutes.createCode);
  const { name, definition, colour, parentId } = code;
  const putBack = (): void =>
    create.mutate({ params: { studyId }, body: { name, definition, colour, parentId } }, { onError: sayRefused });
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <div className={classes.words}>
        <Group gap="xs" wrap="nowrap">
          <CodeDot colour={colour} />
          <Text fw={hasBelow ? 650 : 500}>{name}</Text>
        </Group>
        <Text size="sm" c={definition ? undefined : 'dimmed'} maw="62ch">
          {definition || t('noDefinition')}
        </Text>
        <Text size="sm" c="dimmed">
          {counts(code.within)}
          {hasBelow ? ` (${t('withBelow')})` : ''}
        </Text>
      </div>
      {onEdit ? (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" aria-label={t('editCode', { code: name })} onClick={onEdit}>
            {t('edit')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('deleteCode', { code: name })}
            onClick={() =>
              remove.mutate(
                { params: { studyId, codeId: code.id } },
                { onError: sayRefused, onSuccess: () => done(t('deleted', { code: name }), putBack) },
              )
            }
          >
            {t('delete')}
          </Button>
        </Group>
      ) : null}
    </Group>
  );
}
