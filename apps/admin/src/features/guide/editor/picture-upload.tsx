import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Refused } from '../../../api/call';
import { useTexts } from '../../../i18n/texts';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { TypedNumber } from '../../../ui/typed-number';
import classes from '../guide.module.css';
import { sendPicture, type TakenPicture } from './send-picture';

const TAKEN = 'image/jpeg,image/png,image/webp,image/gif,image/avif,application/pdf';
const isPdf = (file: File): boolean => file.type === 'application/pdf' || file.name.toLowerCase().endsWith('.pdf');

/** A picture is sent when it is chosen; of a PDF somebody first says which page. */
export function PictureUpload({ onTaken }: { onTaken: (picture: TakenPicture) => void }): ReactNode {
  const t = useTexts('guide.editor');
  const { id: studyId } = useStudy();
  const [file, setFile] = useState<File>();
  const [page, setPage] = useState<number | ''>(1);
  const [sent, setSent] = useState<number>();
  const [fault, setFault] = useState<Refused>();
  const stop = useRef<AbortController>(undefined);
  const forget = useRef<() => void>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (chosen: File, ofPage?: number): Promise<void> => {
    stop.current = new AbortController();
    setFault(undefined);
    setSent(0);
    try {
      const taken = await sendPicture({
        studyId,
        file: chosen,
        page: ofPage,
        onProgress: setSent,
        signal: stop.current.signal,
      });
      if (taken) onTaken(taken);
    } catch (reason) {
      if (!(reason instanceof Refused)) throw reason;
      setFault(reason);
    } finally {
      setSent(undefined);
    }
  };
  const choose = (chosen: File | null): void => {
    if (!chosen) return;
    // Browsers tell of a choice only where it differs: what was stopped or refused can be chosen again.
    forget.current?.();
    setFile(chosen);
    setFault(undefined);
    if (!isPdf(chosen)) void send(chosen);
  };
  const isOnItsWay = sent !== undefined;
  const percent = Math.round((sent ?? 0) * 100);
  return (
    <Stack className={classes['item']} gap="xs">
      <Group gap="sm">
        <FileButton resetRef={forget} accept={TAKEN} onChange={choose} inputProps={{ 'aria-label': t('choose') }}>
          {(props) => (
            <Button {...props} variant="default" size="xs" disabled={isOnItsWay}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {file?.name ?? t('chooseHint')}
        </Text>
      </Group>
      {file && isPdf(file) ? (
        <Group align="flex-end" gap="sm">
          <TypedNumber label={t('page')} min={1} w={140} value={page} onType={setPage} disabled={isOnItsWay} />
          <Button disabled={isOnItsWay || page === ''} onClick={() => void send(file, page === '' ? undefined : page)}>
            {t('upload')}
          </Button>
        </Group>
      ) : null}
      {file && isOnItsWay ? (
        <Group gap="sm">
          <div style={{ flex: 1, minWidth: '8rem' }}>
            <Text size="sm" role="status">
              {t('sending', { name: file.name, percent })}
            </Text>
            <Progress value={percent} aria-label={t('sending', { name: file.name, percent })} />
          </div>
          <Button variant="subtle" size="xs" onClick={() => stop.current?.abort()}>
            {t('stop')}
          </Button>
        </Group>
      ) : null}
      {fault ? <RefusedNote fault={fault} /> : null}
    </Stack>
  );
}
