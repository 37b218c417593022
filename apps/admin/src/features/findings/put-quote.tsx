import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { findingsRoutes, LIMITS } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { Dialog } from './dialog';

/** Into one of the themes, or into a new one. */
export function PutQuote({ segmentId, close }: { segmentId: string; close: () => void }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const [themeId, setThemeId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const themes = useView(findingsRoutes.themes, { params: { studyId: study.id }, topics: ['findings'] });
  const put = useAct(findingsRoutes.putIntoTheme);
  const takeOut = useAct(findingsRoutes.takeOutOfTheme);
  const make = useAct(findingsRoutes.makeTheme);
  const remove = useAct(findingsRoutes.deleteTheme);

  const intoNew = async (): Promise<void> => {
    const { id } = await make.mutateAsync({ params: { studyId: study.id }, body: { name, quotes: [segmentId] } });
    close();
    done(
      t('putDone', { name: name.trim() }),
      () => void remove.mutateAsync({ params: { studyId: study.id, themeId: id } }).catch(sayRefused),
    );
  };
  const into = async (id: string): Promise<void> => {
    const params = { studyId: study.id, themeId: id, segmentId };
    const { wasIn } = await put.mutateAsync({ params });
    close();
    const found = themes.data?.items.find((theme) => theme.id === id);
    done(
      t('putDone', { name: found?.name }),
      wasIn ? undefined : () => void takeOut.mutateAsync({ params }).catch(sayRefused),
    );
  };
  const submit = (): void => {
    if (name.trim() !== '') intoNew().catch(sayRefused);
    else if (themeId) into(themeId).catch(sayRefused);
    else setMissing(true);
  };
  return (
    <Dialog title={t('putInTheme')} close={close}>
      <Loaded query={themes} lines={2}>
        {({ items }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <Stack gap="sm">
              {items.length > 0 ? (
                <Select
                  label={t('chooseTheme')}
                  data={items.map((theme) => ({ value: theme.id, label: theme.name }))}
                  value={themeId}
                  onChange={(id) => {
                    setThemeId(id);
                    if (id) setName('');
                  }}
                  searchable
                  clearable
                  // The dialog gives it the focus; a list that opened by itself would lie over the button.
                  openOnFocus={false}
                  error={missing ? t('chooseOne') : undefined}
                />
              ) : null}
              <TextInput
                label={items.length > 0 ? t('orNewTheme') : t('newTheme')}
                value={name}
                maxLength={LIMITS.name}
                error={missing && items.length === 0 ? t('chooseOne') : make.error?.faults['name']}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                  setThemeId(null);
                }}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={put.isPending || make.isPending}>
                  {t('put')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Dialog>
  );
}
