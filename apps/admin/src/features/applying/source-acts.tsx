import { Button, CopyButton, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { sourceFiles, sourcesRoutes, type SourceFunnel } from '@lytt/shared';
import { addressOf } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { RenameSource } from './source-form';

/** What can be done with one link. */
export function SourceActs({ source }: { source: SourceFunnel }): ReactNode {
  const t = useTexts('applying.sources');
  const study = useStudy();
  const done = useDone();
  const [renaming, rename] = useDisclosure(false);
  const edit = useAct(sourcesRoutes.edit);
  const add = useAct(sourcesRoutes.add);
  const remove = useAct(sourcesRoutes.remove);
  const params = { studyId: study.id, sourceId: source.id };
  const { name, code } = source;

  const pause = (paused: boolean, undoable = true): void =>
    edit.mutate(
      { params, body: { paused } },
      {
        onSuccess: () =>
          done(t(paused ? 'donePaused' : 'doneResumed', { name }), undoable ? () => pause(!paused, false) : undefined),
        onError: sayRefused,
      },
    );
  const takeAway = (): void =>
    remove.mutate(
      { params },
      {
        onSuccess: () =>
          done(t('doneRemoved', { name }), () =>
            add.mutate({ params: { studyId: study.id }, body: { name, code } }, { onError: sayRefused }),
          ),
        onError: sayRefused,
      },
    );
  return (
    <Group gap={4} wrap="nowrap" style={{ flex: 'none' }}>
      <CopyButton value={source.link}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={copy}
            title={source.link}
            aria-label={copied ? t('copied') : t('copyOf', { name })}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" aria-label={t('moreOf', { name })}>
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={source.link} target="_blank" rel="noreferrer">
            {t('openLink')}
          </Menu.Item>
          <Menu.Item component="a" href={addressOf(sourceFiles.qr, params)} target="_blank" rel="noreferrer">
            {t('qr')}
          </Menu.Item>
          {study.may('recruitment.edit') ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => pause(!source.paused)}>{t(source.paused ? 'resume' : 'pause')}</Menu.Item>
              <Menu.Item onClick={rename.open}>{t('rename')}</Menu.Item>
              {source.silent && source.started === 0 ? (
                <Menu.Item onClick={takeAway}>{t('remove')}</Menu.Item>
              ) : (
                <Menu.Item disabled>{t('cannotRemove')}</Menu.Item>
              )}
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <RenameSource source={source} opened={renaming} onClose={rename.close} />
    </Group>
  );
}
